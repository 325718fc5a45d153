import { useState } from 'react';
import { useSession, useStore, type Session } from '../../store/react.tsx';
import { words } from '../../words/index.ts';
import { useBenchAsked, type VerdictAsked } from '../ask.ts';
import { cardId } from '../IncidentCard.tsx';
import { canGive } from './can-give.ts';
import { DefinitionDialog } from './DefinitionDialog.tsx';
import { PropertyDialog } from './PropertyDialog.tsx';
import { SameDialog } from './SameDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { codesOf, useDecide, type Subject } from './use-decide.ts';
import { VerdictBar } from './VerdictBar.tsx';

/** The verdict on what is picked: at once where nothing more has to be known, otherwise after a short form. */
export function VerdictDesk({ subject, hidden }: { subject: Subject; hidden: number }) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const { done, decide } = useDecide(subject);
  const [asking, setAsking] = useState<Exclude<VerdictAsked, 'negative'> | null>(null);
  const ask = (verdict: VerdictAsked) => {
    if (!canGive(verdict, subject) || readOnly) {
      if (verdict === 'same' && !readOnly) session.say(words.compare.verdict.twoNeeded);
    } else if (verdict === 'negative') void decide({ is: 'negative' });
    else if (verdict === 'same' && codesOf(subject.incidents).length < 2) void decide({ is: 'same' });
    // Codes as such have nothing that could be split off.
    else if (verdict === 'different' && subject.incidents.length === 0) void decide({ is: 'different' });
    else setAsking(verdict);
  };
  useBenchAsked((asked) => {
    if (asked.do === 'verdict') ask(asked.verdict);
  });
  const onClose = () => {
    setAsking(null);
    focusCaret(session);
  };
  const form = { subject, decide, onClose };
  return (
    <>
      <VerdictBar subject={subject} hidden={hidden} done={done} isDisabled={readOnly} onAsk={ask} />
      {asking === 'same' && <SameDialog {...form} />}
      {asking === 'different' && <SplitDialog {...form} moves={false} />}
      {asking === 'move' && <SplitDialog {...form} moves />}
      {asking === 'property' && <PropertyDialog {...form} />}
      {asking === 'definition' && <DefinitionDialog {...form} />}
    </>
  );
}

/** The card that a form was opened from may have gone with its verdict: then the keys go on from the caret's. */
function focusCaret({ view }: Pick<Session, 'view'>): void {
  // A dialog gives the focus back with the frame after it has closed.
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      const { caret } = view.get().bench;
      if (caret !== null && document.activeElement === document.body)
        document.getElementById(cardId(caret))?.focus();
    }),
  );
}
