/** Does one thing after the other: what is given begins when everything given before it is done. */
export type InTurn = <T>(deed: () => Promise<T>) => Promise<T>;

/**
 * A line in which deeds wait for their turn. A step that is computed from where things stand, as Alt and an arrow are,
 * waits here and reads the store when it begins: a key that is pressed twice before there is an answer goes two places.
 * A deed that fails holds nobody up; its failure is its own caller's.
 */
export function createTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (deed) => {
    const mine = last.then(deed);
    last = mine.then(
      () => {},
      () => {},
    );
    return mine;
  };
}
