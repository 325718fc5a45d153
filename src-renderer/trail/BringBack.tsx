import type { BroughtBack, Failure, TrailEntry } from '@shared/contract/index.ts';
import { useEffect, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Button } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.trail;
/** So many differences are told one by one. */
const TOLD = 8;

/** What a change removed, what bringing it back would do, and the button that does it. */
export function BringBack({ entry }: { entry: TrailEntry }) {
  const session = useSession();
  const { call } = session;
  const readOnly = useStore((state) => state.readOnly);
  const revision = useStore((state) => state.revision);
  const [withMoved, setWithMoved] = useState(true);
  const [mayMove, setMayMove] = useState(false);
  const [preview, setPreview] = useState<BroughtBack | Failure | null>(null);
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    let gone = false;
    void call('trail.preview', { revision: entry.revision, withMoved }).then((result) => {
      if (gone) return;
      setPreview(result.ok ? result.value : result.failure);
      if (result.ok && result.value.moved > 0) setMayMove(true);
    });
    return () => {
      gone = true;
    };
  }, [call, entry.revision, withMoved, revision]);
  const shown = useRef<HTMLElement>(null);
  const bringBack = async () => {
    setBusy(true);
    const detail = shown.current?.closest<HTMLElement>('.trail-detail');
    const done = await session.act('trail.bringBack', { revision: entry.revision, withMoved });
    setBusy(false);
    if (!done) return;
    session.say(said.broughtBack(done.counts));
    // The button goes with what it was for; keys go on in what it was about.
    detail?.focus();
  };
  if (!preview) return null;
  const isRefused = 'code' in preview;
  return (
    <section ref={shown} className="bring-back" aria-label={said.bringBackTitle}>
      {isRefused ? (
        <>
          <p>
            <b>{said.cannot}</b>
          </p>
          <p>{preview.message}</p>
        </>
      ) : (
        <>
          <p>{said.bringsBack(preview.counts)}</p>
          {preview.moved > 0 && <p>{said.moved(preview.moved)}</p>}
          {mayMove && (
            <label className="check">
              <input
                type="checkbox"
                checked={withMoved}
                onChange={(event) => setWithMoved(event.target.checked)}
              />
              {said.withMoved}
            </label>
          )}
          {preview.notes.length > 0 && (
            <ul className="bring-back-notes">
              {preview.notes.slice(0, TOLD).map((note, i) => (
                // The same may be noted of two things of one name.
                <li key={i}>{said.note(note)}</li>
              ))}
              {preview.notes.length > TOLD && <li>{said.moreNotes(preview.notes.length - TOLD)}</li>}
            </ul>
          )}
        </>
      )}
      <Button
        variant="primary"
        icon="undo"
        isDisabled={readOnly || busy || isRefused}
        onPress={() => void bringBack()}
      >
        {said.bringBack}
      </Button>
    </section>
  );
}
