import type { TrailPart } from '@shared/contract/index.ts';
import { useSession } from '../store/react.tsx';
import { Button, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { FieldChange } from './FieldChange.tsx';
import { waysTo } from './go.ts';

const said = words.trail;
/** What came has no before, and what went no after. */
const ONLY = { added: 'after', removed: 'before', changed: undefined } as const;

/** One thing that a change touched: what it is, how it read, and the way to it. */
export function TrailPartCard({ part }: { part: TrailPart }) {
  const session = useSession();
  const go = waysTo(session, part);
  const name = part.name || said.entity(part.entity);
  return (
    <article className="card trail-part" aria-label={`${said.done[part.done]}: ${name}`}>
      <div className="card-head">
        <span className="trail-part-kind">{said.entity(part.entity)}</span>
        <b className="trail-part-name">{part.name}</b>
        <Tag tone={part.done === 'removed' ? 'warn' : 'plain'}>{said.done[part.done]}</Tag>
        {!part.isThere && part.done !== 'removed' && <Tag>{said.gone}</Tag>}
        <span className="grow" />
        {go && (
          <Button size="small" variant="quiet" aria-label={said.open(name)} onPress={go}>
            {said.openIt}
          </Button>
        )}
      </div>
      {part.words && <p className="quote">“{part.words.trim()}”</p>}
      {part.identifier && (
        <div className="card-meta">
          <span className="id" title={part.identifier}>
            {part.identifier}
          </span>
        </div>
      )}
      {part.fields.length > 0 && (
        <dl className="field-changes">
          {part.fields.map((field, i) => (
            // oxlint-disable-next-line react/no-array-index-key -- an edited text has many places of one name
            <FieldChange key={`${field.field} ${i}`} {...field} only={ONLY[part.done]} />
          ))}
        </dl>
      )}
    </article>
  );
}
