import { useCallback, useMemo } from 'react';
import type { BenchIncident, Code, CodeOrigin, Id } from '@shared/contract/index.ts';
import { nameTaken } from '@shared/coding/tree.ts';
import { CodePicker, TOP } from '../../codes/CodePicker.tsx';
import { useStore } from '../../store/react.tsx';
import { inVivoName } from '../../transcript/in-vivo.ts';
import { Button, SelectField, Tag, TextArea, TextField, isComposing } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { Segments } from '../Segments.tsx';
import { useIncidentWords } from '../word-cache.ts';
import type { GivenVerdict } from './use-decide.ts';

const t = words.compare.different;

/** A code that incidents go to: one that is there, or one to be made. */
export type CodeChosen = {
  /** `none`: nothing is recoded, it is only kept what was found. */
  is: 'new' | 'existing' | 'none';
  id: Id | null;
  name: string;
  origin: CodeOrigin;
  shortDefinition: string;
  parentId: Id | null;
};

/** A new code beside the one that the first of the incidents has. */
export const firstChoice = (
  is: CodeChosen['is'],
  codes: ReadonlyMap<Id, Code>,
  codeId: Id | undefined,
): CodeChosen => ({
  is,
  id: null,
  name: '',
  origin: 'open',
  shortDefinition: '',
  parentId: codeId === undefined ? null : (codes.get(codeId)?.parentId ?? null),
});

/** As the host takes it; null while it is not whole. */
export function toCode(
  chosen: CodeChosen,
  codes: ReadonlyMap<Id, Code>,
): (GivenVerdict & { is: 'move' })['to'] | null {
  if (chosen.is === 'none') return null;
  if (chosen.is === 'existing') return chosen.id === null ? null : { id: chosen.id };
  const name = chosen.name.trim();
  if (name === '' || nameTaken(codes.values(), chosen.parentId, name)) return null;
  const { origin, parentId } = chosen;
  const shortDefinition = chosen.shortDefinition.trim();
  return { add: { name, origin, parentId, ...(shortDefinition ? { shortDefinition } : {}) } };
}

/** Chooses where incidents go: a code that is there, found by typing, or the name of a new one. */
export function CodeChoice({
  value,
  onChange,
  incidents,
  mayKeep,
  onEnter,
}: {
  value: CodeChosen;
  onChange: (value: CodeChosen) => void;
  /** Those that go there. */
  incidents: readonly BenchIncident[];
  /** Whether nothing need be recoded. */
  mayKeep: boolean;
  /** The name is written and Enter pressed. */
  onEnter: () => void;
}) {
  const codes = useStore((state) => state.tables.code);
  const own = useMemo(() => new Set(incidents.map((one) => one.codeId)), [incidents]);
  const [first] = incidents;
  const inVivo = inVivoName(useIncidentWords(first?.id)?.words ?? '').name;
  const allow = useCallback((code: Code) => own.size !== 1 || !own.has(code.id), [own]);
  const places = useMemo(() => placesOf(codes, own), [codes, own]);
  const isTaken = value.name.trim() !== '' && nameTaken(codes.values(), value.parentId, value.name.trim());
  const parent = value.parentId === null ? TOP : String(value.parentId);
  return (
    <div className="code-choice">
      <Segments
        label={t.to}
        items={[
          { id: 'new', label: t.fresh },
          { id: 'existing', label: t.existing },
          ...(mayKeep ? [{ id: 'none' as const, label: t.onlyKeep }] : []),
        ]}
        value={value.is}
        onChange={(is) => onChange({ ...value, is })}
      />
      {value.is === 'none' ? (
        <p className="muted">{t.onlyKeepNote}</p>
      ) : value.is === 'existing' ? (
        <CodePicker
          label={t.existing}
          find={t.find}
          allow={allow}
          value={value.id}
          onChange={(id) => onChange({ ...value, id: id === TOP ? null : id })}
          nothing={t.nothing}
        />
      ) : (
        <div className="form">
          <TextField
            label={t.name}
            value={value.name}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be typed into
            autoFocus
            error={isTaken ? t.taken : null}
            onChange={(name) => onChange({ ...value, name, origin: name === inVivo ? value.origin : 'open' })}
            onKeyDown={(event) => {
              if (isComposing(event)) return;
              if (event.key === 'Enter') onEnter();
            }}
          />
          {inVivo !== '' && (
            <div className="in-vivo">
              <Button
                size="small"
                onPress={() => onChange({ ...value, name: inVivo, origin: 'in vivo' })}
                aria-label={`${t.inVivo}: ${inVivo}`}
              >
                {t.inVivo}
              </Button>
              {value.origin === 'in vivo' ? <Tag tone="good">{t.inVivoIs}</Tag> : <span>“{inVivo}”</span>}
            </div>
          )}
          <SelectField
            label={t.under}
            items={places}
            value={places.some((one) => one.id === parent) ? parent : TOP}
            onChange={(id) => onChange({ ...value, parentId: id === TOP ? null : Number(id) })}
          />
          <TextArea
            label={t.definition}
            value={value.shortDefinition}
            onChange={(shortDefinition) => onChange({ ...value, shortDefinition })}
          />
        </div>
      )}
    </div>
  );
}

/** Where the new code may stand: beside or under the codes its incidents have, or at the top. */
function placesOf(codes: ReadonlyMap<Id, Code>, own: ReadonlySet<Id>): { id: string; label: string }[] {
  const ids = new Set<Id>();
  for (const id of own) {
    const code = codes.get(id);
    if (code?.parentId) ids.add(code.parentId);
  }
  for (const id of own) ids.add(id);
  return [
    ...[...ids].flatMap((id) => {
      const code = codes.get(id);
      return code ? [{ id: String(id), label: code.name }] : [];
    }),
    { id: TOP, label: t.top },
  ];
}
