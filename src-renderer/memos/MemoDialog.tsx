import { useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { transcriptName } from '../store/select.ts';
import { words } from '../words/index.ts';
import { MemoOnDialog } from './MemoOnDialog.tsx';

const said = words.memos;
/** As much of the passage as is shown above the memo, in UTF-16 units. */
const SHOWN = 400;

/** A memo on the selected passage, on the active coding, or on the transcript where only the caret stands. */
export function MemoDialog({ onClose }: { onClose: () => void }) {
  const { view, store } = useSession();
  // What it is on is settled when it opens: the focus leaves the text now.
  const [on] = useState(() => view.get());
  const [open] = useState(() =>
    on.transcriptId === null ? undefined : store.get().open.get(on.transcriptId),
  );
  const state = useStore((now) => now);
  const { selection, transcriptId, codingId } = on;
  if (transcriptId === null) return null;
  const selected = selection && selection.start < selection.end ? selection : null;
  const coding = codingId === null ? undefined : open?.codings.get(codingId);
  // Where no words are selected, the active coding is what the memo is about.
  const passage = selected ?? coding ?? null;
  const quoted = passage ? open?.transcript.text.slice(passage.start, passage.end) : undefined;
  return (
    <MemoOnDialog
      title={passage ? said.dialogTitle : said.dialogTitleTranscript(transcriptName(state, transcriptId))}
      on={
        !selected && coding
          ? { target: 'coding', targetId: coding.id }
          : passage
            ? {
                target: 'passage',
                targetId: transcriptId,
                textRevision: open?.transcript.textRevision,
                start: passage.start,
                end: passage.end,
              }
            : { target: 'transcript', targetId: transcriptId }
      }
      intro={
        quoted && (
          <blockquote className="quote memo-quote">
            “{quoted.slice(0, SHOWN).trim()}
            {quoted.length > SHOWN ? '…' : ''}”
          </blockquote>
        )
      }
      onClose={onClose}
    />
  );
}
