import { useCallback, useEffect, useMemo, useState } from 'react';
import { DEFINITION_FIELDS, type Code, type Id, type MergePreview } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import { useSession, useStore, type Session } from '../store/react.tsx';
import { Button, CancelButton, Dialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodePicker, TOP } from './CodePicker.tsx';
import { MergeDetails } from './MergeDetails.tsx';

const t = words.codes.merge;
type Field = (typeof DEFINITION_FIELDS)[number];

/** Merges the chosen codes into one found by typing; one of the chosen may be the one that stays. */
export function MergeDialog({ ids, onClose }: { ids: readonly Id[]; onClose: () => void }) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const [into, setInto] = useState<Id | null>(null);
  const [reason, setReason] = useState('');
  const [declined, setDeclined] = useState<ReadonlySet<Field>>(new Set());
  const from = useMemo(() => ids.filter((id) => id !== into && codes.has(id)), [ids, into, codes]);
  const names = from.flatMap((id) => codes.get(id)?.name ?? []);
  const below = useMemo(() => new Set(descendants([...codes.values()], ids)), [codes, ids]);
  const allow = useCallback(
    (code: Code) => (ids.includes(code.id) ? ids.length > 1 && code.retiredAt === null : !below.has(code.id)),
    [ids, below],
  );
  const preview = usePreview(session, from, into);
  const target = into === null ? undefined : codes.get(into);
  const says = useMemo(() => fieldsThatSay(from, codes), [from, codes]);
  const merge = async () => {
    if (into === null || from.length === 0) return;
    const takeOver = says.map((one) => one.field).filter((field) => !declined.has(field));
    const done = await session.act('codes.merge', {
      ids: from,
      into,
      takeOver,
      ...(reason.trim() ? { reason } : {}),
    });
    if (!done) return;
    session.view.set({ codeIds: [into] });
    onClose();
  };
  return (
    <Dialog
      title={t.title(names)}
      isDirty={reason.trim() !== ''}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button variant="primary" isDisabled={!target} onPress={() => void merge()}>
            {target ? t.confirm(names, target.name) : t.button}
          </Button>
        </>
      }
    >
      <CodePicker
        label={t.into}
        find={t.find}
        allow={allow}
        value={into}
        onChange={(place) => setInto(place === TOP ? null : place)}
        nothing={t.nothing}
      />
      <output>
        {target ? (preview ? t.says(preview.moved, preview.joined.total) : t.counting) : t.choose}{' '}
        <span className="muted">{t.note}</span>
      </output>
      {target && preview && <MergeDetails preview={preview} codes={codes} />}
      {target && says.length > 0 && (
        <fieldset className="merge-fields">
          <legend className="field-label">{t.takeOver(target.name)}</legend>
          {says.map(({ field, said }) => (
            <label key={field} className="merge-field">
              <input
                type="checkbox"
                checked={!declined.has(field)}
                onChange={(event) => {
                  const next = new Set(declined);
                  if (event.target.checked) next.delete(field);
                  else next.add(field);
                  setDeclined(next);
                }}
              />
              <span>{t.saysOf(FIELDS[field], said)}</span>
            </label>
          ))}
        </fieldset>
      )}
      <TextField label={words.codes.reason} value={reason} onChange={setReason} />
    </Dialog>
  );
}

const FIELDS: Record<Field, string> = {
  shortDefinition: words.codes.fields.short,
  fullDefinition: words.codes.fields.full,
  useWhen: words.codes.fields.useWhen,
  avoidWhen: words.codes.fields.avoidWhenLong,
  typicalExample: words.codes.fields.example,
};

/** The fields in which the codes say something, and what. */
const fieldsThatSay = (ids: readonly Id[], codes: ReadonlyMap<Id, Code>) =>
  DEFINITION_FIELDS.flatMap((field) => {
    const said = ids.map((id) => codes.get(id)?.[field].trim() ?? '').filter((text) => text !== '');
    return said.length === 0 ? [] : [{ field, said: said.join(' · ') }];
  });

/** What the merge would do; null until it is known. */
function usePreview(session: Session, from: readonly Id[], into: Id | null): MergePreview | null {
  const [known, setKnown] = useState<{ of: readonly Id[]; into: Id; preview: MergePreview } | null>(null);
  useEffect(() => {
    let gone = false;
    if (into === null || from.length === 0) return undefined;
    void session.act('codes.mergePreview', { ids: [...from], into }).then((preview) => {
      if (!gone && preview) setKnown({ of: from, into, preview });
    });
    return () => {
      gone = true;
    };
  }, [session, from, into]);
  return known?.of === from && known.into === into ? known.preview : null;
}
