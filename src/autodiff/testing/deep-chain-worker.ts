import { parentPort } from "node:worker_threads";
import { neg } from "../operations/arithmetic.ts";
import { Var } from "../var.ts";

// Sweeps a chain of a million nodes in a worker thread, whose stack is smaller than the main thread's.
const x = new Var(2);
let y = x;
for (let i = 0; i < 1_000_000; i++) y = neg(y);
y.backward();
parentPort?.postMessage({ value: y.value, grad: x.grad });
