import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Var } from "../var.ts";

setFlagsFromString("--expose-gc");
const gc: () => void = runInNewContext("gc");

/** Collects garbage in a new turn, because a WeakRef holds its target until the end of the turn that created it. */
export async function collectGarbage(): Promise<void> {
  await setImmediate();
  gc();
}

type Made = Float64Array | Uint8Array | Var;
type Tell = (made: Made) => void;

/**
 * Returns the arrays and nodes that `program` creates and its return value keeps alive, sorted, such as
 * `Float64Array 6`, `Uint8Array 1`, `Var`.
 */
export async function keptAlive(program: () => unknown): Promise<string[]> {
  const made: WeakRef<Made>[] = [];
  const tell: Tell = (one) => made.push(new WeakRef(one));
  const held = [tellingOfNodes(tell, () => tellingOfArrays(tell, program))];
  await collectGarbage();
  const kept = made.flatMap((ref) => ref.deref() ?? []);
  return held.flatMap(() => kept.map((one) => (one instanceof Var ? "Var" : nameOf(one)))).toSorted();
}

function nameOf(array: Float64Array | Uint8Array): string {
  return `${array.constructor.name} ${array.length}`;
}

/** Runs a program with array constructors that report every new array. */
function tellingOfArrays<T>(tell: Tell, program: () => T): T {
  const kinds = [Float64Array, Uint8Array];
  const use = (kind: (typeof kinds)[number], as: (typeof kinds)[number]): void => {
    Object.assign(globalThis, { [kind.name]: as });
    Object.assign(kind.prototype, { constructor: as }); // For the copies that `map` creates.
  };
  for (const kind of kinds) {
    const construct = (target: typeof kind, args: unknown[], newTarget: typeof kind): object => {
      const array: Float64Array | Uint8Array = Reflect.construct(target, args, newTarget);
      tell(array);
      return array;
    };
    use(kind, new Proxy(kind, { construct }));
  }
  try {
    return program();
  } finally {
    for (const kind of kinds) use(kind, kind);
  }
}

/** Runs a program and reports each new node when its constructor sets `mark`. Observers miss nodes in operations. */
function tellingOfNodes<T>(tell: Tell, program: () => T): T {
  Object.defineProperty(Var.prototype, "mark", {
    configurable: true,
    set(this: Var, value: number) {
      Object.defineProperty(this, "mark", { value, writable: true, enumerable: true });
      tell(this);
    },
  });
  try {
    return program();
  } finally {
    Reflect.deleteProperty(Var.prototype, "mark");
  }
}
