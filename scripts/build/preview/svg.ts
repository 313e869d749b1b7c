/** What an attribute of an element may be; one without a value is left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element of an SVG picture as text, around elements that are text already. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === "number" ? short(value) : escaped(value)}"`],
  );
  const body = children.join("");
  return `<${name}${written.join("")}${body === "" ? "/>" : `>${body}</${name}>`}`;
}

/** A group of elements, moved and scaled. */
export function placedAt(x: number, y: number, scale: number, ...children: readonly string[]): string {
  const size = scale === 1 ? "" : ` scale(${scale.toFixed(4)})`;
  return tag("g", { transform: `translate(${short(x)},${short(y)})${size}` }, ...children);
}

/** Text with what means something in XML written as itself. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
