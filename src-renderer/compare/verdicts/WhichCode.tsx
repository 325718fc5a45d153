import type { Id } from '@shared/contract/index.ts';
import { useStore, useView } from '../../store/react.tsx';
import { SelectField } from '../../ui/index.ts';
import { codesOf, type Subject } from './use-decide.ts';

/** The codes a definition or property may be of: those of the incidents, the commonest first, then those on the bench. */
export function useWhichCodes(subject: Subject): Id[] {
  const chosen = useView((looking) => looking.bench.codeIds);
  const codes = useStore((state) => state.tables.code);
  return [...new Set([...codesOf(subject.incidents), ...subject.codeIds, ...chosen])].filter((id) =>
    codes.has(id),
  );
}

export function WhichCode({
  label,
  ids,
  value,
  onChange,
}: {
  label: string;
  ids: readonly Id[];
  value: Id;
  onChange: (id: Id) => void;
}) {
  const codes = useStore((state) => state.tables.code);
  return (
    <SelectField
      label={label}
      items={ids.map((id) => ({ id: String(id), label: codes.get(id)?.name ?? '' }))}
      value={String(value)}
      onChange={(id) => onChange(Number(id))}
    />
  );
}
