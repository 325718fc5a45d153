/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a combobox with groups and pictures is no <select> (ARIA APG, Combobox) */
import type { WordHit } from '@shared/contract/index.ts';
import { useEffect, useId, useMemo, useRef, useState, type CSSProperties, type KeyboardEvent } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { commands } from '../commands/table.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Icon, Kbd } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { findAll, wordsFound, type Found } from './found.ts';

const said = words.shell.palette;
/** Words are looked for when the typing has paused for so long, in milliseconds. */
const PAUSE = 140;
/** A single letter is in every turn. */
const SHORTEST = 2;

/** One field that finds transcripts, codes, participants and words, and runs every command. */
export function Palette({ onClose }: { onClose: () => void }) {
  return (
    <ModalOverlay
      className="overlay overlay-palette"
      isOpen
      isDismissable
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <Modal className="modal modal-palette">
        <Dialog className="dialog" aria-label={said.label}>
          <Search onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const session = useSession();
  const state = useStore((now) => now);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const { hits, isLooking } = useWordHits(query);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const found = useMemo(
    () => [...findAll(session, commands, query), ...wordsFound(state, hits)],
    [session, state, query, hits],
  );
  const at = Math.min(active, Math.max(0, found.length - 1));
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, found]);
  const run = (one: Found | undefined) => {
    if (!one) return;
    onClose();
    // After the palette has gone and the focus is back where it was, so that the command finds it there.
    setTimeout(() => one.run(session), 0);
  };
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
    if (next !== undefined) setActive(next);
    else if (event.key === 'Enter') run(found[at]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="palette">
      <div className="palette-field">
        <Icon name="search" />
        <input
          role="combobox"
          aria-label={said.label}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={found.length > 0 ? `${id}-${at}` : undefined}
          placeholder={said.placeholder}
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
      {found.length > 0 && (
        <div ref={list} className="palette-list" role="listbox" id={id} aria-label={said.label}>
          {grouped(found).map(({ group, items }) => (
            <div key={group} role="group" aria-labelledby={`${id}-${group}`}>
              <div className="palette-group" id={`${id}-${group}`}>
                {said.groups[group]}
              </div>
              {items.map(({ one, place }) => (
                <Line
                  key={one.id}
                  one={one}
                  id={`${id}-${place}`}
                  isActive={place === at}
                  onPoint={() => setActive(place)}
                  onRun={() => run(one)}
                />
              ))}
            </div>
          ))}
        </div>
      )}
      {found.length === 0 && (
        <div className="palette-none" id={id}>
          {isLooking ? said.looking : said.nothing(query.trim())}
        </div>
      )}
      <output className="visually-hidden">{said.results(found.length)}</output>
    </div>
  );
}

function grouped(found: readonly Found[]) {
  const groups = Map.groupBy(
    found.map((one, place) => ({ one, place })),
    ({ one }) => one.group,
  );
  return [...groups].map(([group, items]) => ({ group, items }));
}

function Line({
  one,
  id,
  isActive,
  onPoint,
  onRun,
}: {
  one: Found;
  id: string;
  isActive: boolean;
  onPoint: () => void;
  onRun: () => void;
}) {
  return (
    // The keys are the field's: the focus never leaves it.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
      tabIndex={-1}
      className={`palette-item palette-${one.group}`}
      onPointerMove={onPoint}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onRun}
    >
      {one.color && <span className="code-dot" style={{ '--code': one.color } as CSSProperties} />}
      <span
        className={one.group === 'codes' || one.group === 'commands' ? 'palette-title' : 'palette-title id'}
      >
        {one.title}
      </span>
      <span className="palette-detail">
        {one.hit ? (
          <>
            …{one.hit.before}
            <mark>{one.hit.words}</mark>
            {one.hit.after}…
          </>
        ) : (
          one.detail
        )}
      </span>
      {one.keys && <Kbd keys={one.keys} />}
    </div>
  );
}

/** Words in transcripts, asked of the host when the typing pauses; an answer that comes late is let go. */
function useWordHits(query: string): { hits: readonly WordHit[]; isLooking: boolean } {
  const { call } = useSession();
  const [answer, setAnswer] = useState<{ query: string; hits: readonly WordHit[] }>({ query: '', hits: [] });
  const asked = query.trim();
  const wanted = asked.length >= SHORTEST;
  useEffect(() => {
    if (!wanted) return;
    let late = false;
    const timer = setTimeout(() => {
      void call('search.words', { query: asked, limit: 12 }).then((result) => {
        if (!late) setAnswer({ query: asked, hits: result.ok ? result.value : [] });
      });
    }, PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [call, asked, wanted]);
  return { hits: wanted ? answer.hits : NONE, isLooking: wanted && answer.query !== asked };
}

const NONE: readonly WordHit[] = [];
