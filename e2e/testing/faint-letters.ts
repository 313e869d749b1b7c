import type { Page } from "playwright/test";

/**
 * Returns the SVG texts whose contrast with the colour painted under them is less than 4.5. axe does not
 * check SVG text.
 */
export async function faintLetters(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    type Colour = readonly [red: number, green: number, blue: number, opacity: number];
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    if (canvas === null) throw new Error("faint letters: no canvas");

    /** Maps CSS colours to components, as the browser itself parses them. */
    const known = new Map<string, Colour>();
    const colourOf = (css: string): Colour => {
      const found = known.get(css);
      if (found !== undefined) return found;
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = css;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, opacity = 0] = canvas.getImageData(0, 0, 1, 1).data;
      const colour = [red, green, blue, opacity / 255] as const;
      known.set(css, colour);
      return colour;
    };
    const over = (top: Colour, opacity: number, below: Colour): Colour => {
      const part = top[3] * opacity;
      const mix = (i: 0 | 1 | 2) => top[i] * part + below[i] * (1 - part);
      return [mix(0), mix(1), mix(2), 1];
    };
    const light = ([red, green, blue]: Colour): number => {
      const linear = (byte: number) => {
        const part = byte / 255;
        return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    };
    /** Returns the opacity of an element, 0 if it is not displayed. */
    const opacityOf = (element: Element): number => {
      let opacity = 1;
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const style = getComputedStyle(at);
        if (style.display === "none" || style.visibility === "hidden") return 0;
        opacity *= Number(style.opacity);
      }
      return opacity;
    };
    const pageColour = (element: Element): Colour => {
      let colours: readonly Colour[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        colours = [colourOf(getComputedStyle(at).backgroundColor), ...colours];
      }
      return colours.reduce((below, top) => over(top, 1, below), [255, 255, 255, 1] as Colour);
    };

    const isEmpty = ({ tagName, textContent }: Element) => tagName === "text" && textContent?.trim() === "";

    return [...document.querySelectorAll("svg")].flatMap((svg) => {
      const background = pageColour(svg);
      const shapes: { readonly box: DOMRect; readonly colour: Colour; readonly opacity: number }[] = [];
      const faint = new Set<string>();
      // In paint order.
      for (const element of svg.querySelectorAll("rect, text")) {
        const style = getComputedStyle(element);
        const opacity = opacityOf(element) * Number(style.fillOpacity);
        if (opacity === 0 || style.fill === "none" || isEmpty(element)) continue;
        const box = element.getBoundingClientRect();
        const colour = colourOf(style.fill);
        if (element.tagName === "rect") {
          shapes.push({ box, colour, opacity });
          continue;
        }
        const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
        const under = shapes
          .filter(({ box: { left, right, top, bottom } }) => left < x && x < right && top < y && y < bottom)
          .reduce((below, shape) => over(shape.colour, shape.opacity, below), background);
        const [dark = 0, bright = 0] = [light(over(colour, opacity, under)), light(under)].sort(
          (a, b) => a - b,
        );
        const ratio = (bright + 0.05) / (dark + 0.05);
        if (ratio < 4.5)
          faint.add(
            `${element.getAttribute("class")} "${element.textContent}": ${ratio.toFixed(2)}, ${style.fill}`,
          );
      }
      return [...faint];
    });
  });
}
