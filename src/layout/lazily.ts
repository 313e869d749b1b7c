/** Returns a function that calls `make` once, when its result is first needed. */
export function lazily<T extends NonNullable<unknown>>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
