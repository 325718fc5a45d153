import { useState } from 'react';
import type { ReviewItem } from '@shared/contract/index.ts';
import { LookAgain } from '../codes/LookAgain.tsx';
import { QuotationEditor } from '../codes/QuotationEditor.tsx';
import type { Quotation } from '../exemplars/use-board.ts';

/** The quotation; above it, when its passage has changed, what it was. */
export function ExemplarQuotation({
  one: { exemplar, incident },
  look,
  readOnly,
}: {
  one: Quotation;
  look: ReviewItem | undefined;
  readOnly: boolean;
}) {
  const [isCut, setCut] = useState(false);
  const isMarked = look !== undefined && exemplar.checkedRevision === 0;
  return (
    <div>
      {isMarked && <LookAgain item={look} readOnly={readOnly} onEdit={() => setCut(true)} />}
      <QuotationEditor
        said={incident.words}
        exemplar={exemplar}
        identifier={incident.identifier}
        // The mark has the button.
        readOnly={readOnly || (isMarked && !isCut)}
        isCut={isCut}
        onCut={setCut}
      />
    </div>
  );
}
