import type { Id } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { transcriptGroups } from '../../people/transcript-groups.ts';
import { useStore } from '../../store/react.tsx';
import { transcriptName } from '../../store/select.ts';
import { Button, TextField } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import type { Query, Where } from './choice.ts';

const said = words.replacing;

/** What is looked for, what takes its place, and where. */
export function ReplaceForm({
  query,
  where,
  chosen,
  hereId,
  onQuery,
  onWhere,
  onChosen,
}: {
  query: Query;
  where: Where;
  chosen: ReadonlySet<Id>;
  hereId: Id | null;
  onQuery: (patch: Partial<Query>) => void;
  onWhere: (where: Where) => void;
  onChosen: (chosen: ReadonlySet<Id>) => void;
}) {
  const here = useStore((state) => (hereId === null ? '' : transcriptName(state, hereId)));
  const count = useStore((state) => state.tables.transcript.size);
  const places: [Where, string][] = [
    ['all', said.all(count)],
    ...(hereId === null ? [] : [['here', said.here(here)] as [Where, string]]),
    ['chosen', said.chosen],
  ];
  return (
    <div className="rp-form">
      <TextField
        label={said.query}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it was opened to type here
        autoFocus
        value={query.query}
        placeholder={said.queryHint}
        onChange={(text) => onQuery({ query: text.slice(0, 1_000) })}
      />
      <TextField
        label={said.by}
        value={query.by}
        description={said.byHint}
        onChange={(text) => onQuery({ by: text.slice(0, 10_000) })}
      />
      <label className="check">
        <input
          type="checkbox"
          checked={query.matchCase}
          onChange={(event) => onQuery({ matchCase: event.target.checked })}
        />
        {said.matchCase}
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={query.wholeWords}
          onChange={(event) => onQuery({ wholeWords: event.target.checked })}
        />
        {said.wholeWords}
      </label>
      <fieldset className="rp-where">
        <legend className="field-label">{said.where}</legend>
        {places.map(([place, label]) => (
          <label key={place} className="check">
            <input
              type="radio"
              name="replace-where"
              checked={where === place}
              onChange={() => onWhere(place)}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {where === 'chosen' && <Chooser chosen={chosen} onChosen={onChosen} />}
    </div>
  );
}

function Chooser({
  chosen,
  onChosen,
}: {
  chosen: ReadonlySet<Id>;
  onChosen: (chosen: ReadonlySet<Id>) => void;
}) {
  const tables = useStore((state) => state.tables);
  const groups = useMemo(() => transcriptGroups({ tables }, ''), [tables]);
  const toggle = (id: Id, isIn: boolean) => {
    const next = new Set(chosen);
    if (isIn) next.add(id);
    else next.delete(id);
    onChosen(next);
  };
  return (
    <>
      <div className="rp-choose-all">
        <Button size="small" onPress={() => onChosen(new Set(tables.transcript.keys()))}>
          {said.chooseAll}
        </Button>
        <Button size="small" onPress={() => onChosen(new Set())}>
          {said.chooseNone}
        </Button>
      </div>
      <div className="rp-chooser">
        {groups.map(({ studyCase, transcripts }) => (
          <fieldset key={studyCase?.id ?? 0}>
            <legend>
              {studyCase?.code ?? said.noCase} <span className="muted">{studyCase?.label}</span>
            </legend>
            {transcripts.map((one) => (
              <label key={one.id} className="check" title={one.title}>
                <input
                  type="checkbox"
                  checked={chosen.has(one.id)}
                  onChange={(event) => toggle(one.id, event.target.checked)}
                />
                <span className={one.isIdentifier ? 'id' : ''}>{one.name}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
    </>
  );
}
