const PATHS = {
  first: "M5 4v12M16 4.5 8 10l8 5.5z",
  back: "M14 4.5 6 10l8 5.5z",
  play: "M6 4.5 15 10l-9 5.5z",
  pause: "M6.5 4.5v11M13.5 4.5v11",
  forward: "M6 4.5 14 10l-8 5.5z",
  last: "M15 4v12M4 4.5 12 10l-8 5.5z",
  previous: "M12.5 4.5 7 10l5.5 5.5",
  next: "M7.5 4.5 13 10l-5.5 5.5",
  down: "M5.5 8 10 12.5 14.5 8",
  check: "M4.5 10.5 8.5 14.5 15.5 5.5",
  plus: "M10 4.5v11M4.5 10h11",
  minus: "M4.5 10h11",
  fit: "M4 8V4h4M16 8V4h-4M4 12v4h4M16 12v4h-4",
  follow: "M10 3v4M10 13v4M3 10h4M13 10h4M10 9.9v.2",
  close: "M5 5l10 10M15 5 5 15",
  panel: "M3.5 4.5h13v11h-13zM11.5 4.5v11",
  auto: "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 1 1 0 13",
  light:
    "M10 6.8a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M10 2.5v1.7M10 15.8v1.7M2.5 10h1.7M15.8 10h1.7M4.7 4.7l1.2 1.2M14.1 14.1l1.2 1.2M15.3 4.7l-1.2 1.2M5.9 14.1l-1.2 1.2",
  dark: "M16 11.8A6.5 6.5 0 0 1 8.2 4 6.5 6.5 0 1 0 16 11.8",
  projector: "M2.5 6.5h15v7h-15zM12.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4M5 9h3M5 15.5v-2M15 15.5v-2",
  edge: "M4 10h12M12 6l4 4-4 4M4 7v6",
  node: "M3.5 6.5h13v7h-13zM7 10h6",
  phase: "M3 6h4v8H3zM8.5 6h3v8h-3zM13 6h4v8h-4z",
  share: "M10 12.5V3.5M6.5 6.5 10 3l3.5 3.5M6 9.5H4.5v7h11v-7H14",
  open: "M8 4.5H4.5v11h11V12M11.5 4.5h4v4M15.5 4.5 9.5 10.5",
  print: "M6 7.5v-4h8v4M6 13.5H3.5v-6h13v6H14M6 11.5h8v5H6z",
  write: "M4 16l.8-3.3 8.3-8.3 2.5 2.5-8.3 8.3zM11.4 6.1l2.5 2.5",
  predict: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6M10 9.9v.2",
  break: "M11.5 3 6 11h4l-1.5 6L14 9h-4z",
  reset: "M5 6.5A6.5 6.5 0 1 1 3.6 11M5 3v4h4",
} as const;

const SOLID = new Set<string>(["first", "back", "play", "forward", "last"]);

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** A small decorative icon on a button. The accessible name is the button's. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={SOLID.has(name) ? "icon solid" : "icon"} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}
