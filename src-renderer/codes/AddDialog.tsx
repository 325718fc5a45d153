import { useState } from 'react';
import { CODE_LEVELS, type CodeLevel, type Id } from '@shared/contract/index.ts';
import { levelAllowed } from '@shared/coding/tree.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, CancelButton, Dialog, SelectField, TextArea, TextField, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { ask } from './ask.ts';

const t = words.codes;

/** A new code, category, theme or domain. */
export function AddDialog({
  level: first,
  under,
  onClose,
}: {
  level: CodeLevel;
  under: Id | null;
  onClose: () => void;
}) {
  const session = useSession();
  const parent = useStore((state) => (under === null ? null : state.tables.code.get(under)));
  const [name, setName] = useState('');
  const [level, setLevel] = useState(first);
  const [shortDefinition, setShort] = useState('');
  const add = async () => {
    if (name.trim() === '') return;
    const made = await session.act('codes.add', {
      name,
      level,
      parentId: under,
      ...(shortDefinition.trim() === '' ? {} : { shortDefinition }),
    });
    if (!made) return;
    session.view.set({ codeIds: [made.id] });
    onClose();
    ask({ what: 'reveal', id: made.id });
  };
  const levels = CODE_LEVELS.filter((one) => levelAllowed(one, parent?.level ?? null));
  return (
    <Dialog
      title={parent ? t.act.addUnder(t.level[level], parent.name) : t.act.add(t.level[level])}
      size="small"
      isDirty={shortDefinition.trim() !== ''}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button variant="primary" isDisabled={name.trim() === ''} onPress={() => void add()}>
            {t.add.button(t.level[level])}
          </Button>
        </>
      }
    >
      <TextField
        label={t.add.name}
        value={name}
        onChange={setName}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be typed into
        autoFocus
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') void add();
        }}
      />
      <SelectField
        label={t.add.level}
        items={levels.map((id) => ({ id, label: t.level[id] }))}
        value={level}
        onChange={setLevel}
      />
      <TextArea label={t.add.short} value={shortDefinition} onChange={setShort} />
    </Dialog>
  );
}
