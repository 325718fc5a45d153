import { useMemo } from 'react';
import type { Id, Input } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import { byPosition } from '../store/select.ts';
import { useStore } from '../store/react.tsx';
import { Button, SelectField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { identifiers } from './balance.ts';

const t = words.exemplars;
const ANY = 'any';

/** What candidates are looked for by; `any` where it does not matter. */
export type Wanted = {
  role: string;
  case: string;
  code: string;
  length: keyof typeof LENGTHS;
  negative: 'any' | 'only' | 'not';
  participant: string;
};
export const ANYTHING: Wanted = {
  role: ANY,
  case: ANY,
  code: ANY,
  length: 'any',
  negative: 'any',
  participant: ANY,
};
/** Lengths in words. */
const LENGTHS = {
  any: {},
  short: { toWords: 25 },
  middle: { fromWords: 26, toWords: 80 },
  long: { fromWords: 81 },
} as const;

/** The filters as the host takes them. */
export function inputOf(wanted: Wanted): Omit<Input<'exemplars.find'>, 'codeId'> {
  const id = (value: string) => (value === ANY ? undefined : Number(value));
  return {
    roleId: id(wanted.role),
    caseId: id(wanted.case),
    underId: id(wanted.code),
    participantId: id(wanted.participant),
    isNegativeCase: wanted.negative === 'any' ? undefined : wanted.negative === 'only',
    ...LENGTHS[wanted.length],
  };
}

export function FinderFilters({
  codeId,
  wanted,
  onWanted,
}: {
  codeId: Id;
  wanted: Wanted;
  onWanted: (wanted: Wanted) => void;
}) {
  const roles = useStore((state) => state.tables.role);
  const cases = useStore((state) => state.tables.studyCase);
  const codes = useStore((state) => state.tables.code);
  const participants = useStore((state) => state.tables.participant);
  const below = useMemo(
    () =>
      descendants([...codes.values()], [codeId]).flatMap((id) => {
        const code = codes.get(id);
        return code && code.retiredAt === null ? [{ id: String(id), label: code.name }] : [];
      }),
    [codes, codeId],
  );
  const who = useMemo(() => identifiers(participants, cases), [participants, cases]);
  const any = (label: string) => ({ id: ANY, label });
  const set = (patch: Partial<Wanted>) => onWanted({ ...wanted, ...patch });
  const isAny = Object.values(wanted).every((value) => value === ANY);
  return (
    <div className="finder-filters">
      <SelectField
        label={t.filter.role}
        hideLabel
        value={wanted.role}
        onChange={(role) => set({ role })}
        items={[
          any(t.filter.anyRole),
          ...byPosition(roles).map((one) => ({ id: String(one.id), label: one.label })),
        ]}
      />
      <SelectField
        label={t.filter.case}
        hideLabel
        value={wanted.case}
        onChange={(value) => set({ case: value })}
        items={[
          any(t.filter.anyCase),
          ...byPosition(cases).map((one) => ({ id: String(one.id), label: one.code })),
        ]}
      />
      <SelectField
        label={t.filter.participant}
        hideLabel
        value={wanted.participant}
        onChange={(participant) => set({ participant })}
        items={[any(t.filter.anybody), ...[...who].map(([id, label]) => ({ id: String(id), label }))]}
      />
      <SelectField
        label={t.filter.code}
        hideLabel
        value={below.some((one) => one.id === wanted.code) ? wanted.code : ANY}
        onChange={(code) => set({ code })}
        items={[any(t.filter.anyCode), ...below]}
      />
      <SelectField
        label={t.filter.length}
        hideLabel
        value={wanted.length}
        onChange={(length) => set({ length })}
        items={(['any', 'short', 'middle', 'long'] as const).map((id) => ({
          id,
          label: t.filter.lengths[id],
        }))}
      />
      <SelectField
        label={t.filter.negative}
        hideLabel
        value={wanted.negative}
        onChange={(negative) => set({ negative })}
        items={(['any', 'only', 'not'] as const).map((id) => ({ id, label: t.filter.negatives[id] }))}
      />
      {!isAny && (
        <Button size="small" variant="quiet" onPress={() => onWanted(ANYTHING)}>
          {t.filter.clear}
        </Button>
      )}
    </div>
  );
}
