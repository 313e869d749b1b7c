import { caseBySlug } from "../cases/record.ts";
import { Prose } from "../view/math/Prose.tsx";
import { caseAddress } from "./address.ts";
import { glossary, queryOf } from "./home-glossary.ts";
import "./home-glossary.css";

/** The vocabulary of the chapter, with a link per term to the step that shows it. */
export function HomeGlossary({ base }: { readonly base: string }) {
  return (
    <section id="vocabulary" className="home-section" aria-labelledby="vocabulary-title">
      <h2 id="vocabulary-title">The vocabulary, and where to see it</h2>
      <dl className="glossary">
        {glossary.map((term) => {
          const { name, meaning, see } = term;
          const label = `See it in case ${caseBySlug(see.slug)?.number}`;
          return (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Prose>{meaning}</Prose>{" "}
                <a href={caseAddress(base, see.slug, queryOf(term))} aria-label={`${name}: ${label}`}>
                  {label}
                </a>
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
