import {
  ATTRIBUTE_TYPES,
  type Attribute,
  type AttributeSubject,
  type AttributeType,
  type Id,
} from '@shared/contract/index.ts';
import { useMemo, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import {
  Button,
  ConfirmDialog,
  FormDialog,
  IconButton,
  Menu,
  SelectField,
  TextArea,
  TextField,
} from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.people;

/** What `useAttributes` gives. */
export type Attributes = ReturnType<typeof useAttributes>;

/** The attributes of cases or participants in their order, and a way to read a value. */
export function useAttributes(subject: AttributeSubject) {
  const attributes = useStore((state) => state.tables.attribute);
  const values = useStore((state) => state.tables.attributeValue);
  return useMemo(() => {
    const list = byPosition(attributes).filter((one) => one.subject === subject);
    const held = new Map(
      [...values.values()].map((row) => [`${row.attributeId} ${row.subjectId}`, row.value]),
    );
    return { list, valueOf: (attribute: Attribute, id: Id) => held.get(`${attribute.id} ${id}`) ?? '' };
  }, [attributes, values, subject]);
}

/** Attributes as columns: the head of each. */
export const AttributeHeads = ({ of }: { of: readonly Attribute[] }) =>
  of.map((attribute) => (
    <th key={attribute.id} scope="col">
      <AttributeHead attribute={attribute} />
    </th>
  ));

/** A column's heading, with what can be done to its attribute. */
function AttributeHead({ attribute }: { attribute: Attribute }) {
  const { act } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const values = useStore((state) => state.tables.attributeValue);
  const [asking, setAsking] = useState<'edit' | 'delete' | null>(null);
  return (
    <span className="attribute-head">
      {attribute.name}
      {!readOnly && (
        <Menu
          label={said.more(attribute.name)}
          entries={[
            { id: 'edit', label: said.editAttribute, run: () => setAsking('edit') },
            { id: 'delete', label: said.deleteAttribute, danger: true, run: () => setAsking('delete') },
          ]}
        >
          <IconButton icon="down" size="small" label={said.more(attribute.name)} />
        </Menu>
      )}
      {asking === 'edit' && (
        <AttributeDialog subject={attribute.subject} attribute={attribute} onClose={() => setAsking(null)} />
      )}
      {asking === 'delete' && (
        <ConfirmDialog
          title={said.deleteAttributeTitle(attribute.name)}
          message={said.deleteAttributeNote(
            [...values.values()].filter((row) => row.attributeId === attribute.id).length,
          )}
          confirm={said.delete}
          onConfirm={() => act('attributes.remove', { id: attribute.id })}
          onClose={() => setAsking(null)}
        />
      )}
    </span>
  );
}

/** Adds an attribute, or changes one. */
function AttributeDialog({
  subject,
  attribute,
  onClose,
}: {
  subject: AttributeSubject;
  attribute?: Attribute;
  onClose: () => void;
}) {
  const { act } = useSession();
  const [name, setName] = useState(attribute?.name ?? '');
  const [type, setType] = useState<AttributeType>(attribute?.type ?? 'text');
  const had = attribute ? (JSON.parse(attribute.options) as string[]).join('\n') : '';
  const [options, setOptions] = useState(had);
  const list =
    type === 'choice'
      ? options
          .split('\n')
          .map((one) => one.trim())
          .filter(Boolean)
      : [];
  const complete = name.trim() !== '' && (type !== 'choice' || list.length > 0);
  const save = async () => {
    const row = { name, type, options: list };
    const done = attribute
      ? await act('attributes.update', { id: attribute.id, ...row })
      : await act('attributes.add', { subject, ...row });
    if (done) onClose();
  };
  return (
    <FormDialog
      title={attribute ? attribute.name : said.addAttribute}
      confirm={words.shell.save}
      isDisabled={!complete}
      isDirty={options !== had}
      onSubmit={save}
      onClose={onClose}
    >
      <TextField
        label={said.attributeName}
        value={name}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
        autoFocus
        onChange={setName}
      />
      <SelectField
        label={said.attributeType}
        items={ATTRIBUTE_TYPES.map((id) => ({ id, label: said.attributeTypes[id] }))}
        value={type}
        onChange={setType}
      />
      {type === 'choice' && (
        <TextArea label={said.attributeOptions} rows={5} value={options} onChange={setOptions} />
      )}
    </FormDialog>
  );
}

export function AddAttribute({ subject }: { subject: AttributeSubject }) {
  const readOnly = useStore((state) => state.readOnly);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button size="small" variant="quiet" icon="plus" isDisabled={readOnly} onPress={() => setAdding(true)}>
        {said.addAttribute}
      </Button>
      {adding && <AttributeDialog subject={subject} onClose={() => setAdding(false)} />}
    </>
  );
}
