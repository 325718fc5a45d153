import type { EditPreview, Id } from '@shared/contract/index.ts';
import { useEffect, useState, type ReactNode } from 'react';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { transcriptName } from '../../store/select.ts';
import type { EditInHand } from '../../store/view.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { isChanged } from './draft.ts';
import { PreviewDialog } from './PreviewDialog.tsx';
import { saveEdit } from './save.ts';

const said = words.editing.first;

/**
 * What it holds changes texts, so an edit that is not saved comes first: it is saved here or gone back to, and nothing
 * typed is lost. An edit in which nothing has been typed is left. With `of` only edits of that transcript matter.
 */
export function EditFirst({ of, children }: { of?: Id; children: ReactNode }) {
  const { view } = useSession();
  const edit = useView((looking) => looking.edit);
  const transcripts = useStore((state) => state.tables.transcript);
  const id = edit?.opened.transcript.id;
  const matters = edit !== null && id !== undefined && (of === undefined || of === id);
  // An edit of a transcript that has gone is nobody's any more.
  const isTyped = matters && edit.draft !== null && isChanged(edit.draft, edit.opened) && transcripts.has(id);
  const isIdle = matters && !isTyped;
  useEffect(() => {
    if (isIdle) view.set({ edit: null });
  }, [isIdle, view]);
  if (isTyped) return <Asking edit={edit} />;
  return isIdle ? null : children;
}

function Asking({ edit }: { edit: EditInHand }) {
  const session = useSession();
  const { view } = session;
  const { id } = edit.opened.transcript;
  const name = useStore((state) => transcriptName(state, id));
  const [preview, setPreview] = useState<EditPreview | null>(null);
  const [isBusy, setBusy] = useState(false);
  const goBack = () => view.set({ overlay: 'none', room: 'code', transcriptId: id });
  const save = async (isAgreed: boolean) => {
    if (!edit.draft) return;
    setBusy(true);
    const result = await saveEdit(session, edit.opened, edit.draft, isAgreed);
    setBusy(false);
    if (result.is === 'preview') return setPreview(result.preview);
    if (result.is === 'saved') {
      view.set({ edit: null });
      return session.say(words.editing.saved);
    }
    session.show(result.failure);
    goBack();
  };
  if (preview)
    return <PreviewDialog preview={preview} onSave={() => save(true)} onClose={() => setPreview(null)} />;
  return (
    <Dialog
      title={said.title(name)}
      size="small"
      role="alertdialog"
      onClose={goBack}
      actions={
        <>
          <Button onPress={goBack}>{said.back}</Button>
          <Button
            variant="primary"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- in an alert the answer has the focus, so that Enter gives it
            autoFocus
            isDisabled={isBusy}
            onPress={() => void save(false)}
          >
            {said.save}
          </Button>
        </>
      }
    >
      <p>{said.message}</p>
    </Dialog>
  );
}
