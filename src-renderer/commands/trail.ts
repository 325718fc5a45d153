import type { Command } from './command.ts';

export const trailCommands: readonly Command[] = [];
