import type { CDPSession, Page } from '@playwright/test';

/** How much slower the page is than the machine, while somebody types quickly. */
const SLOWER = 4;

/** Keys that follow each other with no wait between: none of them waits for what the one before it did. */
export type AtOnce = (...steps: Step[]) => Promise<void>;
/** A key, as `Control+k` or `Enter`, or signs that are typed. */
export type Step = string | { typed: string };

const KEYS: Record<string, { code: string; number: number }> = {
  Enter: { code: 'Enter', number: 13 },
  Escape: { code: 'Escape', number: 27 },
  ArrowDown: { code: 'ArrowDown', number: 40 },
  ' ': { code: 'Space', number: 32 },
};

/** Slows the page down, and gives what types into it at once: what is given, one after the other. */
export async function typist(page: Page): Promise<AtOnce> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
  return async (...steps) => {
    const keys = steps.flatMap((step) =>
      typeof step === 'string'
        ? step
        : Array.from(new Intl.Segmenter().segment(step.typed), (one) => one.segment),
    );
    // All are on their way before the first is answered.
    await Promise.all(keys.flatMap((key) => press(session, key)));
  };
}

function press(session: CDPSession, keys: string): Promise<unknown>[] {
  const parts = keys.split('+');
  const key = parts.pop() ?? '';
  const modifiers = (parts.includes('Alt') ? 1 : 0) | (parts.includes('Control') ? 2 : 0);
  const { code, number } = KEYS[key] ?? {
    code: /[a-z]/u.test(key) ? `Key${key.toUpperCase()}` : /\d/u.test(key) ? `Digit${key}` : '',
    number: key.toUpperCase().charCodeAt(0),
  };
  const event = { key, code, modifiers, windowsVirtualKeyCode: number };
  const text = key === 'Enter' ? '\r' : key;
  const isTyped = modifiers === 0 && text.length === 1;
  const down = isTyped ? { type: 'keyDown' as const, text } : { type: 'rawKeyDown' as const };
  return [
    session.send('Input.dispatchKeyEvent', { ...event, ...down }),
    session.send('Input.dispatchKeyEvent', { ...event, type: 'keyUp' }),
  ];
}
