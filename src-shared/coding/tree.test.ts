import { describe, expect, it } from 'vitest';
import { build, descendants, inTreeOrder, levelAllowed, levelUnder, nameTaken, pathOf } from './tree.ts';
import { idsOf, outline, tree } from './testing/outline.ts';

const codes = tree(`
  domain Being there
    theme Sharing
      category Telling
        code saying I’m one too
        code showing scars
    code waiting
  code loose
`);
const [there, sharing, telling, saying, scars, waiting, loose] = idsOf(codes);

describe('the code tree', () => {
  it('is read in order of position, whatever the order of the list', () => {
    expect(outline(codes.toReversed())).toBe(outline(codes));
    expect(
      build(codes)
        .get(null)
        ?.map((code) => code.name),
    ).toEqual(['Being there', 'loose']);
  });

  it('shows a code whose parent is missing at the top', () => {
    const orphans = codes.filter((code) => code.name !== 'Sharing');
    expect(
      build(orphans)
        .get(null)
        ?.map((code) => code.name),
    ).toContain('Telling');
  });

  it('knows the way to a code and what is below one', () => {
    expect(pathOf(codes, saying!)).toEqual(['Being there', 'Sharing', 'Telling', 'saying I’m one too']);
    expect(descendants(codes, [sharing!])).toEqual([telling, saying, scars]);
    expect(descendants(codes, [sharing!, there!])).toEqual([telling, saying, scars, sharing, waiting]);
    expect(descendants(codes, [loose!])).toEqual([]);
    expect(pathOf(codes, 999)).toEqual([]);
  });

  it('comes to an end though a damaged project has codes in a circle', () => {
    const circle = codes.map((code) => (code.id === there ? { ...code, parentId: telling! } : code));
    expect(descendants(circle, [there!])).toContain(there);
    expect(pathOf(circle, saying!).length).toBe(4);
    expect(inTreeOrder(build(circle)).map((code) => code.name)).toEqual(['loose']);
  });
});

describe('levels', () => {
  it.each([
    ['theme', 'domain', true],
    ['code', 'domain', true],
    ['domain', 'domain', false],
    ['theme', 'theme', false],
    ['category', 'category', true],
    ['code', 'code', true],
    ['category', 'code', false],
    ['domain', null, true],
    ['code', null, true],
  ] as const)('a %s under %s: %s', (child, parent, allowed) => {
    expect(levelAllowed(child, parent)).toBe(allowed);
  });

  it('are lowered as little as the parent asks', () => {
    expect(levelUnder('domain', 'domain')).toBe('theme');
    expect(levelUnder('theme', 'theme')).toBe('category');
    expect(levelUnder('theme', 'category')).toBe('category');
    expect(levelUnder('domain', 'code')).toBe('code');
    expect(levelUnder('code', 'domain')).toBe('code');
  });
});

describe('names among siblings', () => {
  it('are told apart without regard to capitals or the way accents are stored', () => {
    const some = tree('code Détresse');
    expect(nameTaken(some, null, ' de\u0301TRESSE ')).toBe(true);
    expect(nameTaken(some, null, 'detresse')).toBe(false);
    expect(nameTaken(some, null, 'détresse', some[0]?.id)).toBe(false);
    expect(nameTaken(some, 7, 'détresse')).toBe(false);
  });

  it('are free again when their code is retired', () => {
    const some = tree('code Détresse').map((code) => ({ ...code, retiredAt: '2026-01-01T00:00:00Z' }));
    expect(nameTaken(some, null, 'détresse')).toBe(false);
  });
});
