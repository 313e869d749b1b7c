import { cases } from "../cases/all.ts";
import { quote } from "../cases/quote.ts";
import { caseAddress } from "./address.ts";
import { guessCase } from "./guess-case.ts";
import { HomeCases } from "./HomeCases.tsx";
import { HomeFooter } from "./HomeFooter.tsx";
import { HomeGlossary } from "./HomeGlossary.tsx";
import { HomePhases } from "./HomePhases.tsx";
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
        Skip to the cases
      </a>
      <header className="hero">
        <h1 className="wordmark">
          pull<b>back</b>
        </h1>
        <p className="promise">Step through reverse-mode automatic differentiation, one adjoint at a time.</p>
        <p className="hero-links">
          {first && (
            <a className="primary" href={caseAddress(base, first.slug)}>
              Start with case 1
            </a>
          )}
          <a href="#cases">All ten cases</a>
          <a href="#vocabulary">Vocabulary</a>
        </p>
      </header>
      <main>
        {missing !== undefined && (
          <p className="home-notice" role="status">
            There is no case named {quote(missing)}.{" "}
            {guess && (
              <>
                Did you mean <a href={caseAddress(base, guess.slug)}>{guess.title}</a>?
              </>
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
