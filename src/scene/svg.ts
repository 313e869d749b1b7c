/** The attributes of an element. Those with an undefined value are left out. */
type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Returns an SVG element as text. The children are SVG text already. */
export function tag(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${typeof value === "number" ? short(value) : escaped(value)}"`],
  );
  const body = children.join("");
  return `<${name}${written.join("")}${body === "" ? "/>" : `>${body}</${name}>`}`;
}

/** Returns a group of elements, translated and scaled. */
export function placedAt(x: number, y: number, scale: number, ...children: readonly string[]): string {
  const size = scale === 1 ? "" : ` scale(${scale.toFixed(4)})`;
  return tag("g", { transform: `translate(${short(x)},${short(y)})${size}` }, ...children);
}

/** Escapes text for XML. */
export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
