import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Elsewhere, isComposing, useWritten } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.tree;

/**
 * A field over a row of the tree. It lies over the tree and not in it, so that the tree's own keys (letters find rows,
 * arrows move) leave it alone. Enter and leaving keep the name, Escape does not. It goes with its code.
 */
export function RenameOver({ id, within, onDone }: Props) {
  const code = useStore((state) => state.tables.code.get(id));
  const isGone = code === undefined;
  const done = useRef(onDone);
  useEffect(() => {
    if (isGone) done.current();
  }, [isGone]);
  return code ? <Over id={id} name={code.name} within={within} onDone={onDone} /> : null;
}

type Props = { id: Id; within: RefObject<HTMLElement | null>; onDone: () => void };

function Over({ id, name, within, onDone }: Props & { name: string }) {
  const { act } = useSession();
  const written = useWritten({
    label: t.rename,
    value: name,
    onSave: (wanted) => act('codes.update', { ids: [id], patch: { name: wanted } }),
    onDone,
    isOpen: true,
    isNeeded: true,
  });
  const [place, setPlace] = useState<{ left: number; top: number; width: number } | null>(null);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let frame = 0;
    let tries = 0;
    const measure = () => {
      const pane = within.current;
      if (!pane) return;
      const row = pane.querySelector(`[role="row"][data-key="${id}"] .code-name`);
      // A row that was just opened or scrolled to is drawn a few frames later; one that never is gets the field on top.
      if (!row && tries++ < 12) {
        frame = requestAnimationFrame(measure);
        return;
      }
      const outer = pane.getBoundingClientRect();
      const inner = (row ?? pane.querySelector('.code-tree') ?? pane).getBoundingClientRect();
      setPlace({
        left: inner.left - outer.left - (row ? 6 : -8),
        top: inner.top - outer.top - (row ? 4 : -1),
        width: outer.right - inner.left - (row ? 6 : 16),
      });
    };
    frame = requestAnimationFrame(measure);
    window.addEventListener('resize', measure);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('resize', measure);
    };
  }, [id, within]);
  const isPlaced = place !== null;
  useEffect(() => field.current?.select(), [isPlaced]);

  if (!place) return null;
  return (
    <>
      <input
        ref={field}
        className="input code-rename"
        aria-label={t.rename}
        style={{ ...place, anchorName: written.anchor }}
        value={written.text ?? name}
        maxLength={300}
        onChange={(event) => written.write(event.target.value)}
        onBlur={() => written.leave()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (isComposing(event)) return;
          if (event.key === 'Enter') written.leave(true);
          if (event.key === 'Escape') written.letGo();
        }}
      />
      <Elsewhere of={written} />
    </>
  );
}
