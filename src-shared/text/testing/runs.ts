/** How many inputs a law is tried on: 200, or as many as `LAWS` says; `npm run test:laws` says 10,000. */
export const LAW_RUNS = Number(process.env['LAWS'] ?? 200);

/** The same for a law that is so cheap that it is always tried on more. */
export const atLeast = (runs: number): number => Math.max(runs, LAW_RUNS);

/** Milliseconds that a law may take, at so many for one input. */
export const timeFor = (each: number): number => 20_000 + LAW_RUNS * each;

/**
 * Milliseconds that only a cost that explodes takes, on any machine and beside any other work. Not a speed: those are
 * measured by `npm run bench`.
 */
export const EXPLODED = 45_000;
