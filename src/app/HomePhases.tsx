import { lazy, Suspense } from "react";
import { HomePhaseList } from "./HomePhaseList.tsx";
import "./home-phases.css";

/** The words alone, with the room of the miniature: before it comes, and if it never does. */
function WordsAlone() {
  return (
    <div className="tour">
      <div className="miniature" />
      <HomePhaseList />
    </div>
  );
}

const HomeTour = lazy(() =>
  import("./HomeTour.tsx").then(
    ({ HomeTour }) => ({ default: HomeTour }),
    () => ({ default: WordsAlone }),
  ),
);

/** The four phases that all cases go through, explained once, beside a live case. */
export function HomePhases({ base }: { readonly base: string }) {
  return (
    <section id="phases" className="home-section" aria-labelledby="phases-title">
      <h2 id="phases-title">Every case runs the same four phases</h2>
      <Suspense fallback={<WordsAlone />}>
        <HomeTour base={base} />
      </Suspense>
    </section>
  );
}
