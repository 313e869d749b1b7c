import { lazy, Suspense } from "react";

/** The listings come with the parser and the source's text when the panel is first opened. */
const Listings = lazy(() =>
  import("../code/CodeView.tsx").then(
    ({ CodeView }) => ({ default: CodeView }),
    () => ({ default: Unavailable }),
  ),
);

/** The case's program and the engine's source, in step with the graph. */
export function Code() {
  return (
    <Suspense fallback={<p>The source is being loaded …</p>}>
      <Listings />
    </Suspense>
  );
}

function Unavailable() {
  return <p>The source could not be loaded. Reload the page to try again.</p>;
}
