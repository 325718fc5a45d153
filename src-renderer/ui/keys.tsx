/** Whether keys are written and read the Mac's way. */
export const isMac = (platform: string = navigator.platform): boolean => /^(Mac|iP)/.test(platform);

const ON_MAC: Record<string, string> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↩', Delete: '⌫' };
const ELSEWHERE: Record<string, string> = { Mod: 'Ctrl', Delete: 'Del' };
const ANYWHERE: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  ' ': 'Space',
};

/** `Mod+Shift+K` as it is printed on the keys: `Ctrl Shift K`, or `⇧⌘K` on a Mac. */
export function shownKeys(keys: string, mac: boolean = isMac()): string {
  const parts = keys === '+' ? ['+'] : keys.split('+');
  const shown = parts.map((part) => (mac ? ON_MAC : ELSEWHERE)[part] ?? ANYWHERE[part] ?? part);
  return shown.join(mac ? '' : ' ');
}

/** Keys as a small cap: `<Kbd keys="Mod+K" />`. */
export function Kbd({ keys }: { keys: string }) {
  return <kbd className="kbd">{shownKeys(keys)}</kbd>;
}
