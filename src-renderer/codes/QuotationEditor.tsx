import { useMemo, useState } from 'react';
import type { Exemplar } from '@shared/contract/index.ts';
import { checkRendition, render, type Cut, type Rendition } from '@shared/text/quotation.ts';
import { useSession } from '../store/react.tsx';
import { Button } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { RenditionTag } from './RenditionTag.tsx';
import { TypedQuotation } from './TypedQuotation.tsx';
import { VerbatimWords } from './VerbatimWords.tsx';

const t = words.codes.quotation;

/** An exemplar's stored rendition; the very words where it cannot be read. */
export function renditionOf(json: string): Rendition {
  try {
    const read = JSON.parse(json) as { cuts?: Cut[] };
    return { cuts: Array.isArray(read.cuts) ? read.cuts : [] };
  } catch (error) {
    // `check` reports a damaged rendition; here the participant's own words are the safe reading.
    if (error instanceof SyntaxError) return { cuts: [] };
    throw error;
  }
}

/** A quotation with its verbatim one click away, and the means to cut it. Whatever is saved is a faithful cut. */
export function QuotationEditor({
  said,
  exemplar,
  identifier,
  readOnly,
  isCut,
  onCut,
}: {
  /** The coding's words. */
  said: string;
  exemplar: Pick<Exemplar, 'id' | 'rendition'>;
  identifier: string;
  readOnly: boolean;
  /** Given where something else begins the cutting too; otherwise it keeps that itself. */
  isCut?: boolean;
  onCut?: (isCut: boolean) => void;
}) {
  const [own, setOwn] = useState<'quotation' | 'verbatim' | 'edit'>('quotation');
  const mode = isCut ? 'edit' : own;
  const setMode = (next: typeof own) => {
    if (onCut) onCut(next === 'edit');
    setOwn(onCut && next === 'edit' ? 'quotation' : next);
  };
  const rendition = useMemo(() => renditionOf(exemplar.rendition), [exemplar.rendition]);
  return (
    <div className="quotation">
      {mode === 'edit' ? (
        <Workbench
          said={said}
          exemplarId={exemplar.id}
          rendition={rendition}
          identifier={identifier}
          onDone={() => setMode('quotation')}
        />
      ) : (
        <>
          <p className={mode === 'verbatim' ? 'quote quote-verbatim' : 'quote'}>
            “{(mode === 'verbatim' ? said : render(said, rendition)).trim()}”{' '}
            <span className="id">({identifier})</span>
          </p>
          <div className="quotation-bar">
            <RenditionTag rendition={rendition} />
            <span className="quotation-acts">
              {rendition.cuts.length > 0 && (
                <Button
                  size="small"
                  variant="quiet"
                  aria-label={mode === 'verbatim' ? t.hideVerbatim : t.showVerbatim}
                  onPress={() => setMode(mode === 'verbatim' ? 'quotation' : 'verbatim')}
                >
                  {mode === 'verbatim' ? t.quotationShort : t.verbatimShort}
                </Button>
              )}
              {!readOnly && (
                <Button size="small" icon="edit" aria-label={t.edit} onPress={() => setMode('edit')}>
                  {t.editShort}
                </Button>
              )}
            </span>
          </div>
        </>
      )}
    </div>
  );
}

function Workbench({
  said,
  exemplarId,
  rendition,
  identifier,
  onDone,
}: {
  said: string;
  exemplarId: number;
  rendition: Rendition;
  identifier: string;
  onDone: () => void;
}) {
  const { act } = useSession();
  const [refused, setRefused] = useState<string | null>(null);
  const save = (cuts: Cut[]) => {
    const [problem] = checkRendition(said, { cuts });
    setRefused(problem?.message ?? null);
    if (!problem) void act('exemplars.update', { id: exemplarId, rendition: { cuts } });
  };
  return (
    <>
      <VerbatimWords said={said} cuts={rendition.cuts} onCuts={save} />
      {refused && (
        <p className="field-error" role="alert">
          {refused}
        </p>
      )}
      <TypedQuotation
        key={exemplarId}
        said={said}
        rendition={rendition}
        onRendition={({ cuts }) => save(cuts)}
      />
      <div className="quotation-preview">
        <span className="field-label">{t.preview}</span>
        <p className="quote">
          “{render(said, rendition).trim()}” <span className="id">({identifier})</span>
        </p>
      </div>
      <div className="quotation-bar">
        <RenditionTag rendition={rendition} />
        <span className="grow" />
        <Button size="small" isDisabled={rendition.cuts.length === 0} onPress={() => save([])}>
          {t.reset}
        </Button>
        <Button size="small" variant="primary" onPress={onDone}>
          {t.done}
        </Button>
      </div>
    </>
  );
}
