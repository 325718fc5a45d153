import { useState } from 'react';
import { commands } from '../commands/table.ts';
import { useView } from '../store/react.tsx';
import { Dialog, Kbd, SearchField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { keyLines, type KeyLine } from './key-lines.ts';

const said = words.shell;

/** Every key there is, from the same table that runs them; those of the room that is open first. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const room = useView((looking) => looking.room);
  const [query, setQuery] = useState('');
  const groups = keyLines(commands, room, query);
  return (
    <Dialog title={said.keySheet} size="wide" isForReading onClose={onClose}>
      <SearchField
        label={said.findKey}
        placeholder={said.findKeyHint}
        value={query}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- whoever asks for all keys looks for one of them
        autoFocus
        onChange={setQuery}
      />
      <div className="key-sheet">
        {groups.map(([group, lines]) => (
          <section key={group} className="key-group">
            <h3>{said.keyGroups[group]}</h3>
            <dl>
              {lines.map((line) => (
                <Line key={line.id} line={line} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <output className={groups.length === 0 ? 'muted' : 'visually-hidden'}>
        {groups.length === 0 ? said.noKey(query.trim()) : ''}
      </output>
    </Dialog>
  );
}

function Line({ line: { title, keys, isRun } }: { line: KeyLine }) {
  const [first, last] = keys;
  return (
    <div>
      <dt>{title}</dt>
      <dd>
        {isRun && first !== undefined && last !== undefined ? (
          <>
            <Kbd keys={first} />–<Kbd keys={last} />
          </>
        ) : (
          keys.map((one) => <Kbd key={one} keys={one} />)
        )}
      </dd>
    </div>
  );
}
