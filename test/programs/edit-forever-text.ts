/** The turns of the transcript after its text has been edited so many times: long, and different in every line. */
export const typedAfter = (textRevision: number): string[] =>
  Array.from(
    { length: 40 + (textRevision % 7) },
    (_, line) => `Line ${line}: said ${'over and '.repeat(20 + (line % 5))}over, time ${textRevision}.`,
  );
