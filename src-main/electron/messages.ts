import type { Failure } from '@shared/contract/index.ts';

/** What the shell tells a project's process. `port` comes with a message port that leads to a window. */
export type ToProject = 'port' | 'front' | 'close';

/** What a project's process tells the shell, once: it is open, is open elsewhere and was shown there, or failed. */
export type FromProject = { opened: true } | { shownElsewhere: true } | { failure: Failure };
