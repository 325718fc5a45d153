import type { CodeStory, CodeThen, Id } from '@shared/contract/index.ts';
import { useEffect, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Dialog, SelectField, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { FieldChange } from './FieldChange.tsx';
import { endOfDay } from './local-day.ts';
import { DayField } from './TrailFilters.tsx';
import { dayOf, momentOf } from '../words/day.ts';

const said = words.trail;
const NOW = 'now';
/** A version by what made it, the end of a day as somebody here has it, or how the code is now. */
type Version = { revision: Id } | { day: string } | typeof NOW;
const MEANING = [
  'name',
  'shortDefinition',
  'fullDefinition',
  'useWhen',
  'avoidWhen',
  'typicalExample',
] as const;
const SHOWN = 60;
/** Later than any change. */
const END = '9999-12-31';

const momentAsked = (version: Version): string | { revision: Id } =>
  version === NOW ? END : 'day' in version ? endOfDay(version.day) : version;

/** A code as it was at a moment, beside another version of it. */
export function CodeVersions({ story, onClose }: { story: CodeStory; onClose: () => void }) {
  const { lines, codeId } = story;
  const [place, setPlace] = useState(Math.max(0, lines.length - 2));
  const [day, setDay] = useState('');
  const [other, setOther] = useState<string>(NOW);
  const line = lines[place];
  const compared = lines.find((one) => String(one.revision) === other);
  const left = useVersion(codeId, day !== '' ? { day } : line ? { revision: line.revision } : NOW);
  const right = useVersion(codeId, compared ? { revision: compared.revision } : NOW);
  return (
    <Dialog title={said.versionsOf(story.name)} size="wide" onClose={onClose}>
      <div className="versions-bar">
        <label className="field versions-slider">
          <span className="field-label">{said.asOfMoment(place + 1, lines.length)}</span>
          <input
            type="range"
            min={0}
            max={Math.max(0, lines.length - 1)}
            value={place}
            aria-valuetext={line ? `${momentOf(line.at)}: ${line.label}` : ''}
            onChange={(event) => {
              setPlace(Number(event.target.value));
              setDay('');
            }}
          />
        </label>
        <DayField label={said.day} value={day} onChange={setDay} />
        <SelectField
          label={said.compareWith}
          items={[
            { id: NOW, label: said.now },
            ...lines
              .toReversed()
              .map((one) => ({ id: String(one.revision), label: `${momentOf(one.at)}: ${one.label}` })),
          ]}
          value={compared ? other : NOW}
          onChange={setOther}
        />
      </div>
      {left && right && (
        <Versions
          left={left.code}
          right={right.code}
          leftIs={whenOf(left.version, lines)}
          rightIs={whenOf(right.version, lines)}
        />
      )}
    </Dialog>
  );
}

function Versions({
  left,
  right,
  leftIs,
  rightIs,
}: {
  left: CodeThen;
  right: CodeThen;
  leftIs: string;
  rightIs: string;
}) {
  const placeOf = (then: CodeThen) =>
    then.code === null ? '' : then.path.length > 0 ? then.path.join(' › ') : said.atTop;
  const fields = MEANING.map((field) => ({
    field,
    before: left.code?.[field] ?? '',
    after: right.code?.[field] ?? '',
  })).filter(({ before, after }) => before !== '' || after !== '');
  const members = (then: CodeThen) => then.children.map((child) => child.name).join(', ');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key
    <section className="versions" aria-label={said.versions} tabIndex={0}>
      <div className="versions-heads">
        <span />
        <b>{leftIs}</b>
        <b>{rightIs}</b>
      </div>
      {(!left.code || !right.code) && (
        <div className="versions-heads">
          <span />
          <span className="muted">{left.code ? '' : said.notThen}</span>
          <span className="muted">{right.code ? '' : said.notThen}</span>
        </div>
      )}
      <dl className="field-changes versions-fields">
        {fields.map((field) => (
          <FieldChange key={field.field} {...field} />
        ))}
        <FieldChange field={said.under} before={placeOf(left)} after={placeOf(right)} />
        <FieldChange field={said.members} before={members(left)} after={members(right)} />
      </dl>
      <div className="versions-heads versions-incidents">
        <span />
        <Incidents then={left} />
        <Incidents then={right} />
      </div>
    </section>
  );
}

function Incidents({ then }: { then: CodeThen }) {
  return (
    <div>
      <h3>{said.incidentsThen(then.total)}</h3>
      <ul>
        {then.incidents.slice(0, SHOWN).map((one) => (
          <li key={one.id}>
            <span className="quote">“{one.words.trim()}”</span> <span className="id">{one.identifier}</span>{' '}
            {!one.isThere && <Tag tone="warn">{said.incidentGone}</Tag>}
          </li>
        ))}
      </ul>
      {then.total > SHOWN && <p className="muted">{said.moreIncidents(then.total - SHOWN)}</p>}
    </div>
  );
}

/** Of which moment a version is, in words. */
function whenOf(version: Version, lines: CodeStory['lines']): string {
  if (version === NOW) return said.now;
  if ('day' in version) return said.asOfWhen(dayOf(endOfDay(version.day)));
  const line = lines.find((one) => one.revision === version.revision);
  return line ? said.asOfWhen(momentOf(line.at)) : '';
}

/**
 * A version, asked for a moment after the slider rests. Until the answer the one before stands, and says of which moment
 * it is.
 */
function useVersion(codeId: Id, version: Version): { version: Version; code: CodeThen } | null {
  const { act } = useSession();
  const [known, setKnown] = useState<{ version: Version; code: CodeThen } | null>(null);
  const key = JSON.stringify(version);
  // How a code is now follows what is done meanwhile.
  const revision = useStore((state) => (version === NOW ? state.revision : 0));
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      const asked = JSON.parse(key) as Version;
      const at = momentAsked(asked);
      void act('codes.asOf', { codeId, at, limit: SHOWN }).then((answer) => {
        if (!gone && answer) setKnown({ version: asked, code: answer });
      });
    }, 60);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [act, codeId, key, revision]);
  return known;
}
