/** Collects the operands of each node. */
function graph(): { readonly operands: number[][]; node(...own: number[]): number } {
  const operands: number[][] = [];
  return { operands, node: (...own) => operands.push(own) - 1 };
}

/**
 * Returns the operands of the nodes of a perceptron whose layers have these sizes, entry by entry: each neuron
 * adds its products to its bias, and all but the last layer have an activation function.
 */
export function perceptron(...sizes: readonly [number, ...number[]]): number[][] {
  const { operands, node } = graph();
  const [inputs, ...layers] = sizes;
  const weights = layers.map((size, i) =>
    Array.from({ length: size }, () => Array.from({ length: (sizes[i] ?? 0) + 1 }, () => node())),
  );
  let values = Array.from({ length: inputs }, () => node());
  for (const [layer, rows] of weights.entries()) {
    values = rows.map(([bias = 0, ...row]) => {
      const sum = row.reduce((total, weight, i) => node(total, node(weight, values[i] ?? 0)), bias);
      return layer === weights.length - 1 ? sum : node(sum);
    });
  }
  return operands;
}

/** Returns the operands of the nodes of a recurrent network with two hidden numbers, over some steps. */
export function recurrentNetwork(steps: number): number[][] {
  const { operands, node } = graph();
  const rows = [0, 1].map(() => ({ W: [node(), node()], U: node(), b: node() }));
  let hidden = [node(), node()];
  const inputs = Array.from({ length: steps }, () => node());
  for (const x of inputs) {
    hidden = rows.map(({ W, U, b }) =>
      node(W.reduce((sum, w, i) => node(sum, node(w, hidden[i] ?? 0)), node(node(U, x), b))),
    );
  }
  return operands;
}
