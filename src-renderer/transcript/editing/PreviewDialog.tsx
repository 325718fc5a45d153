import type { EditPreview, Id } from '@shared/contract/index.ts';
import { useState, type CSSProperties } from 'react';
import { useStore } from '../../store/react.tsx';
import { Button, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { differing, type Piece } from './differing.ts';

/** So many are listed; the rest is counted. */
const LISTED = 200;

/** What an edit does to what stands on the text, before it is saved. */
export function PreviewDialog({
  preview,
  onSave,
  onClose,
}: {
  preview: EditPreview;
  onSave: () => Promise<unknown>;
  onClose: () => void;
}) {
  const [isBusy, setBusy] = useState(false);
  const { changed, lost, exemplars, memos, regions } = preview;
  const text = words.editing.preview;
  const save = async () => {
    setBusy(true);
    await onSave();
    setBusy(false);
  };
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{text.keep}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer most often given, so that Enter gives it */}
          <Button variant="primary" autoFocus isDisabled={isBusy} onPress={() => void save()}>
            {text.save}
          </Button>
        </>
      }
    >
      <div className="ed-preview">
        {lost.length > 0 && (
          <section>
            <h3>{lost.length === 1 ? text.lost(1) : text.lostMany(lost.length)}</h3>
            <ul>
              {lost.slice(0, LISTED).map((one) => (
                <li key={one.codingId}>
                  <CodeName id={one.codeId} />
                  <p className="ed-words">
                    <del>{short(one.before)}</del>
                  </p>
                </li>
              ))}
            </ul>
            {lost.length > LISTED && <p className="muted">{text.more(lost.length - LISTED)}</p>}
          </section>
        )}
        {changed.length > 0 && (
          <section>
            <h3>{text.changed(changed.length)}</h3>
            <ul>
              {changed.slice(0, LISTED).map((one) => (
                <li key={one.codingId}>
                  <CodeName id={one.codeId} />
                  <BeforeAfter before={one.before} after={one.after} />
                </li>
              ))}
            </ul>
            {changed.length > LISTED && <p className="muted">{text.more(changed.length - LISTED)}</p>}
          </section>
        )}
        {exemplars.length > 0 && <p>{text.exemplars(exemplars.length)}</p>}
        {memos.length > 0 && <p>{text.memos(memos.length)}</p>}
        {regions.length > 0 && (
          <p>{text.regions(regions.length, regions.map((region) => region.name).join(', '))}</p>
        )}
      </div>
    </Dialog>
  );
}

/** The words of a coding as they were and as they will be, what differs marked. */
export function BeforeAfter({ before, after }: { before: string; after: string }) {
  const pieces = differing(before, after);
  return (
    <dl className="ed-words">
      <dt>{words.editing.preview.before}</dt>
      <dd>
        <Pieces pieces={pieces.before} as="del" />
      </dd>
      <dt>{words.editing.preview.after}</dt>
      <dd>
        <Pieces pieces={pieces.after} as="ins" />
      </dd>
    </dl>
  );
}

function Pieces({ pieces, as: Mark }: { pieces: readonly Piece[]; as: 'del' | 'ins' }) {
  // Pieces never change places.
  return pieces.map(({ words: piece, isOther }, i) =>
    isOther ? <Mark key={i}>{piece}</Mark> : <span key={i}>{piece}</span>,
  );
}

export function CodeName({ id }: { id: Id }) {
  const code = useStore((state) => state.tables.code.get(id));
  return (
    <span className="ed-code" style={{ '--code': code?.color } as CSSProperties}>
      <span className="code-dot" />
      {code?.name}
    </span>
  );
}

const short = (text: string) => (text.length > 400 ? `${text.slice(0, 300)} … ${text.slice(-60)}` : text);
