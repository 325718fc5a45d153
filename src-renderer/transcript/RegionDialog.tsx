import type { Region } from '@shared/contract/index.ts';
import { useState } from 'react';
import { FormDialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.reading.region;
export type RegionFacts = Pick<Region, 'name' | 'inScope'>;

type Props = {
  title: string;
  region: RegionFacts;
  /** What else marking it would do. */
  note: string | null;
  confirm: string;
  onSave: (facts: RegionFacts) => Promise<void>;
  onClose: () => void;
};

/** A region's name, and whether it is in scope. */
export function RegionDialog({ title, region, note, confirm, onSave, onClose }: Props) {
  const [name, setName] = useState(region.name);
  const [inScope, setInScope] = useState(region.inScope);
  const save = () => onSave({ name: name.trim(), inScope });
  return (
    <FormDialog title={title} confirm={confirm} onSubmit={save} onClose={onClose}>
      <TextField
        label={said.name}
        description={said.nameHint}
        value={name}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
        autoFocus
        onChange={setName}
      />
      <label className="ts-tick">
        <input type="checkbox" checked={inScope} onChange={(event) => setInScope(event.target.checked)} />
        {said.inScope}
      </label>
      <p className="muted">{said.scopeNote}</p>
      {note && <p className="muted">{note}</p>}
    </FormDialog>
  );
}
