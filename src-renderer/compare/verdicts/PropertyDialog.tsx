import { useMemo, useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useStore } from '../../store/react.tsx';
import { Button, CancelButton, Dialog, SelectField, TextField } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { PickedWords } from './PickedWords.tsx';
import { Reason } from './Reason.tsx';
import { Scale } from './Scale.tsx';
import type { Asking } from './use-decide.ts';
import { useWhichCodes, WhichCode } from './WhichCode.tsx';

const t = words.compare.property;
const NEW = 'new';

/** A property that the comparison showed, from one end to the other, and where each incident stands on it. */
export function PropertyDialog({ subject, decide, onClose }: Asking) {
  const properties = useStore((state) => state.tables.property);
  const ids = useWhichCodes(subject);
  const [codeId, setCodeId] = useState(ids[0] ?? 0);
  const [which, setWhich] = useState(NEW);
  const [name, setName] = useState('');
  const [lowEnd, setLow] = useState('');
  const [highEnd, setHigh] = useState('');
  const [places, setPlaces] = useState<ReadonlyMap<Id, number>>(new Map());
  const known = useMemo(
    () => [...properties.values()].filter((one) => one.codeId === codeId),
    [properties, codeId],
  );
  const chosen = known.find((one) => String(one.id) === which);
  const isWhole = chosen !== undefined || name.trim() !== '';
  const give = async () => {
    if (!isWhole) return;
    const done = await decide({
      is: 'property',
      codeId,
      property: chosen ? { id: chosen.id } : { add: { name: name.trim(), lowEnd, highEnd } },
      places: [...places].map(([codingId, place]) => ({ codingId, place })),
    });
    if (done) onClose();
  };
  return (
    <Dialog
      title={t.title}
      size="wide"
      isDirty={places.size > 0}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button variant="primary" isDisabled={!isWhole} onPress={() => void give()}>
            {t.button}
          </Button>
        </>
      }
    >
      <div className="verdict-form">
        <div className="verdict-side">
          <p className="verdict-asks">
            <b>{t.places}</b>
          </p>
          <PickedWords
            label={t.places}
            incidents={subject.incidents}
            each={({ id, identifier }) => (
              <Scale
                name={`place-${id}`}
                label={t.place(identifier)}
                low={chosen?.lowEnd ?? lowEnd}
                high={chosen?.highEnd ?? highEnd}
                value={places.get(id) ?? null}
                onChange={(place) => {
                  const next = new Map(places);
                  if (place === null) next.delete(id);
                  else next.set(id, place);
                  setPlaces(next);
                }}
              />
            )}
          />
        </div>
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault();
            void give();
          }}
        >
          <WhichCode
            label={t.of}
            ids={ids}
            value={codeId}
            onChange={(id) => {
              setCodeId(id);
              setWhich(NEW);
            }}
          />
          {known.length > 0 && (
            <SelectField
              label={t.which}
              items={[
                { id: NEW, label: t.fresh },
                ...known.map((one) => ({ id: String(one.id), label: one.name })),
              ]}
              value={which}
              onChange={setWhich}
            />
          )}
          {!chosen && (
            <>
              <TextField
                label={t.name}
                placeholder={t.nameHint}
                value={name}
                // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be typed into
                autoFocus
                onChange={setName}
              />
              <div className="property-ends">
                <TextField label={t.low} placeholder={t.lowHint} value={lowEnd} onChange={setLow} />
                <TextField label={t.high} placeholder={t.highHint} value={highEnd} onChange={setHigh} />
              </div>
            </>
          )}
          <Reason />
          <input type="submit" hidden />
        </form>
      </div>
    </Dialog>
  );
}
