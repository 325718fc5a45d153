export * from './change.ts';
export * from './comparing-views.ts';
export * from './contract.ts';
export * from './editing-views.ts';
export * from './entities.ts';
export * from './failure.ts';
export * from './tracing-views.ts';
export * from './views.ts';
