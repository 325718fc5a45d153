import { useDeferredValue, useMemo, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { Collection, Header, ListBox, ListBoxSection, ListLayout, Virtualizer } from 'react-aria-components';
import { runCommand } from '../commands/table.ts';
import { openMemoOn } from '../memos/open-memo.ts';
import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, ContextMenu, IconButton, menuPlace, SearchField, type MenuPlace } from '../ui/index.ts';
import { openRevise } from '../transcript/revising/open.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import { DeleteTranscript } from './DeleteTranscript.tsx';
import { transcriptGroups, type ListedTranscript } from './transcript-groups.ts';
import { TranscriptDialog } from './TranscriptDialog.tsx';
import { TranscriptLine } from './TranscriptLine.tsx';

const said = words.people;
/** From so many on a filter is worth its line. */
const FILTER_FROM = 13;

/** As the style sheet has them, in CSS pixels. */
const SIZES = { rowSize: 28, headingSize: 28 };

type Asking =
  | { what: 'menu'; one: ListedTranscript; place: MenuPlace }
  | { what: 'details' | 'delete'; one: ListedTranscript };

/** The transcripts by case, each with how far it is coded. */
export function TranscriptList() {
  const session = useSession();
  const { view } = session;
  const state = useDeferredValue(useStore((now) => now.tables));
  const readOnly = useStore((now) => now.readOnly);
  const current = useView((looking) => looking.transcriptId);
  const [query, setQuery] = useState('');
  const [asking, setAsking] = useState<Asking | null>(null);
  // Progress is shown by the lines themselves.
  const { transcript, speaker, participant, studyCase: cases, role } = state;
  const groups = useMemo(
    () => transcriptGroups({ tables: state }, query),
    // oxlint-disable-next-line react/exhaustive-deps -- what they are made of: every line is made anew with them
    [transcript, speaker, participant, cases, role, query],
  );
  const places = useMemo(
    () => new Map(groups.flatMap((group) => group.transcripts).map((one, i) => [one.id, i + 1])),
    [groups],
  );
  const all = state.transcript.size;
  const at = (target: EventTarget): ListedTranscript | undefined => {
    const key =
      target instanceof Element ? target.closest('[data-transcript]')?.getAttribute('data-transcript') : null;
    return groups.flatMap((group) => group.transcripts).find((one) => String(one.id) === key);
  };
  const focused = () =>
    document.activeElement
      ? at(document.activeElement.querySelector('[data-transcript]') ?? document.activeElement)
      : undefined;
  const onContextMenu = (event: MouseEvent) => {
    const target =
      event.target instanceof Element ? (event.target.closest('[role="option"]') ?? event.target) : null;
    const one = target ? at(target.querySelector('[data-transcript]') ?? target) : undefined;
    if (!one || !target) return;
    event.preventDefault();
    setAsking({
      what: 'menu',
      one,
      place: menuPlace({ clientX: event.clientX, clientY: event.clientY, currentTarget: target }),
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const one = event.key === 'F2' || event.key === 'Delete' ? focused() : undefined;
    if (!one || readOnly || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    setAsking({ what: event.key === 'F2' ? 'details' : 'delete', one });
  };
  return (
    <>
      <div className="pane-head">
        <h2>{said.transcripts}</h2>
        <small>{all > 0 ? number(all) : ''}</small>
        <span className="grow" />
        <IconButton
          icon="import"
          size="small"
          label={said.import}
          keys="Mod+I"
          isDisabled={readOnly}
          onPress={() => runCommand('project.import', session)}
        />
      </div>
      {all >= FILTER_FROM && (
        <div className="pane-filter">
          <SearchField label={said.filter} value={query} onChange={setQuery} />
        </div>
      )}
      {all === 0 && (
        <div className="pane-empty">
          <p>{said.noTranscripts}</p>
          <Button
            icon="import"
            variant="primary"
            isDisabled={readOnly}
            onPress={() => runCommand('project.import', session)}
          >
            {said.importShort}
          </Button>
        </div>
      )}
      {all > 0 && groups.length === 0 && <p className="pane-empty">{said.noneFound(query)}</p>}
      {groups.length > 0 && (
        <div
          className="transcript-scroll"
          role="presentation"
          onContextMenu={onContextMenu}
          onKeyDown={onKeyDown}
        >
          <Virtualizer layout={ListLayout} layoutOptions={SIZES}>
            <ListBox
              items={groups}
              aria-label={said.transcripts}
              className="transcript-list"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={current === null ? [] : [String(current)]}
              onSelectionChange={(keys) => {
                const [key] = keys === 'all' ? [] : [...keys];
                if (key !== undefined) view.set({ room: 'code', transcriptId: Number(key) });
              }}
            >
              {({ id, studyCase, transcripts }) => (
                <ListBoxSection id={id} className="transcript-case">
                  <Header className="transcript-case-head">
                    <span>{studyCase?.code ?? said.noCase}</span>
                    <span className="muted">{studyCase?.label}</span>
                  </Header>
                  <Collection items={transcripts}>
                    {(one) => <TranscriptLine one={one} place={places.get(one.id) ?? 0} />}
                  </Collection>
                </ListBoxSection>
              )}
            </ListBox>
          </Virtualizer>
        </div>
      )}
      {asking?.what === 'menu' && (
        <ContextMenu
          label={said.transcriptMenu(asking.one.name)}
          place={asking.place}
          onClose={() => setAsking((now) => (now?.what === 'menu' ? null : now))}
          entries={[
            {
              id: 'open',
              label: said.open,
              run: () => view.set({ room: 'code', transcriptId: asking.one.id }),
            },
            {
              id: 'rename',
              label: said.rename,
              keys: 'F2',
              isDisabled: readOnly,
              run: () => setAsking({ what: 'details', one: asking.one }),
            },
            {
              id: 'memo',
              label: words.memos.newOn(asking.one.name),
              isDisabled: readOnly,
              run: () => openMemoOn(session, { target: 'transcript', targetId: asking.one.id }),
            },
            {
              id: 'details',
              label: said.details,
              isDisabled: readOnly,
              run: () => setAsking({ what: 'details', one: asking.one }),
            },
            {
              id: 'revise',
              label: words.revising.entry,
              isDisabled: readOnly,
              run: () => openRevise(session, asking.one.id),
            },
            'line',
            {
              id: 'delete',
              label: said.deleteTranscript,
              keys: 'Delete',
              danger: true,
              isDisabled: readOnly,
              run: () => setAsking({ what: 'delete', one: asking.one }),
            },
          ]}
        />
      )}
      {asking?.what === 'details' && <TranscriptDialog id={asking.one.id} onClose={() => setAsking(null)} />}
      {asking?.what === 'delete' && <DeleteTranscript one={asking.one} onClose={() => setAsking(null)} />}
    </>
  );
}
