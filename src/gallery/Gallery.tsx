import { examples, matrixExamples } from "../engine/examples.ts";
import { ExampleRows } from "./ExampleRows.tsx";
import { LOOKS, type Look } from "./themes-on-tiles.ts";

const all = [...examples, ...matrixExamples];

/**
 * Shows every example at its key steps in every theme, for work on the drawing.
 *
 * @param query `example` and `theme` restrict the gallery to one example or theme
 */
export function Gallery({ query }: { readonly query: URLSearchParams }) {
  const [name, theme] = [query.get("example"), query.get("theme")];
  const looks = LOOKS.filter((look) => theme === null || look === theme);
  return (
    <main className="gallery">
      <h1>Gallery</h1>
      <nav aria-label="Themes">
        <Choice query={query} part="theme" options={LOOKS} />
      </nav>
      <nav aria-label="Examples">
        <Choice query={query} part="example" options={all.map((example) => example.name)} />
      </nav>
      {all
        .filter((example) => name === null || example.name === name)
        .map((example) => (
          <ExampleRows key={example.name} example={example} looks={looks} />
        ))}
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
