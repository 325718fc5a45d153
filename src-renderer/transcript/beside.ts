import type { Region } from '@shared/contract/index.ts';
import { numbersOf } from './numbers.ts';
import type { Page } from './page.ts';
import type { Painter } from './painter.ts';
import { regionMarks } from './region-marks.ts';

/** What stands beside a turn. */
export type TurnLabel = { who: string; isInterviewer: boolean; time: string };

/** Shows who speaks and when beside the turns. What stands there already is not written again. */
export function showLabels(page: Page, labels: readonly TurnLabel[]): void {
  page.elements.forEach((element, i) => {
    const { who = '', time = '', isInterviewer = false } = labels[i] ?? {};
    if (element.dataset['who'] !== who) element.dataset['who'] = who;
    if (element.dataset['time'] !== time) element.dataset['time'] = time;
    element.classList.toggle('is-interviewer', isInterviewer);
  });
}

/** Marks where regions begin, and what is out of scope: whole turns, and parts of turns that are painted. */
export function showRegions(
  page: Page,
  painter: Painter,
  regions: readonly Region[],
  nameOf: Parameters<typeof regionMarks>[2],
): void {
  const { marks, outTurns, outParts } = regionMarks(regions, page.turns, nameOf);
  page.elements.forEach((element, i) => {
    const mark = marks.get(i);
    if (mark === undefined) delete element.dataset['region'];
    else if (element.dataset['region'] !== mark) element.dataset['region'] = mark;
    element.classList.toggle('is-out', outTurns.has(i));
  });
  painter.setLayer('out', outParts);
}

/** Counts turns or lines beside the text, and shows times, or not. `sheet` has the width that follows from it. */
export function showNumbers(
  page: Page,
  { dataset }: HTMLElement,
  numbers: 'none' | 'turns' | 'lines',
  times: boolean,
): void {
  if (numbers === 'none') delete dataset['numbers'];
  else if (dataset['numbers'] !== numbers) {
    const shown = numbersOf(page.turns, numbers);
    page.elements.forEach((element, i) => (element.dataset['number'] = shown[i] ?? ''));
    dataset['numbers'] = numbers;
  }
  if (times) delete dataset['times'];
  else dataset['times'] = 'off';
}
