import { useEffect, useRef, useState } from 'react';
import type { BenchIncident, Id, OpenTranscript } from '@shared/contract/index.ts';
import { codeColor } from '../../codes/CodeRow.tsx';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { Button, IconButton, Tag } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { openInTranscript, setBench } from '../bench.ts';
import { useIncidentWords, useWordCache } from '../word-cache.ts';
import { MemoOnDialog } from '../../memos/MemoOnDialog.tsx';
import { TurnsAround, type Opened } from './TurnsAround.tsx';

const t = words.compare.read;

/** An incident where it was said, beside the bench: what is around it at once, the turns and the whole when opened. */
export function ReadingPanel({
  id,
  incident,
  onPick,
}: {
  id: Id;
  /** Undefined until it is known. */
  incident: BenchIncident | undefined;
  onPick: () => void;
}) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const isPicked = useView((looking) => looking.bench.picks.includes(id));
  const code = useStore((state) => (incident ? state.tables.code.get(incident.codeId) : undefined));
  const coder = useStore((state) => (incident ? state.tables.coder.get(incident.coderId) : undefined));
  const [isWhole, setWhole] = useState(false);
  const [isWriting, setWriting] = useState(false);
  const said = useIncidentWords(id);
  const opened = useOpened(incident);
  useFreshComment(id);
  const close = () => setBench(session, { side: null });
  const others = opened && incident ? alsoHere(opened, incident) : [];
  const codes = useStore((state) => state.tables.code);
  return (
    <aside className="bench-side" aria-label={t.title} data-pane="">
      <header className="side-head">
        <h2 className="id" title={incident?.identifier}>
          {incident?.identifier ?? t.title}
        </h2>
        <span className="grow" />
        <IconButton icon="close" size="small" label={t.close} keys="Escape" onPress={close} />
      </header>
      {incident && (
        <>
          <div className="side-facts">
            {code && (
              <span className="bench-code">
                <span className="code-dot" style={codeColor(code.color)} />
                {code.name}
              </span>
            )}
            {coder && <span className="muted">{words.compare.card.coder(coder.name)}</span>}
            {incident.isNegativeCase && <Tag tone="warn">{words.compare.card.negative}</Tag>}
          </div>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
          <section className="side-scroll" tabIndex={0} aria-label={t.title}>
            {opened ? (
              <TurnsAround opened={opened} incident={incident} isWhole={isWhole} />
            ) : said ? (
              <p className="reading-text" dir="auto">
                …{said.before}
                <mark style={codeColor(code?.color ?? '#888')}>{said.words}</mark>
                {said.after}…
              </p>
            ) : (
              <p className="muted">{t.loading}</p>
            )}
          </section>
          {said?.comment && (
            <p className="side-comment" dir="auto">
              <span className="field-label">{t.comment}</span>
              {said.comment}
            </p>
          )}
          {others.length > 0 && (
            <ul className="side-also" aria-label={t.also}>
              <li className="field-label">{t.also}</li>
              {others.map((codeId) => (
                <li key={codeId} className="bench-code">
                  <span className="code-dot" style={codeColor(codes.get(codeId)?.color ?? '#888')} />
                  {codes.get(codeId)?.name}
                </li>
              ))}
            </ul>
          )}
          <footer className="side-foot">
            <Button
              size="small"
              icon="code"
              aria-label={t.open}
              onPress={() => openInTranscript(session, incident)}
            >
              {t.openShort}
            </Button>
            <Button size="small" isDisabled={!opened} onPress={() => setWhole(!isWhole)}>
              {isWhole ? t.around : t.whole}
            </Button>
            <span className="grow" />
            {!readOnly && (
              <IconButton icon="memos" size="small" label={t.memo} onPress={() => setWriting(true)} />
            )}
            <Button size="small" variant={isPicked ? 'primary' : 'plain'} onPress={onPick}>
              {isPicked ? t.unpick : t.pick}
            </Button>
          </footer>
        </>
      )}
      {isWriting && (
        <MemoOnDialog
          title={words.codes.memos.dialog(code?.name ?? '')}
          on={{ target: 'coding', targetId: id }}
          onClose={() => setWriting(false)}
        />
      )}
    </aside>
  );
}

/** The transcript of an incident: as the window has it open, or read for this panel and let go with it. */
function useOpened(incident: BenchIncident | undefined): Opened | null {
  const { call, show } = useSession();
  const transcriptId = incident?.transcriptId ?? null;
  const held = useStore((state) => (transcriptId === null ? undefined : state.open.get(transcriptId)));
  const textRevision = useStore((state) =>
    transcriptId === null ? 0 : (state.tables.transcript.get(transcriptId)?.textRevision ?? 0),
  );
  // Any coding may come to lie on these words, or go from them.
  const counts = useStore((state) => state.counts);
  const [read, setRead] = useState<OpenTranscript | null>(null);
  useEffect(() => {
    if (transcriptId === null || held) return undefined;
    let gone = false;
    void call('transcripts.open', { id: transcriptId }).then((opened) => {
      if (gone) return;
      if (opened.ok) setRead(opened.value);
      else show(opened.failure);
    });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- read again when a coding has changed
  }, [call, show, transcriptId, textRevision, counts, held]);
  if (held) return { text: held.transcript.text, turns: held.turns, codings: [...held.codings.values()] };
  if (read?.transcript.id !== transcriptId || read?.transcript.textRevision !== textRevision) return null;
  return { text: read.transcript.text, turns: read.turn, codings: read.coding };
}

/** A comment is no part of the bench's answer; after each change its words are brought anew. */
function useFreshComment(id: Id): void {
  const cache = useWordCache();
  const revision = useStore((state) => state.revision);
  const first = useRef({ id, revision });
  useEffect(() => {
    if (first.current.id === id && first.current.revision !== revision) cache.stale([id]);
    first.current = { id, revision };
  }, [cache, id, revision]);
}

/** Other codes on any of the incident's words, each once. */
const alsoHere = ({ codings }: Opened, incident: BenchIncident): Id[] => [
  ...new Set(
    codings
      .filter((one) => one.id !== incident.id && one.start < incident.end && incident.start < one.end)
      .map((one) => one.codeId),
  ),
];
