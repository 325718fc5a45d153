type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Holds what is typed from now on, for a field that is still on its way to the screen; `handOver` types it there, once
 * the field has the focus. Letters, spaces and Backspace are held; any other key lets go of all of it, and does what it
 * does where nothing is held.
 */
export function holdKeys(): { handOver: (field: Field) => void; letGo: () => void } {
  let held: string[] = [];
  const stop = new AbortController();
  const letGo = () => stop.abort();
  const listen = (event: KeyboardEvent) => {
    if (event.isComposing || event.key === 'Shift') return;
    if (event.key.length > 1 && event.key !== 'Backspace') return letGo();
    if (event.ctrlKey || event.metaKey || event.altKey) return letGo();
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Backspace') held = held.slice(0, -1);
    else held.push(event.key);
  };
  // Before whatever has the focus takes them for commands.
  window.addEventListener('keydown', listen, { capture: true, signal: stop.signal });
  return {
    handOver(field) {
      if (stop.signal.aborted) return;
      letGo();
      if (held.length === 0) return;
      const { selectionStart, selectionEnd, value } = field;
      field.setRangeText(held.join(''), selectionStart ?? value.length, selectionEnd ?? value.length, 'end');
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    },
    letGo,
  };
}
