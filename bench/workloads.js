/**
 * The programs that are timed, written once for any engine with `Var`, `add`, `mul`, `sin`, `tanh`.
 * Each returns the output to differentiate and the leaves whose adjoints are compared. The weights
 * live on from run to run, as in training, and start from zero adjoints, as the document's engine needs.
 */
export const workloads = {
  "chain of 1,000": { ops: 1000, build: (engine) => () => chain(engine, 1000) },
  "MLP 2-16-16-1, one sample": { ops: 660, build: (engine) => mlp(engine, 1) },
  "MLP 2-16-16-1, 100 samples": { ops: 66_099, build: (engine) => mlp(engine, 100) },
  "chain of 1,000,000": { ops: 1_000_000, build: (engine) => () => chain(engine, 1_000_000) },
};

function chain({ Var, mul, sin }, length) {
  const x = new Var(0.7);
  const w = new Var(1.1);
  let h = x;
  for (let i = 0; i < length; i += 2) h = sin(mul(w, h));
  return { output: h, leaves: [x, w] };
}

const SIZES = [2, 16, 16, 1];

function mlp(engine, samples) {
  const random = lcg(1);
  const weights = SIZES.slice(1).map((size, layer) =>
    Array.from({ length: size }, () => Array.from({ length: SIZES[layer] + 1 }, () => random() - 0.5)),
  );
  const inputs = Array.from({ length: samples }, () => [random() - 0.5, random() - 0.5]);
  const layers = weights.map((rows) => rows.map((row) => row.map((w) => new engine.Var(w))));
  const leaves = layers.flat(2);
  return () => {
    for (const leaf of leaves) leaf.grad = 0;
    return { output: loss(engine, layers, inputs), leaves };
  };
}

function loss({ Var, add, mul, tanh }, layers, inputs) {
  let total;
  for (const input of inputs) {
    let h = [];
    for (const value of input) h.push(new Var(value));
    for (const rows of layers) {
      const next = [];
      for (const row of rows) {
        let sum = row[h.length];
        for (let i = 0; i < h.length; i++) sum = add(sum, mul(row[i], h[i]));
        next.push(tanh(sum));
      }
      h = next;
    }
    total = total === undefined ? h[0] : add(total, h[0]);
  }
  return total;
}

function lcg(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
