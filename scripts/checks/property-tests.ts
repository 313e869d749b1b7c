import fc from "fast-check";

/**
 * Set before each test file: a failed property is shrunk for at most this time, in milliseconds, and then
 * reported with its seed. Without a limit, shrinking takes hours where a run takes milliseconds. A property
 * that is interrupted before it failed fails too.
 */
fc.configureGlobal({ interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true });
