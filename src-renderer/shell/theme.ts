/** What a person can choose; `system` follows the computer. */
export type Theme = 'light' | 'dark' | 'system';

const asTheme = (value: unknown): Theme => (value === 'light' || value === 'dark' ? value : 'system');

/** Puts a theme on the page, and keeps following the computer where that is what was chosen. Returns how to stop. */
export function applyTheme(chosen: unknown, view: Window = window): () => void {
  const theme = asTheme(chosen);
  const dark = view.matchMedia('(prefers-color-scheme: dark)');
  const put = () => {
    const shown = theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;
    view.document.documentElement.dataset['theme'] = shown;
  };
  put();
  if (theme !== 'system') return () => {};
  dark.addEventListener('change', put);
  return () => dark.removeEventListener('change', put);
}
