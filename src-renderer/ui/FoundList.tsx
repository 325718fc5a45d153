/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox with groups, numbers and colours is no <select> (ARIA APG, Combobox) */
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from './icons.tsx';
import { Kbd } from './keys.tsx';

/** The field and its list over the window, as a dialog that Escape and a click beside it close. */
export function FoundDialog({
  label,
  className = '',
  onClose,
  children,
}: {
  label: string;
  className?: string;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <ModalOverlay
      className="overlay overlay-palette"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className={`modal modal-palette ${className}`}>
        <Dialog className="dialog" aria-label={label}>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

/** A line that was found, and what is drawn of it. */
export type FoundLine = {
  key: string;
  children: ReactNode;
  className?: string;
  /** Where what is drawn does not say it. */
  label?: string;
};

/**
 * A field over the lines that it finds. The focus stays in the field: arrows go round the lines, a page's keys go eight
 * further, Enter takes the one that is marked; while an input method composes, all are its own. `SearchedList` is for
 * what is chosen slowly, with the focus in the list.
 */
export function FoundList({
  label,
  listLabel,
  placeholder,
  query,
  onQuery,
  groups,
  onTake,
  none,
  told,
}: {
  /** Of the field. */
  label: string;
  listLabel: string;
  placeholder: string;
  query: string;
  onQuery: (query: string) => void;
  /** The lines, in their groups; one group without a name where there are none. */
  groups: readonly { key: string; name: string | null; lines: readonly FoundLine[] }[];
  onTake: (key: string) => void;
  /** Said in place of the list where nothing was found. */
  none: string;
  /** How many there are, for who cannot see it. */
  told: string;
}) {
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const lines = groups.flatMap((group) => group.lines);
  const last = Math.max(0, lines.length - 1);
  const at = Math.min(active, last);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, groups]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const moves: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const next = moves[event.key];
    const one = lines[at];
    if (next !== undefined) setActive(next);
    else if (event.key !== 'Enter') return;
    else if (one) onTake(one.key);
    event.preventDefault();
  };
  let place = 0;
  const drawn = groups.map(({ key, name, lines: own }) => {
    const options = own.map((line) => {
      const here = place++;
      return (
        // The keys are the field's: the focus never leaves it.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={line.key}
          id={`${id}-${here}`}
          role="option"
          aria-selected={here === at}
          {...(line.label === undefined ? {} : { 'aria-label': line.label })}
          // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
          tabIndex={-1}
          className={`palette-item ${line.className ?? ''}`}
          onPointerMove={() => setActive(here)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(line.key)}
        >
          {line.children}
        </div>
      );
    });
    if (name === null) return options;
    return (
      <div key={key} role="group" aria-labelledby={`${id}-${key}`}>
        <div className="palette-group" id={`${id}-${key}`}>
          {name}
        </div>
        {options}
      </div>
    );
  });
  return (
    <div className="palette">
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded={lines.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={lines.length > 0 ? `${id}-${at}` : undefined}
          placeholder={placeholder}
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type here
          autoFocus
          value={query}
          onChange={(event) => {
            onQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Escape" />
      </div>
      {lines.length > 0 ? (
        <div ref={list} className="palette-list" role="listbox" id={id} aria-label={listLabel}>
          {drawn}
        </div>
      ) : (
        <div className="palette-none" id={id}>
          {none}
        </div>
      )}
      <output className="visually-hidden">{told}</output>
    </div>
  );
}
