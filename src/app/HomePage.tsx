import { cases } from "../cases/all.ts";
import type { AnyCase } from "../cases/define-case.ts";
import { quote } from "../cases/quote.ts";
import { Tex } from "../view/Tex.tsx";
import { basePath, caseAddress } from "./address.ts";
import "katex/dist/katex.min.css";
import "../view/styles/tokens.css";
import "../view/styles/base.css";
import "./home.css";

interface HomePageProps {
  /** An address that named no case, and the case it may have meant. */
  readonly missing?: { readonly slug: string; readonly guess: AnyCase | undefined };
}

/** The way in: all case studies. */
export function HomePage({ missing }: HomePageProps) {
  const base = basePath(location.pathname);
  return (
    <main className="home">
      <h1 className="wordmark">
        pull<b>back</b>
      </h1>
      <p className="lead">Step through reverse-mode automatic differentiation, one adjoint at a time.</p>
      {missing && (
        <p className="notice" role="status">
          There is no case named {quote(missing.slug)}.{" "}
          {missing.guess && (
            <>
              Did you mean <a href={caseAddress(base, missing.guess.slug)}>{missing.guess.title}</a>?
            </>
          )}
        </p>
      )}
      <ol className="cards">
        {cases.map(({ number, slug, title, formula, summary }) => (
          <li key={slug}>
            <a href={caseAddress(base, slug)}>
              <span className="card-number">{number}</span>
              <h2>{title}</h2>
              <Tex>{formula}</Tex>
              <p>{summary}</p>
            </a>
          </li>
        ))}
      </ol>
    </main>
  );
}
