import type { Id, QuotedWords } from '@shared/contract/index.ts';
import { useEffect, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import type { QuotationData } from './editor/nodes.ts';

/** A change may touch any quotation; asked again when it has been quiet for so long, in milliseconds. */
const QUIET = 60;

/** How the quotations of a memo read now, asked again after every change of the project. */
export function useQuoted(memoId: Id, quotations: readonly QuotationData[]): readonly QuotedWords[] {
  const { call, show } = useSession();
  const revision = useStore((state) => (quotations.length > 0 ? state.revision : 0));
  const [said, setSaid] = useState<readonly QuotedWords[]>([]);
  useEffect(() => {
    if (quotations.length === 0) return undefined;
    let gone = false;
    const timer = setTimeout(() => {
      void call('memos.quoted', { id: memoId, quotations: [...quotations] }).then((answer) => {
        if (gone) return;
        if (answer.ok) setSaid(answer.value);
        // A memo that has just been deleted has no quotations, and its editor closes.
        else if (answer.failure.code !== 'not_found') show(answer.failure);
      });
    }, QUIET);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [call, show, memoId, quotations, revision]);
  return said;
}
