/**
 * Returns how many layers to advance from a stored state before the next checkpoint, so that a chain is
 * reversed with the fewest evaluations: the largest of the optimal choices, which lie between β(s, r−2) and
 * β(s, r−1) and leave between β(s−1, r−1) and β(s−1, r) layers, where β(s, r) = C(s+r, s) and r is the
 * repetition number (Griewank & Walther, Algorithm 799: revolve, ACM Transactions on Mathematical Software
 * 26(1), 2000).
 *
 * With m layers advanced, the first m layers form a checkpoint whose segment is split in turn with the same
 * slots; the rest has the state after m layers and one slot less. A single layer is run as it is.
 *
 * @param length the number of layers l, at least 2
 * @param slots the number s of states stored at once, including the first
 * @throws RangeError if either is too small or not a whole number
 */
export function binomialSplit(length: number, slots: number): number {
  check("layers", length, 2);
  check("slots", slots, 1);
  const r = repetitions(length, slots);
  return Math.min(beta(slots, r - 1), length - beta(slots - 1, r - 1));
}

/**
 * Returns how many evaluations the schedule of `binomialSplit` repeats: r·l − β(s+1, r−1), the minimum. The
 * first evaluation of every layer is not counted.
 *
 * @param length the number of layers l, at least 1
 * @param slots the number s of states stored at once, including the first
 * @throws RangeError if either is too small or not a whole number
 */
export function binomialCost(length: number, slots: number): number {
  check("layers", length, 1);
  check("slots", slots, 1);
  const r = repetitions(length, slots);
  return r * length - beta(slots + 1, r - 1);
}

/** The repetition number r: the least with l ≤ β(s, r), and the maximum repetitions of a layer. */
function repetitions(length: number, slots: number): number {
  let [r, reach] = [0, 1];
  while (reach < length) {
    r += 1;
    reach = (reach * (slots + r)) / r;
  }
  return r;
}

/** β(s, r) = C(s+r, s): the number of layers that s slots reverse with at most r repetitions per layer. */
function beta(slots: number, r: number): number {
  if (r < 0) return 0;
  let product = 1;
  for (let i = 1; i <= r; i++) product = (product * (slots + i)) / i;
  return product;
}

function check(name: string, number: number, least: number): void {
  if (Number.isInteger(number) && number >= least) return;
  throw new RangeError(
    `binomial schedule: the number of ${name} is ${number}; make it a whole number from ${least} on`,
  );
}
