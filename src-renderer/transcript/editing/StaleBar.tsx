import { useState } from 'react';
import { useSession } from '../../store/react.tsx';
import type { OpenDocument } from '../../store/state.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { copyDraft } from './copy-draft.ts';
import { turnMapOf } from './draft.ts';
import { BeforeAfter } from './BeforeAfter.tsx';
import { putAgain } from './put-again.ts';

const text = words.editing;

/** The text was changed elsewhere while it is edited here: what can be done with both. `now` is the text as it is. */
export function StaleBar({ now, onReload }: { now: OpenDocument; onReload: () => void }) {
  const session = useSession();
  const [isComparing, setComparing] = useState(false);
  const put = () => {
    const { edit } = session.view.get();
    setComparing(false);
    if (!edit?.draft) return;
    const { draft, collisions } = putAgain(edit.draft, edit.opened, now);
    const start = draft.edit[0]?.at ?? 0;
    session.view.set({ edit: { opened: now, draft }, selection: { start, end: start } });
    session.say(collisions > 0 ? text.putAgainCollided(collisions) : text.putAgainDone);
  };
  return (
    <div className="ts-stale" role="alert">
      <p>{text.stale}</p>
      <Button size="small" onPress={() => setComparing(true)}>
        {text.compare}
      </Button>
      <Button size="small" onPress={() => void copyDraft(session)}>
        {text.copyMine}
      </Button>
      <Button size="small" onPress={onReload}>
        {text.reload}
      </Button>
      <Button size="small" variant="primary" onPress={put}>
        {text.putAgain}
      </Button>
      {isComparing && <BothDialog now={now} onPut={put} onClose={() => setComparing(false)} />}
    </div>
  );
}

/** What either window made of the text that both began with. */
function BothDialog({ now, onPut, onClose }: { now: OpenDocument; onPut: () => void; onClose: () => void }) {
  const session = useSession();
  const { edit } = session.view.get();
  if (!edit) return null;
  const before = edit.opened.transcript.text;
  return (
    <Dialog
      title={text.compareTitle}
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={() => void copyDraft(session)}>{text.copyMine}</Button>
          <Button variant="primary" onPress={onPut}>
            {text.putAgain}
          </Button>
        </>
      }
    >
      <div className="ed-preview">
        <section>
          <h3>{text.compareTheirs}</h3>
          <BeforeAfter before={before} after={now.transcript.text} />
        </section>
        <section>
          <h3>{text.compareMine}</h3>
          <BeforeAfter before={before} after={edit.draft ? turnMapOf(edit.draft).text : before} />
        </section>
      </div>
    </Dialog>
  );
}
