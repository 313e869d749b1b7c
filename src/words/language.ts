/** What tells the language: a page's address, or a worker's name. */
interface Scope {
  readonly location?: { readonly search: string };
  readonly WorkerGlobalScope?: unknown;
  readonly name?: string;
}

/**
 * Returns the language of the texts in a global scope: `en`, or with `?lang=x-long` in the page's address a
 * pseudo-locale for tests, in which English is accented and 40 % longer. A worker has no such address:
 * `engine/create-worker.ts` puts the query of the page's address into the worker's name.
 */
export function languageOf({ location, WorkerGlobalScope, name }: Scope): "en" | "x-long" {
  const query = WorkerGlobalScope === undefined ? location?.search : name;
  return /[?&]lang=x-long(&|$)/.test(query ?? "") ? "x-long" : "en";
}

/** The language of all texts on this page. */
export const language = languageOf(globalThis as Scope);

/**
 * Returns the texts of a catalogue file in the language of this page.
 *
 * @param english strings, functions that return strings, and arrays and objects of these
 */
export function texts<T>(english: T): T {
  return language === "x-long" ? mapTexts(english, lengthen) : english;
}

/** Applies a function to each string of a catalogue, and to each string that its functions return. */
export function mapTexts<T>(texts: T, map: (text: string) => string): T;
export function mapTexts(texts: unknown, map: (text: string) => string): unknown {
  if (typeof texts === "string") return map(texts);
  if (typeof texts === "function") return (...data: unknown[]) => mapTexts(texts(...data), map);
  if (Array.isArray(texts)) return texts.map((text) => mapTexts(text, map));
  if (typeof texts !== "object" || texts === null) return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, mapTexts(text, map)]));
}

/** The accented forms of a to z. */
const ACCENTED = "áƀçđéƒǧħíĵķłṁñóƥɋřšŧúṽŵẋýž";

/**
 * Accents all words of a text and makes them 40 % longer. Formulas between dollar signs, code between
 * backticks, and single letters, which are names of variables, stay as they are. No ASCII letter of a word
 * remains, so a text that contains an accented text is not lengthened twice.
 */
export function lengthen(text: string): string {
  return text.replace(/\$[^$]*\$|`[^`]*`|[A-Za-z]{2,}/g, (part) =>
    /^[$`]/.test(part) ? part : accented(part),
  );
}

function accented(word: string): string {
  const long = word.replace(/(.)(.?)(.?)(.{0,2})/g, "$1$1$2$3$3$4");
  return long.replace(/./g, (letter) => {
    // The last five bits of a letter's code are its position in the alphabet.
    const form = ACCENTED.charAt((letter.charCodeAt(0) & 31) - 1);
    return letter < "a" ? form.toUpperCase() : form;
  });
}
