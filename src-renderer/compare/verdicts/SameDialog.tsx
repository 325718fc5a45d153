import { useState } from 'react';
import { useStore } from '../../store/react.tsx';
import { Button, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { PickedWords } from './PickedWords.tsx';
import { Reason } from './Reason.tsx';
import { codesOf, type Asking } from './use-decide.ts';

const t = words.compare.same;
type Into = number | 'leave';

/** The same, though coded with several codes: whether one of them holds all, or each stays where it is. */
export function SameDialog({ subject, decide, onClose }: Asking) {
  const codes = useStore((state) => state.tables.code);
  const [into, setInto] = useState<Into>('leave');
  const own = codesOf(subject.incidents);
  const give = async () => {
    if (await decide(into === 'leave' ? { is: 'same' } : { is: 'same', into })) onClose();
  };
  const choice = (value: Into, label: string) => (
    <label key={value} className="check">
      <input
        type="radio"
        name="into"
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog asks this one thing
        autoFocus={value === 'leave'}
        checked={into === value}
        onChange={() => setInto(value)}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <Dialog
      title={t.title}
      size="wide"
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" onPress={() => void give()}>
            {t.button}
          </Button>
        </>
      }
    >
      <div className="verdict-form">
        <PickedWords label={t.title} incidents={subject.incidents} />
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void give();
          }}
        >
          <p>{t.note(own.length)}</p>
          <fieldset className="filter-set">
            <legend className="visually-hidden">{t.title}</legend>
            {choice('leave', t.leave)}
            {own.map((id) => choice(id, t.into(codes.get(id)?.name ?? '')))}
          </fieldset>
          <Reason />
          <input type="submit" hidden />
        </form>
      </div>
    </Dialog>
  );
}
