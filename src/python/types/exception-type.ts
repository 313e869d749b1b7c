import { exceptionType, type PyException } from "../exceptions.ts";
import { addMethods } from "../native.ts";
import type { Value } from "../object.ts";
import { messageOf, nativeRepr } from "../represent.ts";
import { PyTuple } from "../values.ts";

/** Gives exceptions their methods. */
export function installExceptionType(): void {
  addMethods(exceptionType("BaseException"), {
    "__init__ *": (self: PyException, args: Value[]) => {
      self.args = new PyTuple(args);
    },
    "__str__ 0": (self: PyException) => messageOf(self),
    "__repr__ 0": (self: PyException) => nativeRepr(self),
    "with_traceback 1": (self: PyException) => self,
  });
}
