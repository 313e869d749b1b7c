// The document's engine (Case Study 10), written out literally: pairs, a recursive visit, a set.

export class Var {
  constructor(value) {
    this.value = value;
    this.grad = 0.0;
    this.parents = [];
  }

  backward() {
    const topo = [];
    const seen = new Set();

    const visit = (v) => {
      if (seen.has(v)) return;
      seen.add(v);
      for (const [parent] of v.parents) visit(parent);
      topo.push(v);
    };

    visit(this);

    this.grad = 1.0;

    for (const v of topo.reverse()) {
      for (const [parent, pullback] of v.parents) {
        parent.grad += pullback(v.grad);
      }
    }
  }
}

export function add(a, b) {
  const out = new Var(a.value + b.value);
  out.parents = [
    [a, (g) => g],
    [b, (g) => g],
  ];
  return out;
}

export function mul(a, b) {
  const out = new Var(a.value * b.value);
  out.parents = [
    [a, (g) => g * b.value],
    [b, (g) => g * a.value],
  ];
  return out;
}

export function sin(a) {
  const out = new Var(Math.sin(a.value));
  out.parents = [[a, (g) => g * Math.cos(a.value)]];
  return out;
}

export function tanh(a) {
  const out = new Var(Math.tanh(a.value));
  out.parents = [[a, (g) => g * (1 - out.value * out.value)]];
  return out;
}
