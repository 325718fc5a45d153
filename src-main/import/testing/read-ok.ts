import { readFile, type Reading } from '../read.ts';

/** Reads a file that must be readable. Text is written as UTF-8. */
export async function readOk(name: string, content: string | Uint8Array): Promise<Reading> {
  const result = await readFile(
    name,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
}

/** Reads a file that must be refused, and gives "code: message". */
export async function refusal(name: string, content: string | Uint8Array): Promise<string> {
  const result = await readFile(
    name,
    typeof content === 'string' ? new TextEncoder().encode(content) : content,
  );
  if (result.ok) throw new Error(`${name} was read`);
  return `${result.failure.code}: ${result.failure.message}`;
}

/** A turn on one line: `I@1000| words ⏎ second paragraph`; `-` when nobody is named. */
export function turnLines({ text, turns, speakers }: Reading): string[] {
  return turns.map(({ start, end, speaker, startsAtMs }) => {
    const label = speaker === null ? '-' : (speakers[speaker]?.label ?? '?');
    const words = text.slice(start, end).replace(/\n$/, '').replaceAll('\n', ' ⏎ ');
    return `${label}${startsAtMs === null ? '' : `@${startsAtMs}`}| ${words}`;
  });
}

/** What is wrong with how turns and regions stand on the text; empty when nothing is. */
export function tilingFaults({ text, turns, regions, speakers }: Reading): string[] {
  const faults: string[] = [];
  for (const [i, { start, end, speaker }] of turns.entries()) {
    if (start !== (turns[i - 1]?.end ?? 0)) faults.push(`turn ${i} starts at ${start}`);
    if (start >= end) faults.push(`turn ${i} is empty`);
    if (i < turns.length - 1 && text.charAt(end - 1) !== '\n')
      faults.push(`turn ${i} does not end with its line`);
    if (speaker !== null && !speakers[speaker]) faults.push(`turn ${i} has no speaker ${speaker}`);
  }
  if ((turns.at(-1)?.end ?? 0) !== text.length) faults.push('the last turn does not end with the text');
  if (text.endsWith('\n') || text.includes('\r') || text.includes('\n\n'))
    faults.push('the text is not canonical');
  for (const { start, end, name } of regions)
    if (start >= end || end > text.length || (start > 0 && text.charAt(start - 1) !== '\n'))
      faults.push(`region ${name}`);
  return faults;
}
