import type { Value } from "./object.ts";
import type { Place, Span } from "./place.ts";

export type BinaryOperator = "+" | "-" | "*" | "/" | "//" | "%" | "**" | "@" | "&" | "|" | "^" | "<<" | ">>";
export type UnaryOperator = "-" | "+" | "~" | "not";
export type Comparison = "==" | "!=" | "<" | "<=" | ">" | ">=" | "is" | "is not" | "in" | "not in";

export type Expression = Span &
  (
    | { readonly kind: "name"; readonly name: string }
    | { readonly kind: "constant"; readonly value: Value }
    | { readonly kind: "text"; readonly parts: readonly (string | Field)[] }
    | Binary
    | { readonly kind: "unary"; readonly operator: UnaryOperator; readonly operand: Expression }
    | { readonly kind: "logic"; readonly operator: "and" | "or"; readonly values: readonly Expression[] }
    | Compare
    | Call
    | Attribute
    | Subscript
    | Slice
    | Conditional
    | Lambda
    | Display<"list">
    | Display<"tuple">
    | Display<"set">
    | { readonly kind: "dict"; readonly entries: readonly DictEntry[] }
    | Comprehension
    | { readonly kind: "starred"; readonly value: Expression }
    | { readonly kind: "walrus"; readonly name: string; readonly value: Expression }
    | { readonly kind: "yield"; readonly value: Expression | undefined; readonly from: boolean }
  );

export type Of<K extends Expression["kind"]> = Extract<Expression, { kind: K }>;

/** A replacement field of an f-string. */
export interface Field {
  readonly value: Expression;
  /** `r`, `s`, `a`, or nothing. */
  readonly conversion: string;
  readonly format: readonly (string | Field)[];
}

interface Binary {
  readonly kind: "binary";
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}
interface Compare {
  readonly kind: "compare";
  readonly left: Expression;
  readonly rest: readonly { readonly operator: Comparison; readonly right: Expression }[];
}
interface Call {
  readonly kind: "call";
  readonly func: Expression;
  readonly args: readonly Expression[];
  /** Without a name: `**value`. */
  readonly keywords: readonly { readonly name: string | undefined; readonly value: Expression }[];
}
interface Attribute {
  readonly kind: "attribute";
  readonly object: Expression;
  readonly name: string;
}
interface Subscript {
  readonly kind: "subscript";
  readonly object: Expression;
  readonly index: Expression;
}
interface Slice {
  readonly kind: "slice";
  readonly lower: Expression | undefined;
  readonly upper: Expression | undefined;
  readonly step: Expression | undefined;
}
interface Conditional {
  readonly kind: "conditional";
  readonly test: Expression;
  readonly then: Expression;
  readonly otherwise: Expression;
}
interface Lambda {
  readonly kind: "lambda";
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}
interface Display<K> {
  readonly kind: K;
  readonly items: readonly Expression[];
}
/** Without a key: `**value`. */
export interface DictEntry {
  readonly key: Expression | undefined;
  readonly value: Expression;
}
interface Comprehension {
  readonly kind: "comprehension";
  readonly type: "list" | "set" | "dict" | "generator";
  /** The key, in a dict. */
  readonly element: Expression;
  readonly value: Expression | undefined;
  readonly clauses: readonly Clause[];
}
export interface Clause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** A parameter of a function. */
export interface Parameter {
  readonly name: string;
  readonly kind: "positional-only" | "positional" | "rest" | "keyword-only" | "keywords";
  readonly initial: Expression | undefined;
  readonly at: Place;
}

export type Statement = Place &
  (
    | { readonly kind: "expression"; readonly value: Expression }
    | { readonly kind: "assign"; readonly targets: readonly Expression[]; readonly value: Expression }
    | AugmentedAssignment
    | Annotation
    | { readonly kind: "return"; readonly value: Expression | undefined }
    | { readonly kind: "delete"; readonly targets: readonly Expression[] }
    | { readonly kind: "pass" | "break" | "continue" }
    | If
    | While
    | For
    | Try
    | With
    | Raise
    | { readonly kind: "assert"; readonly test: Expression; readonly message: Expression | undefined }
    | FunctionDefinition
    | ClassDefinition
    | Import
    | { readonly kind: "global" | "nonlocal"; readonly names: readonly string[] }
  );

export type StatementOf<K extends Statement["kind"]> = Extract<Statement, { kind: K }>;
export type Block = readonly Statement[];

interface AugmentedAssignment {
  readonly kind: "augment";
  readonly target: Expression;
  readonly operator: BinaryOperator;
  readonly value: Expression;
}
interface Annotation {
  readonly kind: "annotate";
  readonly target: Expression;
  readonly annotation: Expression;
  readonly value: Expression | undefined;
}
interface If {
  readonly kind: "if";
  /** One per `if` and `elif`. */
  readonly branches: readonly { readonly test: Expression; readonly body: Block; readonly at: Place }[];
  readonly otherwise: Block;
}
interface While {
  readonly kind: "while";
  readonly test: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}
interface For {
  readonly kind: "for";
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: Block;
  readonly otherwise: Block;
}
export interface Handler extends Place {
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: Block;
}
interface Try {
  readonly kind: "try";
  readonly body: Block;
  readonly handlers: readonly Handler[];
  readonly otherwise: Block;
  readonly last: Block;
}
interface With {
  readonly kind: "with";
  readonly manager: Expression;
  readonly target: Expression | undefined;
  readonly body: Block;
}
interface Raise {
  readonly kind: "raise";
  readonly value: Expression | undefined;
  readonly cause: Expression | undefined;
}
interface FunctionDefinition {
  readonly kind: "function";
  readonly name: string;
  readonly parameters: readonly Parameter[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
}
interface ClassDefinition {
  readonly kind: "class";
  readonly name: string;
  readonly bases: readonly Expression[];
  readonly keywords: readonly { readonly name: string | undefined; readonly value: Expression }[];
  readonly body: Block;
  readonly decorators: readonly Expression[];
}
interface Import {
  readonly kind: "import";
  readonly imports: readonly Imported[];
}
export interface Imported {
  readonly module: string;
  /** For `from module import name as …`; undefined for `import module as …`; `*` for all names. */
  readonly name: string | undefined;
  readonly as: string;
}

/** A program. */
export interface Module {
  readonly body: Block;
}
