import { lazy, Suspense } from "react";
import { homePhasesWords } from "../words/en/home-phases.ts";
import { HomePhaseList } from "./HomePhaseList.tsx";
import "./home-phases.css";

/** The phases in words, with a placeholder for the miniature, which may never load. */
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

/** Explains the four phases of every case beside a live case. */
export function HomePhases({ base }: { readonly base: string }) {
  return (
    <section id="phases" className="home-section" aria-labelledby="phases-title">
      <h2 id="phases-title">{homePhasesWords.title}</h2>
      <Suspense fallback={<WordsAlone />}>
        <HomeTour base={base} />
      </Suspense>
    </section>
  );
}
