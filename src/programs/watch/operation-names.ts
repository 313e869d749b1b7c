/** The words with which learners name the operations of the engine, by the operation's id. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  add: ["add", "plus", "sum", "+"],
  sub: ["sub", "subtract", "minus", "difference", "-", "−"],
  mul: ["mul", "multiply", "times", "prod", "product", "*", "×", "·"],
  div: ["div", "truediv", "divide", "quotient", "/", "÷"],
  pow: ["pow", "power", "**", "^"],
  square: ["square", "sq", "squared"],
  neg: ["neg", "negative", "negate", "minus", "-"],
  sqrt: ["sqrt", "root", "√"],
  exp: ["exp"],
  log: ["log", "ln"],
  sin: ["sin", "sine"],
  cos: ["cos", "cosine"],
  tan: ["tan"],
  tanh: ["tanh"],
  sigmoid: ["sigmoid", "logistic", "σ"],
  relu: ["relu", "rectify"],
  abs: ["abs", "absolute"],
  max: ["max", "maximum"],
  min: ["min", "minimum"],
};

const idsByWord = new Map<string, string[]>();
for (const [id, words] of Object.entries(WORDS)) {
  for (const word of words) idsByWord.set(word, [...(idsByWord.get(word) ?? []), id]);
}

/**
 * Returns the operations that the name of a function, of a class or an attribute such as `**2` may mean, by their ids:
 * `__radd__` and `Add` mean `add`.
 */
export function operationsNamed(name: string): readonly string[] {
  const bare = bareName(name).toLowerCase();
  const power = bare.startsWith("**") ? "pow" : bare;
  const reflected = /^__[ri]/.test(name) ? power.slice(1) : "";
  return idsByWord.get(power) ?? idsByWord.get(reflected) ?? [];
}

/** Returns a name without underscores around it: `add` for `__add__`. */
export function bareName(name: string): string {
  return name.replace(/^_+|_+$/g, "");
}
