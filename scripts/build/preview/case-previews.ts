import { cases } from "../../../src/cases/all.ts";
import { defaults } from "../../../src/cases/complete.ts";
import type { AnyCase } from "../../../src/cases/define-case.ts";
import { formulaAt } from "../../../src/cases/formula-at.ts";
import { run } from "../../../src/engine/run.ts";
import { formula as parsed } from "../../../src/formula/parse.ts";
import { toText } from "../../../src/formula/to-text.ts";
import { picture } from "../../../src/scene/picture.ts";
import { sceneAt } from "../../../src/scene/scene.ts";
import type { Trace } from "../../../src/trace/trace.ts";
import { captionAt } from "../../../src/words/caption.ts";
import { pagesWords } from "../../../src/words/en/pages.ts";
import type { CaseWords } from "../without-script.ts";
import { isAddition, previewStep } from "./preview-step.ts";
import { previewSvg } from "./preview-svg.ts";
import { type Start, startOf } from "./start-markup.tsx";

/** The preview of a page for links: an SVG picture and its description. */
export interface Preview {
  readonly picture: string;
  readonly alt: string;
}

/** The text and pictures of the site's pages without script, from real runs of the cases. */
export interface Previews {
  readonly home: Preview;
  readonly cases: readonly (CaseWords & Preview & { readonly start: Start })[];
}

/**
 * Runs every case with its defaults, and draws each at its key step. The start page shows an addition of
 * adjoints.
 */
export function casePreviews(): Previews {
  const runs = cases.map((spec) => {
    const ran = run({ case: spec.slug, params: {} });
    const { trace } = ran;
    const index = previewStep(trace);
    return { spec, trace, index, graph: sceneAt(picture(ran, ran.request.detail ?? false), index) };
  });
  const first = runs.find(({ trace, index }) => isAddition(trace, index)) ?? runs[0];
  if (first === undefined) throw new Error("previews: there are no cases");
  const { corner, title } = pagesWords.preview;
  const onHome = { corner, title, formula: toText(parsed(first.spec.formula)) };
  return {
    home: {
      picture: previewSvg(first.trace, first.graph, onHome),
      alt: altOf(first.spec, first.trace, first.index),
    },
    cases: runs.map(({ spec, trace, index, graph }) => {
      const { slug, number, title, summary, result } = spec;
      const formula = toText(parsed(spec.formula));
      const corner = pagesWords.preview.caseOf(number, cases.length);
      return {
        slug,
        title,
        summary,
        formula,
        result: toText(formulaAt(result, defaults(spec))),
        picture: previewSvg(trace, graph, { corner, title, formula }),
        alt: altOf(spec, trace, index),
        start: startOf(slug),
      };
    }),
  };
}

function altOf({ title }: AnyCase, trace: Trace, index: number): string {
  return pagesWords.preview.alt(title, index, trace.steps.length, captionAt(trace, index));
}
