import { deflateRawSync } from "node:zlib";

/** A program of three inputs and one output: y = tanh(w x + b). */
export const NEURON = `x = Var(2.0)
w = Var(-0.5)
b = Var(0.25)
y = tanh(w * x + b)
y.backward()
print(x.grad)
`;

/** The adjoint of x in `NEURON`. */
export const NEURON_GRADIENT = -0.5 * (1 - Math.tanh(-0.75) ** 2);

/** Returns a text as it stands in a link after `#code=`. */
export function codeOf(text: string): string {
  return deflateRawSync(Buffer.from(text)).toString("base64url");
}
