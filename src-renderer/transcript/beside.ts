import type { Region } from '@shared/contract/index.ts';
import { numbersOf } from './numbers.ts';
import type { Page } from './page.ts';
import type { Painter } from './painter.ts';
import { regionMarks } from './region-marks.ts';

/** What stands beside a turn. */
export type TurnLabel = { who: string; isInterviewer: boolean; time: string };

/** What a code of a participant takes, `PW01` or `INT`; for names that are longer a narrow page has more room beside it. */
const SHORT = 6;

/** What stands beside the turns of a page. It is remembered: to ask thousands of elements costs more than to write one. */
export class Beside {
  readonly #labels = new WeakMap<HTMLElement, TurnLabel>();
  readonly #regions = new WeakMap<HTMLElement, { mark: string | undefined; isOut: boolean }>();

  constructor(
    private readonly page: Page,
    private readonly painter: Painter,
  ) {}

  /** Shows who speaks and when. */
  setLabels(labels: readonly TurnLabel[]): void {
    const isLong = labels.some(({ who }) => who.length > SHORT);
    this.page.root.classList.toggle('has-long-names', isLong);
    this.page.elements.forEach((element, i) => {
      const label = labels[i] ?? { who: '', time: '', isInterviewer: false };
      const there = this.#labels.get(element);
      if (
        there?.who === label.who &&
        there.time === label.time &&
        there.isInterviewer === label.isInterviewer
      )
        return;
      this.#labels.set(element, label);
      element.dataset['who'] = label.who;
      element.dataset['time'] = label.time;
      element.classList.toggle('is-interviewer', label.isInterviewer);
    });
  }

  /** Marks where regions begin, and what is out of scope: whole turns, and parts of turns that are painted. */
  setRegions(regions: readonly Region[], nameOf: Parameters<typeof regionMarks>[2]): void {
    const { marks, outTurns, outParts } = regionMarks(regions, this.page.turns, nameOf);
    this.page.elements.forEach((element, i) => {
      const mark = marks.get(i);
      const isOut = outTurns.has(i);
      const there = this.#regions.get(element);
      if (there?.mark === mark && (there?.isOut ?? false) === isOut) return;
      this.#regions.set(element, { mark, isOut });
      if (mark === undefined) delete element.dataset['region'];
      else element.dataset['region'] = mark;
      element.classList.toggle('is-out', isOut);
    });
    this.painter.setLayer('out', outParts);
  }

  /** Counts turns or lines, and shows times, or not. `sheet` has the width that follows from it. */
  setNumbers({ dataset }: HTMLElement, numbers: 'none' | 'turns' | 'lines', times: boolean): void {
    const { page } = this;
    if (numbers === 'none') delete dataset['numbers'];
    else if (dataset['numbers'] !== numbers) {
      const shown = numbersOf(page.turns, numbers);
      page.elements.forEach((element, i) => (element.dataset['number'] = shown[i] ?? ''));
      dataset['numbers'] = numbers;
    }
    if (times) delete dataset['times'];
    else dataset['times'] = 'off';
  }
}
