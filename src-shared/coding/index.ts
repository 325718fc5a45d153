export * from './color.ts';
export * from './move.ts';
export * from './tree.ts';
