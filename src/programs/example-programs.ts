import { programExampleWords } from "../words/en/program-examples.ts";

/** The name of an example program. */
export type ExampleId = keyof typeof programExampleWords.titles;

const texts: Readonly<Record<string, string>> = import.meta.glob<string>("./examples/*.py", {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The example programs in the order of a menu. */
export const examples: readonly { readonly id: ExampleId; readonly title: string }[] = (
  Object.keys(programExampleWords.titles) as ExampleId[]
).map((id) => ({ id, title: programExampleWords.titles[id] }));

/** Returns the text of an example program. */
export function exampleProgram(id: ExampleId): string {
  return texts[`./examples/${id}.py`] as string;
}
