/** What is to be done with what stands in a field that is left: let it go, save it, or ask which of two is right. */
export type Leaving = 'let-go' | 'save' | 'ask';

/**
 * What a field is left with. Only what was typed is saved: a text that was opened and read says nothing, also when `value`
 * has been written anew elsewhere since. Where both have changed neither may take the other's place unasked.
 */
export function leaving({ text, was, value }: { text: string; was: string; value: string }): Leaving {
  const typed = text.trim();
  if (typed === was.trim() || typed === value.trim()) return 'let-go';
  return value === was ? 'save' : 'ask';
}
