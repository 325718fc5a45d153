import { useSession, useView } from '../store/react.tsx';
import { transcriptName } from '../store/select.ts';
import { copyDraft } from '../transcript/editing/copy-draft.ts';
import { Button, Icon } from '../ui/index.ts';
import { words } from '../words/index.ts';

/** The host is out of reach: what is saved, what is not, and what can be done. */
export function ClosedBanner() {
  const session = useSession();
  const editedId = useView(({ edit }) => (edit?.draft ? edit.opened.transcript.id : null));
  return (
    <div className="banner" role="alert">
      <Icon name="warning" />
      <p>
        {editedId === null
          ? words.shell.closedBanner
          : words.shell.closedEditing(transcriptName(session.store.get(), editedId))}
      </p>
      {editedId !== null && (
        <Button size="small" onPress={() => void copyDraft(session)}>
          {words.editing.copyMine}
        </Button>
      )}
    </div>
  );
}
