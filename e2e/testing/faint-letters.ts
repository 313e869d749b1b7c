import type { Page } from "playwright/test";

/**
 * Returns the texts that have too little contrast with the colour painted under them: less than 3 where the letters
 * are large, else less than 4.5. Under a text of SVG are the rectangles painted before it; under other texts, the
 * backgrounds of the elements around them. axe, which also finds what lies above or below an element, ignores
 * SVG, leaves many letters of formulas undecided, and takes a hundred times as long. Controls that are disabled may be faint.
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
    /** Returns a function that computes its value for each element once. */
    function perElement<T>(compute: (element: Element) => T): (element: Element) => T {
      const known = new Map<Element, T>();
      return (element) => {
        const value = known.has(element) ? (known.get(element) as T) : compute(element);
        known.set(element, value);
        return value;
      };
    }
    /** Returns the opacity of an element, 0 if it is not displayed. */
    const opacityOf = perElement((element): number => {
      const style = getComputedStyle(element);
      if (style.display === "none" || style.visibility === "hidden") return 0;
      const { parentElement } = element;
      return Number(style.opacity) * (parentElement === null ? 1 : opacityOf(parentElement));
    });
    const pageColour = perElement((element): Colour => {
      const { parentElement } = element;
      const below = parentElement === null ? ([255, 255, 255, 1] as const) : pageColour(parentElement);
      return over(colourOf(getComputedStyle(element).backgroundColor), 1, below);
    });
    const contrast = (one: Colour, other: Colour): number => {
      const [dark = 0, bright = 0] = [light(one), light(other)].sort((a, b) => a - b);
      return (bright + 0.05) / (dark + 0.05);
    };

    const isEmpty = ({ tagName, textContent }: Element) => tagName === "text" && textContent?.trim() === "";

    const inSvg = [...document.querySelectorAll("svg")].flatMap((svg) => {
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
        const ratio = contrast(over(colour, opacity, under), under);
        if (ratio < 4.5)
          faint.add(
            `${element.getAttribute("class")} "${element.textContent}": ${ratio.toFixed(2)}, ${style.fill}`,
          );
      }
      return [...faint];
    });

    const NEVER_SEEN = "svg, script, style, noscript, .visually-hidden, .katex-mathml";
    const DISABLED = "[disabled], [aria-disabled=true], [data-disabled]";
    const hasText = (element: Element) =>
      element instanceof HTMLInputElement
        ? element.type !== "range" && element.value !== ""
        : [...element.childNodes].some(
            ({ nodeType, textContent }) =>
              nodeType === Node.TEXT_NODE && /[^\s\u200b]/.test(textContent ?? ""),
          );
    const faint = new Set<string>();
    for (const element of document.body.querySelectorAll("*")) {
      if (!hasText(element) || element.closest(`${NEVER_SEEN}, ${DISABLED}`)) continue;
      const opacity = opacityOf(element);
      if (opacity === 0 || element.getClientRects().length === 0) continue;
      const { color, fontSize, fontWeight } = getComputedStyle(element);
      const size = Number.parseFloat(fontSize);
      // 18 points, or 14 points in bold.
      const isLarge = size >= 24 || (size >= 18.66 && Number(fontWeight) >= 700);
      const under = pageColour(element);
      const ratio = contrast(over(colourOf(color), opacity, under), under);
      const text = element instanceof HTMLInputElement ? element.value : element.textContent;
      if (ratio < (isLarge ? 3 : 4.5))
        faint.add(`${element.getAttribute("class")} "${text}": ${ratio.toFixed(2)}, ${color}`);
    }
    return [...inSvg, ...faint];
  });
}
