import { Session } from "node:inspector";

/**
 * Returns the variables that a function captured, by name, as reported by the JavaScript engine's inspector.
 * Of several variables with the same name, returns the innermost.
 */
export function capturedByEngine(code: unknown): Record<string, unknown> {
  const session = new Session();
  session.connect();
  const desk = { code, held: undefined as unknown };
  Object.assign(globalThis, { desk });
  try {
    const { result } = post(session, "Runtime.evaluate", { expression: "desk.code" });
    const { internalProperties } = post(session, "Runtime.getProperties", { objectId: result.objectId });
    const scopes = internalProperties.find(({ name }) => name === "[[Scopes]]");
    const found: Record<string, unknown> = {};
    for (const scope of propertiesOf(session, scopes?.value?.objectId)) {
      if (!/^(Closure|Block)/.test(scope.value?.description ?? "")) continue;
      for (const { name, value } of propertiesOf(session, scope.value?.objectId)) {
        if (Object.hasOwn(found, name) || value === undefined) continue;
        found[name] = value.objectId === undefined ? value.value : heldAt(session, desk, value.objectId);
      }
    }
    return found;
  } finally {
    session.disconnect();
    Reflect.deleteProperty(globalThis, "desk");
  }
}

interface Remote {
  readonly name: string;
  readonly value?: { readonly value?: unknown; readonly objectId?: string; readonly description?: string };
}

interface Answer {
  readonly result: { readonly objectId: string };
  readonly internalProperties: readonly Remote[];
}

/** Within one thread the inspector answers synchronously. */
function post(session: Session, method: string, params: object): Answer {
  let answer: Answer | undefined;
  session.post(method, params, (error: Error | null, given?: object) => {
    if (error !== null) throw error;
    answer = given as Answer;
  });
  if (answer === undefined) throw new Error(`${method} was not answered`);
  return answer;
}

function propertiesOf(session: Session, objectId: string | undefined): readonly Remote[] {
  if (objectId === undefined) return [];
  const answer = post(session, "Runtime.getProperties", { objectId, ownProperties: true });
  return answer.result as unknown as readonly Remote[];
}

function heldAt(session: Session, desk: { held: unknown }, objectId: string): unknown {
  const functionDeclaration = "function () { desk.held = this; }";
  post(session, "Runtime.callFunctionOn", { objectId, functionDeclaration });
  return desk.held;
}
