import type { Command } from '../commands/command.ts';
import { commands } from '../commands/table.ts';
import { Dialog, Kbd } from '../ui/index.ts';
import { words } from '../words/index.ts';

/** Every key there is, from the same table that runs them. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const groups = Map.groupBy(
    commands.filter((command) => command.keys && command.keys.length > 0),
    (command) => command.group,
  );
  return (
    <Dialog title={words.shell.keySheet} size="wide" isForReading onClose={onClose}>
      <div className="key-sheet">
        {[...groups].map(([group, list]) => (
          <section key={group} className="key-group">
            <h3>{words.shell.keyGroups[group]}</h3>
            <dl>
              {list.map((command) => (
                <Line key={command.id} command={command} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Line({ command }: { command: Command }) {
  return (
    <div>
      <dt>{command.title}</dt>
      <dd>
        {command.keys?.map((keys) => (
          <Kbd key={keys} keys={keys} />
        ))}
      </dd>
    </div>
  );
}
