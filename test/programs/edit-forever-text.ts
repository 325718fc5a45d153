/** The turns of the transcript after its text has been edited so many times: long, and different in every line. */
export const typedAfter = (times: number): string[] =>
  Array.from(
    { length: 40 + (times % 7) },
    (_, line) => `Line ${line}: said ${'over and '.repeat(20 + (line % 5))}over, time ${times}.`,
  );

/** How often a text that it makes has been edited. */
export const timesTyped = (text: string): number => Number(/, time (\d+)\./.exec(text)?.[1]);
