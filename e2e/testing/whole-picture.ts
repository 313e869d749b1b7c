import type { Page } from "playwright/test";

/** Everything that a page shows of a player, part by part, and its link. */
export type WholePicture = Readonly<Record<string, unknown>>;

/** Takes the picture as it is now, moving or not. */
export async function wholePicture(page: Page): Promise<WholePicture> {
  return page.evaluate(() => {
    const root = document.querySelector<HTMLElement>(".player");
    // Whether the small graph is there depends on how far the page is scrolled.
    const all = (selector: string) =>
      [...(root?.querySelectorAll(selector) ?? [])].filter((element) => !element.closest(".dock-graph"));

    /** Returns an element's own markup. Sorts attributes and class names, whose order depends on the past. */
    function markup(element: Element): string {
      const attributes = [...element.attributes]
        .map(({ name, value }) => [
          name,
          name === "class" ? value.split(/\s+/).sort().join(" ").trim() : value,
        ])
        .filter(([name, value]) => value !== "" || (name !== "class" && name !== "style"))
        .map(([name, value]) => ` ${name}="${value}"`)
        .sort();
      const inside = [...element.childNodes].map((child) =>
        child instanceof Element ? markup(child) : child.textContent,
      );
      return `<${element.tagName}${attributes.join("")}>${inside.join("")}`;
    }

    /**
     * Returns the text of an element. Formulas are set only near the viewport and are plain text before, so
     * leaves them out; lines repeat them in their labels. Also leaves out nudges and the small graph, which no link holds, and
     * announcements, which are over.
     */
    function words(element: Element): string {
      if (element.matches(".tex, .nudge, .dock-graph, [aria-live]")) return "";
      const label = element.getAttribute("aria-label");
      const inside = [...element.childNodes].map((child) =>
        child instanceof Element ? words(child) : (child.textContent ?? ""),
      );
      return [label === null ? "" : `[${label}] `, ...inside].join("");
    }

    function setting(element: Element): string {
      const name = element.getAttribute("aria-label") ?? "";
      const value = element instanceof HTMLInputElement ? element.value : "";
      const marks = [
        "aria-checked",
        "aria-selected",
        "aria-pressed",
        "aria-disabled",
        "aria-invalid",
        "aria-valuetext",
      ];
      return [name, value, ...marks.map((mark) => element.getAttribute(mark) ?? "")].join("|");
    }

    const camera = (graph: Element) =>
      (graph.getAttribute("transform") ?? "").replace(/-?\d+\.?\d*(e-?\d+)?/g, (text) =>
        Number(text).toFixed(2),
      );
    const sections = [
      ".picker",
      ".inputs",
      ".comparison",
      ".jacobian",
      ".remarks",
      ".graph-title",
      ".engine-strip",
    ];
    return {
      address: location.href,
      title: document.title,
      theme: document.documentElement.dataset.theme,
      moving: all("svg[data-moving=true]").length,
      root: { ...root?.dataset },
      notice: all(".notice").map(words),
      graphs: all("g.camera").map((camera) =>
        [...camera.children].map((layer) =>
          [layer.cloneNode(false) as Element, ...layer.children].map(markup),
        ),
      ),
      views: all("g.camera").map(camera),
      names: all("svg[role=img]").map((svg) => svg.getAttribute("aria-label")),
      words: [...sections, ".chart", ".legend", ".panel", ".dock"].map((name) => [
        name,
        ...all(name).map(words),
      ]),
      settings: all(":is(input, button, [role=radio], [role=switch], [role=tab]):not(.nudge *)").map(setting),
    };
  });
}
