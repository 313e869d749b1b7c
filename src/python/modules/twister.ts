const SIZE = 624;
const SHIFT = 397;

/** The generator MT19937, as CPython's `random` uses it. */
export class Twister {
  private readonly state = new Uint32Array(SIZE);
  private index = SIZE;

  /** @param seed its absolute value counts */
  constructor(seed: bigint) {
    const key: number[] = [];
    for (let rest = seed < 0n ? -seed : seed; rest > 0n || key.length === 0; rest >>= 32n) {
      key.push(Number(rest & 0xffffffffn));
    }
    this.initialize(key);
  }

  private at(i: number): number {
    return this.state[i] as number;
  }

  private initialize(key: readonly number[]): void {
    const { state } = this;
    state[0] = 19650218;
    for (let i = 1; i < SIZE; i++) {
      state[i] = Math.imul(1812433253, this.at(i - 1) ^ (this.at(i - 1) >>> 30)) + i;
    }
    let [i, j] = [1, 0];
    const wrap = () => {
      i++;
      if (i >= SIZE) {
        state[0] = this.at(SIZE - 1);
        i = 1;
      }
    };
    for (let k = Math.max(SIZE, key.length); k > 0; k--) {
      const mixed = Math.imul(this.at(i - 1) ^ (this.at(i - 1) >>> 30), 1664525);
      state[i] = (this.at(i) ^ mixed) + (key[j] as number) + j;
      wrap();
      j = (j + 1) % key.length;
    }
    for (let k = SIZE - 1; k > 0; k--) {
      const mixed = Math.imul(this.at(i - 1) ^ (this.at(i - 1) >>> 30), 1566083941);
      state[i] = (this.at(i) ^ mixed) - i;
      wrap();
    }
    state[0] = 0x80000000;
    this.index = SIZE;
  }

  private twist(): void {
    const { state } = this;
    for (let i = 0; i < SIZE; i++) {
      const y = (this.at(i) & 0x80000000) | (this.at((i + 1) % SIZE) & 0x7fffffff);
      state[i] = this.at((i + SHIFT) % SIZE) ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
    }
    this.index = 0;
  }

  /** Returns the next 32 bits. */
  next(): number {
    if (this.index >= SIZE) this.twist();
    let y = this.at(this.index++);
    y ^= y >>> 11;
    y ^= (y << 7) & 0x9d2c5680;
    y ^= (y << 15) & 0xefc60000;
    return (y ^ (y >>> 18)) >>> 0;
  }

  /** Returns a number in [0, 1) with 53 bits. */
  random(): number {
    const high = this.next() >>> 5;
    const low = this.next() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** Returns an int of a number of bits. */
  bits(count: number): bigint {
    let digits = "";
    for (let done = 0; done < count; done += 32) {
      const rest = Math.min(32, count - done);
      digits = (this.next() >>> (32 - rest)).toString(16).padStart(8, "0") + digits;
    }
    return BigInt(`0x0${digits}`);
  }

  /** Returns an int in [0, limit). */
  below(limit: bigint): bigint {
    const count = limit.toString(2).length;
    let result = this.bits(count);
    while (result >= limit) result = this.bits(count);
    return result;
  }
}
