import type { Session } from '../store/react.tsx';
import { isMac } from '../ui/keys.tsx';
import type { Command } from './command.ts';
import { canRun } from './table.ts';

/** What of a key event matters here, so that it can be tested without a window. */
export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>;

/** Keys as they are compared with an event. */
type Keys = {
  mod: boolean;
  alt: boolean;
  shift: boolean;
  wanted: string;
  kind: 'letter' | 'digit' | 'sign' | 'named';
};

function readKeys(keys: string): Keys {
  const parts = keys.split('+');
  const wanted = parts.pop() ?? '';
  const kind = /^[A-Z]$/.test(wanted)
    ? 'letter'
    : /^[0-9]$/.test(wanted)
      ? 'digit'
      : wanted.length === 1
        ? 'sign'
        : 'named';
  const has = (modifier: string) => parts.includes(modifier);
  return { mod: has('Mod'), alt: has('Alt'), shift: has('Shift'), wanted, kind };
}

/** Whether an event is these keys (`Mod+Shift+Z`). Signs such as `?` are compared as typed, whatever makes them. */
export const isKeys = (keys: string, press: KeyPress, mac: boolean): boolean =>
  areKeys(readKeys(keys), press, mac);

function areKeys({ mod, alt, shift, wanted, kind }: Keys, press: KeyPress, mac: boolean): boolean {
  const isMod = mac ? press.metaKey : press.ctrlKey;
  const other = mac ? press.ctrlKey : press.metaKey;
  if (other || isMod !== mod || press.altKey !== alt) return false;
  if (kind === 'sign') return press.key === wanted;
  if (press.shiftKey !== shift) return false;
  if (press.key.toLowerCase() === wanted.toLowerCase()) return true;
  // With Alt a key gives another sign on a Mac; with a Greek or Russian layout letters are not Latin.
  if (kind === 'letter') return !/^[\x20-\x7e]$/.test(press.key) && press.code === `Key${wanted}`;
  return kind === 'digit' && press.altKey && press.code === `Digit${wanted}`;
}

const isPlainLetter = ({ mod, alt, shift, kind }: Keys): boolean =>
  (kind === 'letter' || kind === 'digit') && !mod && !alt && !shift;

/** Whether a key writes something, and is no command in a field. */
const isTyped = ({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean =>
  key.length === 1 && !ctrlKey && !metaKey && !altKey;

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
  // Read once: a letter that is typed is compared with every command there is.
  const all = commands.flatMap((command) =>
    command.keys ? { command, keys: command.keys.map(readKeys) } : [],
  );
  const inFields = all.filter(({ command }) => command.inFields);
  const typedInFields = inFields.filter(({ keys }) =>
    keys.some(({ mod, alt, kind }) => !mod && !alt && kind !== 'named'),
  );
  const listen = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest('.modal, .popover')) return;
    const inField = takesText(target);
    if (inField && typesSign(event, mac)) return;
    const inList = target?.closest(FINDS_BY_LETTER);
    for (const { command, keys } of inField ? (isTyped(event) ? typedInFields : inFields) : all) {
      const found = keys.find((one) => areKeys(one, event, mac));
      if (!found) continue;
      if (inList && isPlainLetter(found)) continue;
      if (!canRun(command, session)) continue;
      event.preventDefault();
      void command.run(session);
      return;
    }
  };
  window.addEventListener('keydown', listen);
  return () => window.removeEventListener('keydown', listen);
}
