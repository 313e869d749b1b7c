import fc from "fast-check";

/**
 * Before each file of tests: a property that failed is made smaller for so long at most, in milliseconds, and
 * then reported with its seed. Without a limit that takes hours where one run takes milliseconds. A property
 * stopped before it failed fails too.
 */
fc.configureGlobal({ interruptAfterTimeLimit: 100_000, markInterruptAsFailure: true });
