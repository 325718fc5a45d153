import { useMemo, useState } from 'react';
import type { Code, CodeLevel, CodeOrigin, Id } from '@shared/contract/index.ts';
import type { Placement } from '@shared/coding/move.ts';
import { planRelevel } from '@shared/coding/relevel.ts';
import { useSession, useStore } from '../store/react.tsx';
import { FormDialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.relevel;

/** Gives codes another level, after saying where they come to stand and what follows them. */
export function LevelDialog({
  ids,
  level,
  onClose,
}: {
  ids: readonly Id[];
  level: CodeLevel;
  onClose: () => void;
}) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const names = ids.flatMap((id) => codes.get(id)?.name ?? []);
  const plan = useMemo(() => planRelevel(codes.values(), ids, level), [codes, ids, level]);
  const effects = 'updates' in plan ? effectsOf(plan.updates, codes, new Set(ids)) : [];
  const problem = 'problem' in plan ? plan.problem : null;
  return (
    <ReasonDialog
      title={t.title(names, words.codes.level[level])}
      confirm={t.button(words.codes.level[level])}
      isDisabled={problem !== null}
      run={(reason) => session.act('codes.relevel', { ids: [...ids], level, ...reason })}
      onClose={onClose}
    >
      {problem ? (
        <p className="field-error" role="alert">
          {problem}
        </p>
      ) : effects.length === 0 ? (
        <p>{t.stays}</p>
      ) : (
        <ul className="effects">
          {effects.map((effect, i) => (
            // Two codes of one name are told of in the same words.
            <li key={i}>{effect}</li>
          ))}
        </ul>
      )}
    </ReasonDialog>
  );
}

/** Marks where codes come from: the data, the speaker's words, or theory. */
export function OriginDialog({
  ids,
  origin,
  onClose,
}: {
  ids: readonly Id[];
  origin: CodeOrigin;
  onClose: () => void;
}) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const names = ids.flatMap((id) => codes.get(id)?.name ?? []);
  return (
    <ReasonDialog
      title={words.codes.origins.title(names, words.codes.origin[origin])}
      confirm={words.codes.act.makeOrigin(words.codes.origin[origin])}
      run={(reason) => session.act('codes.update', { ids: [...ids], patch: { origin }, ...reason })}
      onClose={onClose}
    >
      <p>{words.codes.origins.says[origin]}</p>
    </ReasonDialog>
  );
}

/** A small question with a line for the reason; Enter in it answers. */
export function ReasonDialog({
  title,
  confirm,
  isDisabled = false,
  run,
  onClose,
  children,
}: {
  title: string;
  confirm: string;
  isDisabled?: boolean;
  run: (reason: { reason?: string }) => Promise<unknown>;
  onClose: () => void;
  children: React.ReactNode;
}) {
  const [reason, setReason] = useState('');
  return (
    <FormDialog
      title={title}
      confirm={confirm}
      isDisabled={isDisabled}
      isDirty={reason.trim() !== ''}
      intro={children}
      onSubmit={async () => {
        if (await run(reason.trim() ? { reason } : {})) onClose();
      }}
      onClose={onClose}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- it may stay empty: Enter answers at once */}
      <TextField label={words.codes.reason} value={reason} onChange={setReason} autoFocus />
    </FormDialog>
  );
}

/** What happens beside the level itself: who goes where, and who is lowered. */
function effectsOf(
  updates: readonly Placement[],
  codes: ReadonlyMap<Id, Code>,
  asked: ReadonlySet<Id>,
): string[] {
  const said: string[] = [];
  for (const { id, parentId, level } of updates) {
    const was = codes.get(id);
    if (!was) continue;
    const parent = parentId === null ? null : (codes.get(parentId)?.name ?? '');
    if (parentId !== was.parentId) said.push(t.goes(was.name, parent));
    if (!asked.has(id) && level !== was.level) said.push(t.lowered(was.name, words.codes.level[level]));
  }
  return said;
}
