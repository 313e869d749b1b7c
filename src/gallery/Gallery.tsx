import { examples, matrixExamples } from "../engine/examples.ts";
import { ExampleRows } from "./ExampleRows.tsx";
import { FormulaTable } from "./FormulaTable.tsx";
import { LOOKS, type Look } from "./themes-on-tiles.ts";

/** The name that shows the table of formulas instead of an example. */
const FORMULAS = "formulas";

/** The name that shows each step in motion. */
const MOTION = "motion";

const all = [...examples, ...matrixExamples];

/**
 * Shows every example at its key steps in every theme, and every formula, for work on the drawing.
 *
 * @param query `example` and `theme` restrict the gallery to one example, or to `formulas`, and to one theme;
 *   `pictures=motion` shows each step at five times of its motion
 */
export function Gallery({ query }: { readonly query: URLSearchParams }) {
  const [name, theme] = [query.get("example"), query.get("theme")];
  const times = query.get("pictures") === MOTION ? [0, 0.25, 0.5, 0.75, 1] : [1];
  const looks = LOOKS.filter((look) => theme === null || look === theme);
  return (
    <main className="gallery">
      <h1>Gallery</h1>
      <nav aria-label="Themes">
        <Choice query={query} part="theme" options={LOOKS} />
      </nav>
      <nav aria-label="Pictures">
        <Choice query={query} part="pictures" options={[MOTION]} />
      </nav>
      <nav aria-label="Examples">
        <Choice query={query} part="example" options={[...all.map((example) => example.name), FORMULAS]} />
      </nav>
      {all
        .filter((example) => name === null || example.name === name)
        .map((example) => (
          <ExampleRows key={example.name} example={example} looks={looks} times={times} />
        ))}
      {(name === null || name === FORMULAS) && <FormulaTable />}
    </main>
  );
}

interface ChoiceProps {
  readonly query: URLSearchParams;
  readonly part: string;
  readonly options: readonly (Look | string)[];
}

/** Links to the page with one query parameter changed or removed. */
function Choice({ query, part, options }: ChoiceProps) {
  const address = (option?: string) => {
    const next = new URLSearchParams(query);
    if (option === undefined) next.delete(part);
    else next.set(part, option);
    return `?${next}`;
  };
  return (
    <>
      <a href={address()} aria-current={!query.has(part)}>
        all
      </a>
      {options.map((option) => (
        <a key={option} href={address(option)} aria-current={query.get(part) === option}>
          {option}
        </a>
      ))}
    </>
  );
}
