import { caseBySlug } from "../cases/all.ts";
import { caseAddress } from "../player/page-address.ts";
import { Prose } from "../view/math/Prose.tsx";
import { glossaryWords } from "../words/en/glossary.ts";
import { glossary, queryOf } from "./home-glossary.ts";
import "./home-glossary.css";

/** The vocabulary of the chapter, with a link per term to the step that shows it. */
export function HomeGlossary({ base }: { readonly base: string }) {
  return (
    <section id="vocabulary" className="home-section" aria-labelledby="vocabulary-title">
      <h2 id="vocabulary-title">{glossaryWords.title}</h2>
      <dl className="glossary">
        {glossary.map((term) => {
          const { name, meaning, see } = term;
          const number = caseBySlug(see.slug)?.number ?? 0;
          const address = caseAddress(base, see.slug, queryOf(term));
          return (
            <div key={address}>
              <dt>{name}</dt>
              <dd>
                <Prose>{meaning}</Prose>{" "}
                <a href={address} aria-label={glossaryWords.seeTerm(name, number)}>
                  {glossaryWords.see(number)}
                </a>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
