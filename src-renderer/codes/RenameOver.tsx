import { useEffect, useRef, useState, type RefObject } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';

/**
 * A field over a row of the tree. It lies over the tree and not in it, so that the tree's own keys (letters find rows,
 * arrows move) leave it alone. Enter and leaving keep the name, Escape does not.
 */
export function RenameOver({
  id,
  within,
  onDone,
}: {
  id: Id;
  within: RefObject<HTMLElement | null>;
  onDone: () => void;
}) {
  const session = useSession();
  const code = useStore((state) => state.tables.code.get(id));
  const [name, setName] = useState(code?.name ?? '');
  // Nothing typed takes nothing back, also when it has been renamed elsewhere since.
  const [was] = useState(name);
  const [place, setPlace] = useState<{ left: number; top: number; width: number } | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

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
    return () => cancelAnimationFrame(frame);
  }, [id, within]);
  useEffect(() => field.current?.select(), [place]);

  const finish = async (keep: boolean) => {
    if (done.current) return;
    done.current = true;
    const wanted = name.trim();
    if (keep && code && wanted !== '' && wanted !== was && wanted !== code.name)
      await session.act('codes.update', { ids: [id], patch: { name: wanted } });
    onDone();
  };
  if (!place) return null;
  return (
    <input
      ref={field}
      className="input code-rename"
      aria-label={words.codes.tree.rename}
      style={place}
      value={name}
      maxLength={300}
      onChange={(event) => setName(event.target.value)}
      onBlur={() => void finish(true)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (isComposing(event)) return;
        if (event.key === 'Enter') void finish(true);
        if (event.key === 'Escape') void finish(false);
      }}
    />
  );
}
