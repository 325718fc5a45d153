/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox with numbers and colours is no <select> (ARIA APG, Combobox) */
import { useEffect, useId, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import type { Pile } from '../../store/piles-look.ts';
import { useStore } from '../../store/react.tsx';
import { Icon, Kbd } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { findPiles } from './finding.ts';

const t = words.piles.choose;

/** One field that finds a pile by its number or its name; Enter takes it. `going`: how many incidents it is for. */
export function PilePalette({
  piles,
  going,
  onChoose,
  onClose,
}: {
  piles: readonly Pile[];
  going: number;
  onChoose: (key: number) => void;
  onClose: () => void;
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
      <Modal className="modal modal-palette modal-pile">
        <Dialog className="dialog" aria-label={t.label(going)}>
          <Search
            piles={piles}
            going={going}
            onChoose={(key) => {
              onClose();
              // After it has gone and the focus is back on the card, which then leads it on.
              setTimeout(() => onChoose(key), 0);
            }}
          />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Search({
  piles,
  going,
  onChoose,
}: {
  piles: readonly Pile[];
  going: number;
  onChoose: (key: number) => void;
}) {
  const codes = useStore((state) => state.tables.code);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const named = useMemo(
    () =>
      piles.map(({ key, codeId, name, ids }, i) => {
        const code = codeId === null ? undefined : codes.get(codeId);
        const count = ids.length;
        return { key, position: i + 1, name: code?.name ?? name.trim(), count, color: code?.color };
      }),
    [piles, codes],
  );
  const colors = useMemo(() => new Map(named.map(({ key, color }) => [key, color])), [named]);
  const found = useMemo(() => findPiles(named, query), [named, query]);
  const at = Math.min(active, Math.max(0, found.length - 1));
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, found]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = Math.max(0, found.length - 1);
    const moves: Record<string, number> = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at === 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    };
    const next = moves[event.key];
    const chosen = found[at];
    if (next !== undefined) setActive(next);
    else if (event.key !== 'Enter') return;
    else if (chosen) onChoose(chosen.key);
    event.preventDefault();
  };
  return (
    <div className="palette">
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={t.label(going)}
          aria-expanded={found.length > 0}
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          placeholder={t.label(going)}
          spellCheck={false}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type here
          autoFocus
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <Kbd keys="Escape" />
      </div>
      {found.length > 0 ? (
        <div ref={list} className="palette-list" role="listbox" id={id} aria-label={words.piles.piles}>
          {found.map(({ key, position, name, count }, i) => (
            // The keys are the field's: the focus never leaves it.
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
            <div
              key={key}
              id={`${id}-${i}`}
              role="option"
              aria-selected={i === at}
              aria-label={words.piles.pile(position, name, count)}
              // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
              tabIndex={-1}
              className="palette-item"
              onPointerMove={() => setActive(i)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(key)}
            >
              <span className="pile-at">{position}</span>
              {colors.get(key) && (
                <span className="code-dot" style={{ '--code': colors.get(key) } as CSSProperties} />
              )}
              <span className={name === '' ? 'palette-title muted' : 'palette-title'}>
                {name || t.unnamed}
              </span>
              <span className="palette-detail">{words.compare.incidents(count)}</span>
            </div>
          ))}
        </div>
      ) : (
        <div className="palette-none" id={id}>
          {t.none(query.trim())}
        </div>
      )}
      <output className="visually-hidden">{t.results(found.length)}</output>
    </div>
  );
}
