import { cases } from "../cases/all.ts";
import { quote } from "../cases/quote.ts";
import { caseAddress, sitePageAddress } from "../player/page-address.ts";
import { homeWords } from "../words/en/home.ts";
import { guessCase } from "./guess-case.ts";
import { HomeCases } from "./HomeCases.tsx";
import { HomeFooter } from "./HomeFooter.tsx";
import { HomeFormula } from "./HomeFormula.tsx";
import { HomeGlossary } from "./HomeGlossary.tsx";
import { HomePhases } from "./HomePhases.tsx";
import { MarkedText } from "./MarkedText.tsx";
import { base } from "./site.ts";
import { Updates } from "./Updates.tsx";
import { useTheme } from "./use-theme.ts";
import "katex/dist/katex.min.css";
import "../view/ui/tokens.css";
import "../view/ui/base.css";
import "./home.css";

interface HomePageProps {
  /** The unknown case that the address names. */
  readonly missing?: string;
}

/** The start page: an introduction, the phases of a case, all cases, and the vocabulary. */
export function HomePage({ missing }: HomePageProps) {
  useTheme();
  const [first] = cases;
  const guess = missing === undefined ? undefined : guessCase(missing);
  return (
    <div className="home">
      <a className="skip" href="#cases">
        {homeWords.skip}
      </a>
      <header className="hero">
        <h1 className="wordmark" translate="no">
          pull<b>back</b>
        </h1>
        <p className="promise">{homeWords.promise}</p>
        <p className="hero-links">
          {first && (
            <a className="primary" href={caseAddress(base, first.slug)}>
              {homeWords.start(first.number)}
            </a>
          )}
          <a href="#cases">{homeWords.allCases}</a>
          <a href={sitePageAddress(base, "practice")}>{homeWords.practice}</a>
          <a href="#vocabulary">{homeWords.vocabulary}</a>
        </p>
        <HomeFormula base={base} />
      </header>
      <main>
        {missing !== undefined && (
          <p className="home-notice" role="status">
            {homeWords.missing.noCase(quote(missing))}{" "}
            {guess && (
              <MarkedText
                of={homeWords.missing.guess(guess.title)}
                mark={(_, text) => <a href={caseAddress(base, guess.slug)}>{text}</a>}
              />
            )}
          </p>
        )}
        <HomePhases base={base} />
        <HomeCases base={base} />
        <HomeGlossary base={base} />
      </main>
      <HomeFooter />
      <Updates />
    </div>
  );
}
