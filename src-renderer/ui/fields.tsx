import type { KeyboardEvent, Ref } from 'react';
import {
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SearchField as AriaSearchField,
  Select,
  SelectValue,
  Text,
  TextArea as AriaTextArea,
  TextField as AriaTextField,
} from 'react-aria-components';
import { Icon } from './icons.tsx';

type FieldProps = {
  /** Always given; `hideLabel` keeps it for screen readers only. */
  label: string;
  hideLabel?: boolean;
  value: string;
  onChange: (value: string) => void;
  /** When the field loses the focus: the place to save. */
  onBlur?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  placeholder?: string;
  description?: string;
  /** What is wrong, said under the field; null or absent when nothing is. */
  error?: string | null;
  isDisabled?: boolean;
  isReadOnly?: boolean;
  autoFocus?: boolean;
};

function Named({ label, hideLabel }: { label: string; hideLabel: boolean | undefined }) {
  return <Label className={hideLabel ? 'visually-hidden' : 'field-label'}>{label}</Label>;
}

function Below({
  description,
  error,
}: {
  description: string | undefined;
  error: string | null | undefined;
}) {
  return (
    <>
      {description && !error && (
        <Text slot="description" className="field-description">
          {description}
        </Text>
      )}
      <FieldError className="field-error">{error ?? ''}</FieldError>
    </>
  );
}

type Heard = Parameters<NonNullable<React.ComponentProps<typeof AriaTextField>['onKeyDown']>>[0];
/** Keys that a field's owner listens to go on to whatever is around the field: Escape closes the dialog it stands in. */
const heard = (listen: FieldProps['onKeyDown']) =>
  listen && {
    onKeyDown: (event: Heard) => {
      listen(event);
      event.continuePropagation();
    },
  };

/** One line of text. `mono` for codes and identifiers. */
export function TextField({
  label,
  hideLabel,
  placeholder,
  description,
  error,
  mono,
  inputRef,
  onKeyDown,
  ...rest
}: FieldProps & { mono?: boolean; inputRef?: Ref<HTMLInputElement> }) {
  return (
    <AriaTextField {...rest} {...heard(onKeyDown)} isInvalid={Boolean(error)} className="field">
      <Named label={label} hideLabel={hideLabel} />
      <Input
        {...(inputRef ? { ref: inputRef } : {})}
        className={mono ? 'input id' : 'input'}
        {...(placeholder ? { placeholder } : {})}
        spellCheck={!mono}
      />
      <Below description={description} error={error} />
    </AriaTextField>
  );
}

/** Several lines; grows with what is written when `rows` is left out. */
export function TextArea({
  label,
  hideLabel,
  placeholder,
  description,
  error,
  rows,
  onKeyDown,
  ...rest
}: FieldProps & { rows?: number }) {
  return (
    <AriaTextField {...rest} {...heard(onKeyDown)} isInvalid={Boolean(error)} className="field">
      <Named label={label} hideLabel={hideLabel} />
      <AriaTextArea
        className={rows ? 'input' : 'input input-growing'}
        {...(placeholder ? { placeholder } : {})}
        rows={rows ?? 2}
      />
      <Below description={description} error={error} />
    </AriaTextField>
  );
}

/** A filter or search; Escape empties it. */
export function SearchField({ label, placeholder, description, error, ...rest }: FieldProps) {
  return (
    <AriaSearchField {...rest} aria-label={label} className="field search-field">
      <Icon name="search" size={14} />
      <Input className="input" placeholder={placeholder ?? label} />
      <Button className="icon-button button-quiet button-small search-clear">
        <Icon name="close" size={12} />
      </Button>
      <Below description={description} error={error} />
    </AriaSearchField>
  );
}

/** One of a list. `id` is what `value` and `onChange` speak of. */
export function SelectField<K extends string>({
  label,
  hideLabel,
  items,
  value,
  onChange,
  placeholder,
  isDisabled,
}: {
  label: string;
  hideLabel?: boolean;
  items: readonly { id: K; label: string }[];
  value: K | null;
  onChange: (value: K) => void;
  placeholder?: string;
  isDisabled?: boolean;
}) {
  return (
    <Select
      className="field"
      value={value}
      onChange={(key) => {
        const chosen = items.find((item) => item.id === key);
        if (chosen) onChange(chosen.id);
      }}
      isDisabled={isDisabled ?? false}
      {...(placeholder ? { placeholder } : {})}
    >
      <Named label={label} hideLabel={hideLabel} />
      <Button className="input select-button">
        <SelectValue className="select-value" />
        <Icon name="down" size={12} />
      </Button>
      <Popover className="popover" offset={4}>
        <ListBox className="menu" items={items}>
          {(item) => (
            <ListBoxItem id={item.id} textValue={item.label} className="menu-item">
              {item.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
