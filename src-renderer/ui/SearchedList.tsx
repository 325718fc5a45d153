import type { ReactNode } from 'react';
import { SearchField } from './fields.tsx';

/**
 * A field and, as its `children`, the list that it searches. In the field Enter takes the first that was found, and the
 * arrow down leads into the list; while an input method composes, both are its own.
 */
export function SearchedList({
  label,
  query,
  onQuery,
  onEnter,
  onDone,
  children,
}: {
  /** Of the field. */
  label: string;
  query: string;
  onQuery: (query: string) => void;
  onEnter: () => void;
  /** Enter with Ctrl or ⌘, in the field and in the list. */
  onDone?: () => void;
  children: ReactNode;
}) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- arrows lead from the field into the list
    <div
      className="code-picker"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const { key, target, currentTarget } = event;
        const isMod = event.ctrlKey || event.metaKey;
        if (key === 'Enter' && isMod && onDone) onDone();
        else if (!(target instanceof HTMLInputElement) || target.type === 'checkbox') return;
        else if (key === 'ArrowDown') currentTarget.querySelector<HTMLElement>('[role="option"]')?.focus();
        else if (key === 'Enter' && !isMod) onEnter();
        else return;
        event.preventDefault();
      }}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- what it stands in was opened to type here */}
      <SearchField label={label} value={query} onChange={onQuery} autoFocus />
      {children}
    </div>
  );
}
