/** Returns the CPU time of a function, all threads of the process together, in milliseconds. */
export function cpuTime(run) {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/**
 * Returns the CPU time of a function in milliseconds per call: the least of up to ten batches, each of about
 * 20 ms or of one call, after calls of 100 ms that warm the code up. Longer functions are called less often.
 * CPU time does not count what other programs do meanwhile; they slow the least batch down least.
 */
export function leastTime(run) {
  let last = 0;
  for (let spent = 0; spent < 100; spent += Math.max(last, 0.02)) last = cpuTime(run);
  const calls = Math.max(1, Math.round(20 / Math.max(last, 0.02)));
  const batches = Math.min(10, Math.max(2, Math.round(1000 / last)));
  const times = Array.from({ length: batches }, () =>
    cpuTime(() => {
      for (let i = 0; i < calls; i++) run();
    }),
  );
  return Math.min(...times) / calls;
}
