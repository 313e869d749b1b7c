import { type ComponentType, createElement, lazy, Suspense } from "react";

interface PlaceProps {
  /** Whether the code could not be fetched, so that this is all there will be. */
  readonly missing: boolean;
}

/**
 * A component whose code is fetched when it is first shown, so that the graph need not wait for it.
 *
 * @param load fetches the component
 * @param Place stands where the component will be, as large as it, and stays there if it cannot be fetched
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  Place: ComponentType<P & PlaceProps> = Nothing,
): ComponentType<P> {
  const Missing = (props: P) => createElement(Place, { ...props, missing: true });
  const Content: ComponentType<P> = lazy(() =>
    load().then(
      (component) => ({ default: component }),
      () => ({ default: Missing }),
    ),
  );
  return function Lazily(props: P) {
    const fallback = createElement(Place, { ...props, missing: false });
    return createElement(Suspense, { fallback }, createElement(Content, props));
  };
}

function Nothing() {
  return null;
}
