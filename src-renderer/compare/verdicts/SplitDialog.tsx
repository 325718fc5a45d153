import { useState } from 'react';
import type { Id } from '@shared/contract/index.ts';
import { useStore } from '../../store/react.tsx';
import { Button, CancelButton, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { CodeChoice, firstChoice, toCode } from './CodeChoice.tsx';
import { PickedWords } from './PickedWords.tsx';
import { Reason } from './Reason.tsx';
import { codesOf, type Asking } from './use-decide.ts';

const t = words.compare.different;

/** Not one thing: those that are ticked go to another code, the rest stay. `moves`: all of them go, which is a move. */
export function SplitDialog({ subject, moves, decide, onClose }: Asking & { moves: boolean }) {
  const codes = useStore((state) => state.tables.code);
  const { incidents } = subject;
  // Picked first is what the others are compared with: it stays, unless it is the only one.
  const [split, setSplit] = useState<ReadonlySet<Id>>(
    () => new Set((moves || incidents.length === 1 ? incidents : incidents.slice(1)).map((one) => one.id)),
  );
  const [chosen, setChosen] = useState(() =>
    firstChoice(moves ? 'existing' : 'new', codes, codesOf(incidents)[0]),
  );
  const going = incidents.filter((one) => split.has(one.id));
  const to = toCode(chosen, codes);
  const isKept = chosen.is === 'none';
  const give = async () => {
    if (isKept && (await decide({ is: 'different' }))) onClose();
    if (!to || going.length === 0) return;
    const done = await decide(
      moves ? { is: 'move', to } : { is: 'different', split: going.map((one) => one.id), to },
    );
    if (done) onClose();
  };
  return (
    <Dialog
      title={moves ? words.compare.move.title(incidents.length) : t.title}
      size="wide"
      isDirty={chosen.shortDefinition.trim() !== ''}
      onClose={onClose}
      actions={
        <>
          {going.length === 0 && !isKept && <span className="field-error">{t.noneSplit}</span>}
          <span className="grow" />
          <CancelButton />
          <Button
            variant="primary"
            isDisabled={!isKept && (!to || going.length === 0)}
            onPress={() => void give()}
          >
            {moves
              ? words.compare.move.button(incidents.length)
              : isKept
                ? t.keepButton
                : t.button(going.length)}
          </Button>
        </>
      }
    >
      <div className="verdict-form">
        <div className="verdict-side">
          {!moves && !isKept && (
            <p className="verdict-asks">
              <b>{t.which}</b> <span className="muted">{t.others}</span>
            </p>
          )}
          <PickedWords
            label={moves ? words.compare.verdict.names.move : t.which}
            incidents={incidents}
            {...(moves || isKept
              ? {}
              : {
                  before: (incident) => (
                    <input
                      type="checkbox"
                      aria-label={words.compare.card.pick(incident.identifier)}
                      checked={split.has(incident.id)}
                      onChange={(event) => {
                        const next = new Set(split);
                        if (event.target.checked) next.add(incident.id);
                        else next.delete(incident.id);
                        setSplit(next);
                      }}
                    />
                  ),
                })}
          />
        </div>
        <div className="form">
          <CodeChoice
            value={chosen}
            onChange={setChosen}
            incidents={going.length > 0 ? going : incidents}
            mayKeep={!moves}
            onEnter={() => void give()}
          />
          <Reason />
        </div>
      </div>
    </Dialog>
  );
}
