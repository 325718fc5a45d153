import type { Coder } from '@shared/contract/index.ts';
import { useState, type CSSProperties } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useSession, useStore, useView } from '../store/react.tsx';
import { FormDialog, Menu, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.shell;
/** Colours of coders, far apart in hue. */
const COLOURS = ['#2f6f73', '#8a4f7d', '#b3541e', '#3d5a98', '#5f7a2c', '#9a3b45'];

/** Who is coding, in every window of the study: the team, and a way to add to it. */
export function CoderMenu() {
  const { act, view } = useSession();
  const coders = useStore((state) => state.tables.coder);
  const coderId = useStore((state) => state.coderId);
  const readOnly = useStore((state) => state.readOnly);
  const adding = useView((looking) => looking.overlay === 'coder');
  const [editing, setEditing] = useState(false);
  const coder = coders.get(coderId);
  // Every window is told, this one too, before the reply.
  const choose = (one: Coder) => act('coders.choose', { id: one.id });
  return (
    <>
      <Menu
        label={said.coder(coder?.name ?? '')}
        entries={[
          ...[...coders.values()]
            .filter((one) => one.archivedAt === null)
            .map((one) => ({
              id: one.guid,
              label: `${one.name} (${one.initials})`,
              isChosen: one.id === coderId,
              run: () => choose(one),
            })),
          'line' as const,
          { id: 'edit', label: said.editCoder, isDisabled: readOnly, run: () => setEditing(true) },
          {
            id: 'add',
            label: said.addCoder,
            isDisabled: readOnly,
            run: () => view.set({ overlay: 'coder' }),
          },
        ]}
      >
        <AriaButton
          className="avatar"
          aria-label={said.coder(coder?.name ?? '')}
          style={{ '--coder': coder?.color } as CSSProperties}
        >
          {coder?.initials}
        </AriaButton>
      </Menu>
      {editing && coder && (
        <CoderDialog
          title={said.editCoderTitle}
          coder={coder}
          onClose={() => setEditing(false)}
          onSave={async (patch) => (await act('coders.update', { id: coder.id, ...patch })) !== null}
        />
      )}
      {adding && (
        <CoderDialog
          title={said.addCoderTitle}
          coder={{ name: '', initials: '', color: COLOURS[coders.size % COLOURS.length] ?? '#2f6f73' }}
          onClose={() => view.set({ overlay: 'none' })}
          onSave={async (row) => {
            const added = await act('coders.add', row);
            if (added) await choose(added);
            return added !== null;
          }}
        />
      )}
    </>
  );
}

type Facts = Pick<Coder, 'name' | 'initials' | 'color'>;

function CoderDialog({
  title,
  coder,
  onSave,
  onClose,
}: {
  title: string;
  coder: Facts;
  onSave: (facts: Facts) => Promise<boolean>;
  onClose: () => void;
}) {
  const [facts, setFacts] = useState<Facts>({
    name: coder.name,
    initials: coder.initials,
    color: coder.color,
  });
  const complete = facts.name.trim() !== '' && facts.initials.trim() !== '';
  const save = async () => {
    if (await onSave(facts)) onClose();
  };
  return (
    <FormDialog title={title} confirm={said.save} isDisabled={!complete} onSubmit={save} onClose={onClose}>
      <TextField
        label={said.coderName}
        value={facts.name}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
        autoFocus
        onChange={(name) => setFacts({ ...facts, name })}
      />
      <TextField
        label={said.coderInitials}
        value={facts.initials}
        onChange={(initials) => setFacts({ ...facts, initials: initials.slice(0, 4) })}
      />
      <fieldset className="plain-fieldset">
        <legend className="field-label">{said.coderColour}</legend>
        <div className="colour-choice">
          {[...new Set([...COLOURS, coder.color])].map((color, i) => (
            <input
              key={color}
              type="radio"
              name="coder-colour"
              aria-label={said.colour(i + 1)}
              checked={facts.color === color}
              style={{ '--coder': color } as CSSProperties}
              onChange={() => setFacts({ ...facts, color })}
            />
          ))}
        </div>
      </fieldset>
      <p className="muted">{said.coderNote}</p>
    </FormDialog>
  );
}
