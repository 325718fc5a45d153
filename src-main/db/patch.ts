type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** A patch without the keys that were not given. */
export const defined = <T extends object>(patch: T): Given<T> =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as Given<T>;
