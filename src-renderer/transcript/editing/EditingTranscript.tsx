import type { EditPreview, Id } from '@shared/contract/index.ts';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { participantsOf, transcriptName } from '../../store/select.ts';
import type { OpenDocument } from '../../store/state.ts';
import type { EditInHand } from '../../store/view.ts';
import { Button, ConfirmDialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { useTold } from '../told.ts';
import { asSaved, isChanged, turnMapOf } from './draft.ts';
import { EditDesk } from './edit-desk.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import { putAgain } from './put-again.ts';
import { saveEdit } from './save.ts';
import { SpeakerMenu } from './SpeakerMenu.tsx';
import { StaleBar } from './StaleBar.tsx';

/** The transcript in view while its text is edited. React keeps the frame; words and paint are the desk's. */
export function EditingTranscript({ document }: { document: OpenDocument }) {
  const session = useSession();
  const { view } = session;
  // Not the edit itself, which is another object with every letter.
  const opened = useView((looking) => looking.edit?.opened);
  const hasTyped = useView((looking) => looking.edit !== null && looking.edit.draft !== null);
  const id = document.transcript.id;
  const name = useStore((state) => transcriptName(state, id));
  const isIdentifier = useStore((state) => participantsOf(state, id).length > 0);
  const scroller = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const stripes = useRef<HTMLDivElement>(null);
  const handles = useRef<HTMLDivElement>(null);
  const desk = useRef<EditDesk>(null);
  const first = useRef<EditInHand | null>(view.get().edit);
  const [told, tell] = useTold();
  const [asks, setAsks] = useState<'discard' | 'reload' | null>(null);
  const [choosing, setChoosing] = useState<{
    turn: number;
    at: { x: number; y: number };
    chosen: Id | null;
  } | null>(null);
  const [preview, setPreview] = useState<EditPreview | null>(null);
  const [isSaving, setSaving] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const isStale =
    opened !== undefined &&
    !isSaving &&
    (isRefused || opened.transcript.textRevision !== document.transcript.textRevision);

  const leave = (message: string) => {
    const caret = desk.current?.surface.caret.get()?.focus ?? null;
    setAsks(null);
    view.set({ edit: null, ...(caret === null ? {} : { selection: { start: caret, end: caret } }) });
    session.say(message);
  };
  const save = async (isAgreed: boolean) => {
    const at = desk.current;
    if (!at || !opened || isSaving) return;
    if (!isChanged(at.draft, opened)) return leave(words.editing.left);
    setSaving(true);
    at.setSaving(true);
    const result = await saveEdit(session, opened, at.draft, isAgreed);
    if (result.is === 'saved') return leave(words.editing.saved);
    setSaving(false);
    at.setSaving(false);
    setPreview(result.is === 'preview' ? result.preview : null);
    if (result.is === 'failed' && result.failure.code === 'conflict') setRefused(true);
    else if (result.is === 'failed') session.show(result.failure);
  };
  const tryToLeave = () => {
    if (desk.current && opened && isChanged(desk.current.draft, opened)) setAsks('discard');
    else leave(words.editing.left);
  };
  // The desk is made once; what it asks for is done as the frame stands then.
  const shows = useRef({ save, tryToLeave, leave });
  useEffect(() => {
    shows.current = { save, tryToLeave, leave };
  });
  useEffect(() => {
    const at = desk.current;
    if (!isStale || !at || !opened) return;
    const caret = at.surface.caret.get()?.focus ?? 0;
    // Nothing has been typed: the edit goes on with the text as it is now.
    if (!isChanged(at.draft, opened))
      view.set({ edit: { opened: document, draft: null }, selection: { start: caret, end: caret } });
    // It was saved after all: its answer was lost with the connection.
    else if (
      turnMapOf(asSaved(at.draft)).text === document.transcript.text &&
      !isChanged(putAgain(at.draft, opened, document).draft, document)
    )
      shows.current.leave(words.editing.saved);
  }, [isStale, opened, document, view]);

  useLayoutEffect(() => {
    const inHand = first.current;
    const at = scroller.current;
    if (!inHand || !at || !text.current || !stripes.current || !handles.current) return;
    const { selection, places } = session.view.get();
    const made = new EditDesk(
      session,
      { scroller: at, text: text.current, stripes: stripes.current, handles: handles.current },
      inHand,
      {
        tell,
        done: () => void shows.current.save(false),
        leave: () => shows.current.tryToLeave(),
        speaker: (turn, at, chosen) => setChoosing({ turn, at, chosen }),
      },
    );
    desk.current = made;
    const kept = places.get(id);
    if (kept) made.surface.places.goTo(kept);
    const caret = selection?.start ?? 0;
    // Whoever comes back may have done so by what has the focus now.
    if (inHand.caret) made.surface.caret.putWhenFree(inHand.caret);
    else made.surface.caret.put({ anchor: caret, focus: caret });
    tell(words.editing.began);
    return () => {
      const place = made.surface.places.now();
      if (place) places.set(id, place);
      made.destroy();
      desk.current = null;
    };
  }, [session, id, tell]);

  useEffect(() => {
    if (!hasTyped) return;
    // What is typed is in this window only.
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [hasTyped]);

  const isAsking = preview !== null || asks !== null || choosing !== null;
  useEffect(() => {
    const field = text.current;
    if (!isAsking || !field) return;
    // After the dialog has given the focus back to where it was opened from: the next key is typing.
    return () => void requestAnimationFrame(() => field.focus({ preventScroll: true }));
  }, [isAsking]);

  return (
    <section className="ts" aria-label={words.transcript.room}>
      <header className="ts-header ts-edit-bar">
        <h2 className={isIdentifier ? 'id' : undefined} title={name}>
          {name}
        </h2>
        <span className="ts-edit-mode">{words.editing.bar}</span>
        <span className="muted ts-edit-hint">{words.editing.barHint}</span>
        <span className="grow" />
        {hasTyped && (
          <Button size="small" onPress={tryToLeave}>
            {words.editing.discard}
          </Button>
        )}
        <Button size="small" variant="primary" isDisabled={isSaving} onPress={() => void save(false)}>
          {words.editing.done}
        </Button>
      </header>
      {isStale && (
        <StaleBar
          now={document}
          onReload={() => (hasTyped ? setAsks('reload') : leave(words.editing.left))}
        />
      )}
      <div ref={scroller} className="ts-scroller">
        <div className="ts-sheet">
          <div ref={text} className="ts-text" aria-label={words.editing.label(name)} />
          <div ref={stripes} className="ts-stripes" aria-hidden="true" />
          <div ref={handles} className="ts-handles" aria-hidden="true" />
        </div>
      </div>
      <div className="visually-hidden" aria-live="polite">
        {told}
      </div>
      {choosing && (
        <SpeakerMenu
          transcriptId={id}
          at={choosing.at}
          chosen={choosing.chosen}
          onChoose={(speakerId) => desk.current?.setSpeaker(choosing.turn, speakerId)}
          onClose={() => setChoosing(null)}
        />
      )}
      {preview && (
        <PreviewDialog preview={preview} onSave={() => save(true)} onClose={() => setPreview(null)} />
      )}
      {asks && (
        <ConfirmDialog
          title={words.editing.discardTitle}
          message={asks === 'reload' ? words.editing.reloadMessage : words.editing.discardMessage}
          confirm={asks === 'reload' ? words.editing.reload : words.editing.discardConfirm}
          keep={words.editing.preview.keep}
          onConfirm={() => leave(words.editing.left)}
          onClose={() => setAsks(null)}
        />
      )}
    </section>
  );
}
