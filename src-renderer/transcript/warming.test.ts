import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Page } from './page.ts';
import { Warming } from './warming.ts';

let idle: (() => void)[] = [];
beforeEach(() => {
  idle = [];
  vi.stubGlobal('requestIdleCallback', (then: () => void) => idle.push(then));
});
afterEach(() => void vi.unstubAllGlobals());

/** Sections of one turn each, that write down when they are laid out. */
function sections(count: number) {
  const laidOut: number[] = [];
  const parents = Array.from({ length: count }, (_, i) => ({
    firstElementChild: { getBoundingClientRect: () => laidOut.push(i) },
    nextElementSibling: null as unknown,
    previousElementSibling: null as unknown,
  }));
  parents.forEach((parent, i) => {
    parent.nextElementSibling = parents[i + 1] ?? null;
    parent.previousElementSibling = parents[i - 1] ?? null;
  });
  const elements = parents.map((parentElement) => ({ parentElement }));
  return { laidOut, page: { elements } as unknown as Page };
}

test('after quick paging the sections beside the view are laid out, not those beside where it was', () => {
  const { laidOut, page } = sections(20);
  const warming = new Warming(page, new AbortController().signal);
  warming.around(1, 1);
  warming.around(5, 5);
  warming.around(10, 10);
  while (idle.length > 0) idle.shift()?.();
  expect(laidOut).toEqual([11, 9]);
});
