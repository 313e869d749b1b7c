import type { Module, Of, Parameter, StatementOf } from "./tree.ts";

/** Where a name is found: in a slot of the frame, in a cell in a slot, in the names of a class body, or globally. */
export type Location =
  | { readonly kind: "local" | "cell" | "free"; readonly slot: number }
  | { readonly kind: "class" | "global" };

/** A part of the program with names of its own. */
export class Scope {
  /** Slots of parameters and local variables. */
  readonly locals = new Map<string, number>();
  /** Locals that inner functions use. */
  readonly cells = new Set<string>();
  /** Variables of outer functions, in the order of their cells. */
  readonly free: string[] = [];
  readonly declared = new Map<string, "global" | "nonlocal">();
  readonly used = new Set<string>();
  readonly children: Scope[] = [];
  isGenerator = false;
  /** How many loops are open. */
  loops = 0;

  constructor(
    readonly kind: "module" | "function" | "class" | "comprehension",
    readonly name: string,
    readonly parent: Scope | undefined,
  ) {
    parent?.children.push(this);
  }

  get qualname(): string {
    const { parent, name } = this;
    if (!parent || parent.kind === "module" || parent.declared.get(name) === "global") return name;
    return parent.kind === "class" ? `${parent.qualname}.${name}` : `${parent.qualname}.<locals>.${name}`;
  }

  /** Whether variables stand in slots. */
  get isFunction(): boolean {
    return this.kind === "function" || this.kind === "comprehension";
  }

  bind(name: string): void {
    if (!this.declared.has(name) && !this.locals.has(name)) this.locals.set(name, this.locals.size);
  }

  /** The slots of a frame. In a class body, only cells stand in slots. */
  get slots(): number {
    return this.locals.size + this.free.length;
  }

  /** Returns the slot of the cell that an inner function shares. */
  cellSlot(name: string): number {
    const free = this.free.indexOf(name);
    return free >= 0 ? this.locals.size + free : (this.locals.get(name) as number);
  }

  locate(name: string): Location {
    const free = this.free.indexOf(name);
    if (free >= 0 && !(this.kind === "class" && this.locals.has(name))) {
      return { kind: "free", slot: this.locals.size + free };
    }
    const slot = this.locals.get(name);
    if (slot === undefined || this.kind === "module") {
      return { kind: this.kind === "class" && !this.declared.has(name) ? "class" : "global" };
    }
    if (this.kind === "class") return { kind: "class" };
    return { kind: this.cells.has(name) ? "cell" : "local", slot };
  }
}

/** The nodes that have a scope. */
export type ScopeNode = Module | StatementOf<"function" | "class"> | Of<"lambda" | "comprehension">;
export type Scopes = ReadonlyMap<ScopeNode, Scope>;

/** Returns parameters in the order of their slots: positional, keyword-only, `*args`, `**kw`. */
export function inOrder(parameters: readonly Parameter[]): readonly Parameter[] {
  const order = ["positional-only", "positional", "keyword-only", "rest", "keywords"];
  return [...parameters].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}
