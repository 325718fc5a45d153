import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

test('A deed begins when the one before it is done, and gives its own answer.', async () => {
  const inTurn = createTurns();
  const log: string[] = [];
  const answers: (() => void)[] = [];
  const slow = inTurn(async () => {
    log.push('first begins');
    await new Promise<void>((answered) => answers.push(answered));
    log.push('first ends');
    return 1;
  });
  const second = inTurn(() => Promise.resolve(log.push('second')));
  await Promise.resolve();
  expect(log).toEqual(['first begins']);
  for (const answered of answers) answered();
  expect([await slow, await second]).toEqual([1, 3]);
  expect(log).toEqual(['first begins', 'first ends', 'second']);
});

test('A deed that fails tells whoever gave it, and the next has its turn.', async () => {
  const inTurn = createTurns();
  const failed = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(() => Promise.resolve('next'));
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('next');
});
