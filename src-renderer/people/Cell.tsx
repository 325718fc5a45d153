import type { Attribute, Id } from '@shared/contract/index.ts';
import { useRef } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Elsewhere, isComposing, useWritten } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { Attributes } from './attributes.tsx';

/**
 * A cell of a table that is written in: saved on Enter or when the focus leaves, as it was on Escape and where it is
 * refused.
 */
export function Cell({
  label,
  value,
  onSave,
  mono,
  isNeeded = false,
  type = 'text',
  placeholder,
}: {
  label: string;
  value: string;
  /** Saves it; null when that failed, which has been shown. */
  onSave: (value: string) => Promise<unknown>;
  mono?: boolean;
  /** Left empty, it stays as it was. */
  isNeeded?: boolean;
  type?: 'text' | 'date';
  placeholder?: string;
}) {
  const readOnly = useStore((state) => state.readOnly);
  const written = useWritten({ label, value, onSave, isNeeded });
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        className={mono ? 'input cell-input id' : 'input cell-input'}
        style={{ anchorName: written.anchor }}
        type={type}
        aria-label={label}
        placeholder={placeholder}
        readOnly={readOnly}
        spellCheck={false}
        value={written.text ?? value}
        onChange={(event) => written.write(event.target.value)}
        onBlur={() => written.leave()}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key === 'Enter') written.leave(true);
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          written.letGo();
        }}
      />
      <Elsewhere of={written} onChosen={() => field.current?.focus()} />
    </>
  );
}

/** One of a few values, in a cell. The empty value is `otherwise`. */
export function ChoiceCell({
  label,
  value,
  options,
  otherwise,
  onSave,
}: {
  label: string;
  value: string;
  options: readonly { id: string; label: string }[];
  otherwise: string;
  onSave: (value: string) => void;
}) {
  const readOnly = useStore((state) => state.readOnly);
  return (
    <select
      className="input cell-input"
      aria-label={label}
      disabled={readOnly}
      value={value}
      onChange={(event) => onSave(event.target.value)}
    >
      <option value="">{otherwise}</option>
      {options.map((option) => (
        <option key={option.id} value={option.id}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** The values of one row, a cell for each attribute; `name`: whose they are. */
export const AttributeCells = ({
  attributes,
  subjectId,
  name,
}: {
  attributes: Attributes;
  subjectId: Id;
  name: string;
}) =>
  attributes.list.map((attribute) => (
    <td key={attribute.id}>
      <AttributeCell
        attribute={attribute}
        subjectId={subjectId}
        value={attributes.valueOf(attribute, subjectId)}
        name={name}
      />
    </td>
  ));

/** The value of a typed attribute of one case or participant. */
function AttributeCell({
  attribute,
  subjectId,
  value,
  name,
}: {
  attribute: Attribute;
  subjectId: Id;
  value: string;
  /** Whose it is, for those who cannot see the row. */
  name: string;
}) {
  const { act } = useSession();
  const save = (next: string) => act('attributes.set', { attributeId: attribute.id, subjectId, value: next });
  const label = words.people.of(attribute.name, name);
  if (attribute.type === 'boolean' || attribute.type === 'choice') {
    const options =
      attribute.type === 'boolean'
        ? [
            { id: 'true', label: words.people.yes },
            { id: 'false', label: words.people.no },
          ]
        : (JSON.parse(attribute.options) as string[]).map((one) => ({ id: one, label: one }));
    return (
      <ChoiceCell
        label={label}
        value={value}
        options={options}
        otherwise=""
        onSave={(next) => void save(next)}
      />
    );
  }
  // A date is written as it is stored: a browser's own field would show 02/04 as its language has it.
  const placeholder = attribute.type === 'date' ? words.people.datePlaceholder : '';
  return <Cell label={label} value={value} placeholder={placeholder} onSave={save} />;
}
