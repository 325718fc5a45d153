import { describe, expect, it } from 'vitest';
import { score } from './fuzzy.ts';

const best = (query: string, names: string[]) =>
  names
    .map((name) => ({ name, score: score(name, query) }))
    .filter((one) => one.score !== null)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))
    .map((one) => one.name);

describe('finding by name', () => {
  it('puts a name that begins so before one that contains it', () => {
    expect(best('being', ['well-being', 'not being believed', 'being asked', 'Belfast'])).toEqual([
      'being asked',
      'well-being',
      'not being believed',
    ]);
  });

  it('does not mind accents, case or the order of words', () => {
    expect(score('Métro à Paris', 'paris METRO')).not.toBeNull();
  });

  it('finds first letters, and nothing far-fetched', () => {
    expect(score('saying I am one too', 'siao')).not.toBeNull();
    expect(score('saying I am one too', 'sgt')).toBeNull();
  });

  it('gives everything for an empty query', () => {
    expect(score('anything', ' ')).not.toBeNull();
  });
});
