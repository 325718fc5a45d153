import { MEMO_KINDS, type MemoKind } from '@shared/contract/index.ts';
import { useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { transcriptName } from '../store/select.ts';
import { Button, Dialog, SelectField, TextArea, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.memos;
/** As much of the passage as is shown above the memo, in UTF-16 units. */
const SHOWN = 400;

/** A memo on the selected passage, on the active coding, or on the transcript where only the caret stands. */
export function MemoDialog({ onClose }: { onClose: () => void }) {
  const { act, say, view } = useSession();
  // What it is on is settled when it opens: the focus leaves the text now.
  const [on] = useState(() => view.get());
  const state = useStore((now) => now);
  const [kind, setKind] = useState<MemoKind>('theoretical');
  const [title, setTitle] = useState('');
  const [text, setText] = useState('');
  const { selection, transcriptId, codingId } = on;
  if (transcriptId === null) return null;
  const selected = selection && selection.start < selection.end ? selection : null;
  const coding = codingId === null ? undefined : state.open.get(transcriptId)?.codings.get(codingId);
  // Where no words are selected, the active coding is what the memo is about.
  const passage = selected ?? coding ?? null;
  const quoted = passage
    ? state.open.get(transcriptId)?.transcript.text.slice(passage.start, passage.end)
    : undefined;
  const isEmpty = title.trim() === '' && text.trim() === '';
  const save = async () => {
    if (isEmpty) return;
    const done = await act('memos.add', {
      kind,
      title,
      plainText: text,
      on: [
        !selected && coding
          ? { target: 'coding', targetId: coding.id }
          : passage
            ? { target: 'passage', targetId: transcriptId, start: passage.start, end: passage.end }
            : { target: 'transcript', targetId: transcriptId },
      ],
    });
    if (!done) return;
    say(said.kept);
    onClose();
  };
  return (
    <Dialog
      title={passage ? said.dialogTitle : said.dialogTitleTranscript(transcriptName(state, transcriptId))}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" isDisabled={isEmpty} onPress={() => void save()}>
            {said.save}
          </Button>
        </>
      }
    >
      {quoted && (
        <blockquote className="quote memo-quote">
          “{quoted.slice(0, SHOWN).trim()}
          {quoted.length > SHOWN ? '…' : ''}”
        </blockquote>
      )}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={said.title}
          value={title}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
          autoFocus
          onChange={setTitle}
        />
        <SelectField
          label={said.kind}
          items={MEMO_KINDS.map((id) => ({ id, label: `${said.kinds[id]} · ${said.kindNotes[id]}` }))}
          value={kind}
          onChange={setKind}
        />
        <TextArea
          label={said.text}
          rows={7}
          value={text}
          onChange={setText}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          }}
        />
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
