import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { CODE_LIFE, createSessions } from './session.ts';

function started() {
  const clock = { now: 0 };
  return { clock, sessions: createSessions({ port: 4711, now: () => clock.now, random: randomBytes }) };
}
const tokenOf = (setCookie: string | null) => /^([^;]+);/.exec(setCookie ?? '')?.[1] ?? '';

test('A code is exchanged for a session once.', () => {
  const { sessions } = started();
  const code = sessions.mint();
  const cookie = sessions.redeem(code);
  expect(cookie).toMatch(/^groundwork-4711=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
  expect(sessions.knows(`theme=dark; ${tokenOf(cookie)}`)).toBe(true);
  expect(sessions.redeem(code)).toBeNull();
});

test('A code works until it is a minute old and not after.', () => {
  const { clock, sessions } = started();
  const [early, late] = [sessions.mint(), sessions.mint()];
  clock.now = CODE_LIFE - 1;
  expect(sessions.redeem(early)).not.toBeNull();
  clock.now = CODE_LIFE;
  expect(sessions.redeem(late)).toBeNull();
});

test('Codes wait beside each other, and a wrong guess uses none of them up.', () => {
  const { sessions } = started();
  const codes = [sessions.mint(), sessions.mint()];
  expect(sessions.redeem('')).toBeNull();
  expect(sessions.redeem(`${codes[0]}x`)).toBeNull();
  const cookies = codes.map((code) => sessions.redeem(code));
  expect(new Set(cookies).size).toBe(2);
  for (const cookie of cookies) expect(sessions.knows(tokenOf(cookie))).toBe(true);
});

test('A cookie that is missing, made up, a code, or of another port is no session.', () => {
  const { sessions } = started();
  const code = sessions.mint();
  const token = tokenOf(sessions.redeem(code));
  for (const cookies of [
    undefined,
    '',
    'groundwork-4711=',
    'groundwork-4711=x',
    `groundwork-4711=${code}`,
    token.replace('4711', '4712'),
  ])
    expect(sessions.knows(cookies)).toBe(false);
});
