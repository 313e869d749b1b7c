import { extent, line, scaleLog } from "d3";

const WIDTH = 680;
const HEIGHT = 380;
const MARGIN = { top: 40, right: 185, bottom: 46, left: 64 };
/** Colours that are legible on white and on black; dashes tell the lines apart without colour. */
const STYLES = [
  { colour: "#2f7fd1", dash: "none" },
  { colour: "#c9631a", dash: "7 3" },
  { colour: "#2c9447", dash: "2 3" },
  { colour: "#a45cc0", dash: "9 3 2 3" },
];

/** What each plot shows: its title, its horizontal axis and the unit of its values. */
const PLOTS = {
  recording: { title: "Recording", x: "steps", unit: "ms" },
  layout: { title: "Layout", x: "nodes", unit: "ms" },
  step: { title: "Scene of a step", x: "nodes", unit: "ms" },
  kilobytes: { title: "Sent to the page", x: "steps", unit: "kB" },
};

/**
 * Draws how costs grow, on logarithmic axes. A cost that grows in proportion to the size runs parallel to the
 * grey lines.
 *
 * @param {import("./growth.js").GrowthPoint[]} points
 * @returns the plots as SVG documents, by cost
 */
export function plots(points) {
  const costs = Object.keys(PLOTS).filter((cost) => points.some((point) => point.cost === cost));
  return Object.fromEntries(
    costs.map((cost) => [
      cost,
      plot(
        points.filter((point) => point.cost === cost),
        PLOTS[cost],
      ),
    ]),
  );
}

function plot(points, { title, x: size, unit }) {
  const right = WIDTH - MARGIN.right;
  const bottom = HEIGHT - MARGIN.bottom;
  const x = scaleFor(
    points.map((point) => point[size]),
    [MARGIN.left, right],
  );
  const y = scaleFor(
    points.map(({ value }) => value),
    [bottom, MARGIN.top],
  );
  const draw = line(
    (point) => round(x(point[size])),
    (point) => round(y(point.value)),
  );
  const columns = powersIn(x).map(
    (power) =>
      `<path class="grid" d="M${round(x(power))},${MARGIN.top}V${bottom}"/>` +
      `<text x="${round(x(power))}" y="${bottom + 18}" text-anchor="middle">${power.toLocaleString("en-US")}</text>`,
  );
  const rows = powersIn(y).map(
    (power) =>
      `<path class="grid" d="M${MARGIN.left},${round(y(power))}H${right}"/>` +
      `<text x="${MARGIN.left - 8}" y="${round(y(power)) + 4}" text-anchor="end">${power.toLocaleString("en-US")}</text>`,
  );
  const programs = [...new Set(points.map(({ program }) => program))];
  const lines = programs.map((program, i) => {
    const { colour, dash } = STYLES[i % STYLES.length];
    const own = points.filter((point) => point.program === program);
    const top = MARGIN.top + 12 + 22 * i;
    const stroke = `stroke="${colour}" stroke-dasharray="${dash}"`;
    return (
      `<path class="line" ${stroke} d="${draw(own)}"/>` +
      own
        .map(
          (point) =>
            `<circle fill="${colour}" r="3" cx="${round(x(point[size]))}" cy="${round(y(point.value))}"/>`,
        )
        .join("") +
      `<path class="line" ${stroke} d="M${right + 12},${top}h24"/>` +
      `<text x="${right + 42}" y="${top + 4}">${program}</text>`
    );
  });
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}, ${unit} by ${size}">`,
    `<style>text{font:12px system-ui,sans-serif;fill:#333}.line{fill:none;stroke-width:2}.grid{stroke:#8885;fill:none}.guide{stroke:#8888;stroke-dasharray:1 4;fill:none}@media(prefers-color-scheme:dark){text{fill:#ddd}}</style>`,
    `<text x="${MARGIN.left}" y="20" font-weight="bold">${title}, ${unit}</text>`,
    `<text x="${right}" y="${HEIGHT - 8}" text-anchor="end">${size}</text>`,
    ...columns,
    ...rows,
    ...guides(x, y),
    ...lines,
    "</svg>",
  ].join("\n")}\n`;
}

/** Returns a logarithmic scale that ends at powers of ten. */
export function scaleFor(values, range) {
  const [least, most] = extent(values.filter((value) => value > 0));
  const from = 10 ** Math.floor(Math.log10(least));
  const to = 10 ** Math.ceil(Math.log10(most));
  return scaleLog([from, to === from ? from * 10 : to], range);
}

function powersIn(scale) {
  const [from, to] = scale.domain().map((end) => Math.round(Math.log10(end)));
  return Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)).map((power) =>
    Number(power.toPrecision(1)),
  );
}

/** Returns the lines along which a value is proportional to the size, one per power of ten that fits. */
function guides(x, y) {
  const [fromX, toX] = x.domain();
  const [fromY, toY] = y.domain();
  return powersIn(y).flatMap((power) => {
    const end = Math.min(toX, (fromX * toY) / power);
    return power < fromY || end <= fromX
      ? []
      : [
          `<path class="guide" d="M${round(x(fromX))},${round(y(power))}L${round(x(end))},${round(y((power * end) / fromX))}"/>`,
        ];
  });
}

function round(value) {
  return Math.round(value * 10) / 10;
}
