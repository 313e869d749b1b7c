/**
 * The language of all texts on this page, from `?lang=` of its address: `en`, or `x-long`, a pseudo-locale
 * for tests, in which English is accented and 40 % longer.
 */
export const language: "en" | "x-long" =
  new URLSearchParams(globalThis.location?.search).get("lang") === "x-long" ? "x-long" : "en";

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

const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
const ACCENTED = [..."áƀçđéƒǧħíĵķłṁñóƥɋřšŧúṽŵẋýžÁƁÇĐÉƑǦĦÍĴĶŁṀÑÓƤɊŘŠŦÚṼŴẊÝŽ"];

/**
 * Accents all words of a text and makes them 40 % longer. Formulas between dollar signs and single letters,
 * which are names of variables, stay as they are. No ASCII letter of a word remains, so a text that contains
 * an accented text is not lengthened twice.
 */
export function lengthen(text: string): string {
  return text.replace(/\$[^$]*\$|[A-Za-z]{2,}/g, (word) => (word.startsWith("$") ? word : accented(word)));
}

function accented(word: string): string {
  const isRepeated = (i: number) => Math.ceil(0.4 * (i + 1)) > Math.ceil(0.4 * i);
  const letters = [...word].map((letter) => ACCENTED[LETTERS.indexOf(letter)] as string);
  return letters.map((letter, i) => (isRepeated(i) ? letter + letter : letter)).join("");
}
