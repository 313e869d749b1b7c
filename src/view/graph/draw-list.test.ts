import { beforeEach, describe, expect, it, vi } from "vitest";
import { run as runCase } from "../../engine/run.ts";
import type { DisplayList, Drawn, Group } from "../../scene/display-list.ts";
import { escaped, tag } from "../../scene/svg.ts";
import { drawings, everyStep, sceneAt } from "../../scene/testing/scenes.ts";
import { appendLayers, drawList } from "./draw-list.ts";
import { listMarkup } from "./list-markup.ts";

/** An element as far as the drawing uses elements. Records every change in `changes`. */
class FakeElement {
  static changes: { readonly target: FakeElement; readonly what: string }[] = [];
  readonly attributes = new Map<string, string>();
  readonly classList = { add: vi.fn(), toggle: vi.fn() };
  children: FakeElement[] = [];
  parentNode: FakeElement | null = null;
  #text = "";

  constructor(
    readonly tag: string,
    readonly ownerDocument: { createElementNS(space: string, tag: string): FakeElement },
  ) {}

  readonly namespaceURI = "http://www.w3.org/2000/svg";

  #changed(what: string): void {
    FakeElement.changes.push({ target: this, what });
  }
  get textContent(): string {
    return this.#text;
  }
  set textContent(text: string) {
    this.#text = text;
    this.#changed("text");
  }
  get previousSibling(): FakeElement | null {
    return this.#sibling(-1);
  }
  get nextSibling(): FakeElement | null {
    return this.#sibling(1);
  }
  #sibling(by: number): FakeElement | null {
    const siblings = this.parentNode?.children ?? [];
    return siblings[siblings.indexOf(this) + by] ?? null;
  }
  setAttribute(name: string, value: string): void {
    this.attributes.set(name, value);
    this.#changed(name);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
    this.#changed(name);
  }
  insertBefore(child: FakeElement, next: FakeElement | null): void {
    child.#detach();
    const at = next === null ? this.children.length : this.children.indexOf(next);
    this.children.splice(at, 0, child);
    child.parentNode = this;
    this.#changed("children");
  }
  append(child: FakeElement): void {
    this.insertBefore(child, null);
  }
  prepend(child: FakeElement): void {
    this.insertBefore(child, this.children[0] ?? null);
  }
  remove(): void {
    if (this.parentNode !== null) this.parentNode.#changed("children");
    this.#detach();
  }
  #detach(): void {
    const siblings = this.parentNode?.children ?? [];
    if (siblings.includes(this)) siblings.splice(siblings.indexOf(this), 1);
    this.parentNode = null;
  }
  replaceChildren(): void {
    this.children = [];
    this.#changed("children");
  }
  querySelector(): FakeElement | null {
    return this.children.find(({ tag }) => tag === "title") ?? null;
  }
}

function createLayers() {
  const page = { createElementNS: (_: string, tag: string): FakeElement => new FakeElement(tag, page) };
  return appendLayers(new FakeElement("g", page) as unknown as SVGGElement);
}

/** Returns the element in a layer that shows a group, by its data attributes. */
function elementOf(layer: SVGGElement, { role, data }: Group): FakeElement | undefined {
  const elements = (layer as unknown as FakeElement).children;
  return elements.find(({ attributes }) =>
    [role, "kind"].every((name) => attributes.get(`data-${name}`) === data[name]),
  );
}

/** Returns the ids of the groups in a layer, in the order of their elements. */
function orderOf(layer: SVGGElement, groups: readonly Group[]): string[] {
  const ids = new Map<unknown, string>(groups.map((group) => [elementOf(layer, group), group.id]));
  return [...layer.children].map((child) => ids.get(child) ?? "foreign");
}

/** Returns everything that is drawn, as text. */
function picture(element: FakeElement): string {
  const attributes = [...element.attributes]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([k, v]) => `${k}=${v}`);
  return `<${element.tag} ${attributes.join(" ")}>${element.textContent}${element.children.map(picture).join("")}`;
}

/** Returns an element as SVG text. */
function svgOf({ tag: name, attributes, textContent, children }: FakeElement): string {
  return tag(name, Object.fromEntries(attributes), escaped(textContent), ...children.map(svgOf));
}

const rounded = (svg: string) =>
  svg.replace(/"(-?\d+\.\d+)"/g, (_, digits) => `"${Math.round(Number(digits) * 100) / 100}"`);

const shown = (layers: ReturnType<typeof createLayers>) =>
  Object.values(layers).map((layer) => picture(layer as unknown as FakeElement));

function draw(layers: ReturnType<typeof createLayers>, list: DisplayList) {
  FakeElement.changes = [];
  drawList(layers, list);
  return FakeElement.changes;
}

beforeEach(() => {
  FakeElement.changes = [];
});

const some = drawings.filter(({ run: { trace } }) => trace.nodes.length < 12);

describe.each(some)("stepping through $name", ({ run }) => {
  const lists = everyStep(run).map(({ index }) => sceneAt(run, index).list);

  it("draws the elements that the markup of each list has", () => {
    for (const list of lists) {
      const layers = createLayers();
      draw(layers, list);
      const drawn = Object.values(layers).map((layer) => svgOf(layer as unknown as FakeElement));
      expect(rounded(listMarkup(list))).toBe(rounded(drawn.join("")));
    }
  });

  it("leaves the same elements as drawing at once, in the order of the list", () => {
    const layers = createLayers();
    for (const list of [...lists, ...lists.toReversed()]) {
      draw(layers, list);
      for (const name of ["edges", "nodes", "chips"] as const) {
        expect(orderOf(layers[name], list[name])).toEqual(list[name].map(({ id }) => id));
      }
    }
    for (const list of lists.filter((_, i) => i % 5 === 0)) {
      const fresh = createLayers();
      draw(fresh, list);
      draw(layers, list);
      expect(shown(layers)).toEqual(shown(fresh));
    }
  });

  it("touches only groups that changed", () => {
    const layers = createLayers();
    draw(layers, lists[0] as DisplayList);
    for (const [i, list] of lists.slice(1).entries()) {
      const before = new Set<Drawn>([...(lists[i]?.edges ?? []), ...(lists[i]?.nodes ?? [])]);
      const same = (["edges", "nodes"] as const).flatMap((name) =>
        list[name].filter((group) => before.has(group)).map((group) => elementOf(layers[name], group)),
      );
      const untouched = new Set<unknown>(same);
      const isInside = (element: FakeElement | null): boolean =>
        element !== null && (untouched.has(element) || isInside(element.parentNode));
      expect(draw(layers, list).filter(({ target }) => isInside(target))).toEqual([]);
    }
  });

  it("changes nothing when the same list is drawn again", () => {
    const layers = createLayers();
    for (const list of lists) {
      draw(layers, list);
      expect(draw(layers, list)).toEqual([]);
    }
  });
});

it("a step of a graph of 103 nodes makes few changes", () => {
  const run = runCase({ case: "recurrence", params: { T: 50 } });
  const layers = createLayers();
  const [whole = 0, ...steps] = everyStep(run).map(
    ({ index }) => draw(layers, sceneAt(run, index).list).length,
  );
  expect(Math.max(...steps)).toBeLessThan(whole / 20);
  expect(steps.toSorted((a, b) => a - b)[steps.length >> 1]).toBeLessThan(whole / 50);
});
