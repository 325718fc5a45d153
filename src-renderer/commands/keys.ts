import type { Session } from '../store/react.tsx';
import { isMac } from '../ui/keys.tsx';
import type { Command } from './command.ts';
import { canRun } from './table.ts';

/** What of a key event matters here, so that it can be tested without a window. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Whether an event is these keys (`Mod+Shift+Z`). Signs such as `?` are compared as typed, whatever makes them. */
export function isKeys(keys: string, press: KeyPress, mac: boolean): boolean {
  const parts = keys.split('+');
  const wanted = parts.pop() ?? '';
  const mod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || mod !== parts.includes('Mod') || press.altKey !== parts.includes('Alt')) return false;
  const sign = wanted.length === 1 && !/[A-Z0-9]/.test(wanted);
  if (sign) return press.key === wanted;
  if (press.shiftKey !== parts.includes('Shift')) return false;
  if (press.key.toLowerCase() === wanted.toLowerCase()) return true;
  // With Alt a key gives another sign on a Mac; with a Greek or Russian layout letters are not Latin.
  if (/^[A-Z]$/.test(wanted)) return !/^[\x20-\x7e]$/.test(press.key) && press.code === `Key${wanted}`;
  return /^[0-9]$/.test(wanted) && press.altKey && press.code === `Digit${wanted}`;
}

/** Whether a key with Option types a sign: on a Mac `[`, `]`, `|` and `@` are on the digits of many keyboards. */
export const typesSign = (press: KeyPress, mac: boolean): boolean =>
  mac && press.altKey && !press.metaKey && !press.ctrlKey && press.key.length === 1;

/** Whether typing goes into what has the focus; a transcript that is read has a caret and takes none. */
const takesText = (element: Element | null): boolean =>
  element instanceof HTMLElement &&
  ((element.isContentEditable && element.ariaReadOnly !== 'true') ||
    element.matches('input, textarea, select'));

/** Lists and trees find their items by typed letters. */
const FINDS_BY_LETTER = '[role="listbox"], [role="tree"], [role="treegrid"], [role="grid"], [role="menu"]';

/**
 * The one place where keys become commands. What has the focus comes first: an event it has taken is left alone, plain
 * letters belong to fields and lists, and a modal window keeps everything to itself.
 */
export function listenForKeys(session: Session, commands: readonly Command[]): () => void {
  const mac = isMac();
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('.modal, .popover')) return;
    const inField = takesText(target);
    if (inField && typesSign(event, mac)) return;
    const inList = target?.closest(FINDS_BY_LETTER);
    for (const command of commands) {
      const keys = command.keys?.find((one) => isKeys(one, event, mac));
      if (keys === undefined) continue;
      if (inField && !command.inFields) continue;
      if (inList && /^[A-Z0-9]$/.test(keys)) continue;
      if (!canRun(command, session)) continue;
      event.preventDefault();
      void command.run(session);
      return;
    }
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
