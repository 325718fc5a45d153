import type { Code, Id, MergePassage, MergePreview } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.merge;

/** What a merge does beside moving codings: what becomes one, what overlaps and stays two, and what comes along. */
export function MergeDetails({ preview, codes }: { preview: MergePreview; codes: ReadonlyMap<Id, Code> }) {
  const { joined, overlapping, children } = preview;
  const along = t.along(preview.memos, preview.exemplars, preview.relations, preview.properties);
  return (
    <div className="merge-details">
      {joined.total > 0 && (
        <details>
          <summary>{t.joined(joined.total)}</summary>
          <ul>
            {joined.passages.map((passage) => (
              <li key={passage.codingId}>
                <Passage passage={passage} />
              </li>
            ))}
            {joined.total > joined.passages.length && (
              <li>{t.andMore(joined.total - joined.passages.length)}</li>
            )}
          </ul>
        </details>
      )}
      {overlapping.total > 0 && (
        <details>
          <summary>{t.overlapping(overlapping.total)}</summary>
          <ul>
            {overlapping.pairs.map(([one, other]) => (
              <li key={`${one.codingId} ${other.codingId}`}>
                <Passage passage={one} name={codes.get(one.codeId)?.name} />
                <Passage passage={other} name={codes.get(other.codeId)?.name} />
              </li>
            ))}
            {overlapping.total > overlapping.pairs.length && (
              <li>{t.andMore(overlapping.total - overlapping.pairs.length)}</li>
            )}
          </ul>
        </details>
      )}
      {children.length > 0 && (
        <details>
          <summary>{t.children(children.length)}</summary>
          <ul>
            {children.map((child) => (
              <li key={child.id}>
                {child.name}
                {child.newName !== child.name && ` → ${child.newName}`}
                {child.newLevel !== child.level && ` (${words.codes.levelTag[child.newLevel]})`}
              </li>
            ))}
          </ul>
        </details>
      )}
      {along !== '' && <p>{along}</p>}
      {preview.exemplarsLost > 0 && <p className="merge-warn">{t.exemplarsLost(preview.exemplarsLost)}</p>}
    </div>
  );
}

const Passage = ({ passage, name }: { passage: MergePassage; name?: string | undefined }) => (
  <span className="merge-passage">
    {name && <b>{name}</b>} <q className="quote">{passage.words.trim()}</q>{' '}
    <span className="id">{passage.identifier}</span>
  </span>
);
