import { useMemo, useState } from 'react';
import type { Exemplar } from '@shared/contract/index.ts';
import { readQuotation } from '@shared/text/reading.ts';
import { checkRendition, render, type Cut, type Rendition } from '@shared/text/quotation.ts';
import { useSession } from '../store/react.tsx';
import { Button, Tag, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
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

/** What the quotation departs from its passage by, in a word: `faithful cut ✓`, `1 substitution`. */
function RenditionTag({ rendition }: { rendition: Rendition }) {
  const cuts = rendition.cuts.filter((cut) => cut.with === null).length;
  const instead = rendition.cuts.filter((cut) => cut.with !== null && cut.start < cut.end).length;
  const inserted = rendition.cuts.length - cuts - instead;
  const parts = [
    ...(cuts > 0 ? [t.cuts(cuts)] : []),
    ...(instead > 0 ? [t.substitutions(instead)] : []),
    ...(inserted > 0 ? [t.insertions(inserted)] : []),
  ];
  return (
    <Tag tone="good">
      {parts.length === 0
        ? t.verbatimTag
        : instead + inserted === 0
          ? `${t.faithful} · ${parts.join(', ')}`
          : parts.join(', ')}
    </Tag>
  );
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
      <Typed key={exemplarId} said={said} rendition={rendition} onRendition={({ cuts }) => save(cuts)} />
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

/** The quotation as a text that is typed, read again at every key, and saved on leaving when it is faithful. */
function Typed({
  said,
  rendition,
  onRendition,
}: {
  said: string;
  rendition: Rendition;
  onRendition: (rendition: Rendition) => void;
}) {
  const shown = render(said, rendition).trim();
  const [typed, setTyped] = useState<string | null>(null);
  const text = typed ?? shown;
  const reading = useMemo(() => (typed === null ? null : readQuotation(said, typed)), [said, typed]);
  const problem = reading && !reading.ok ? reading.problem : null;
  const keep = () => {
    if (!reading?.ok) return;
    if (render(said, reading.rendition) !== render(said, rendition)) onRendition(reading.rendition);
    setTyped(null);
  };
  return (
    <label className="quotation-typed">
      <span className="field-label">{t.typed}</span>
      <textarea
        className="input input-growing quote"
        aria-invalid={problem !== null}
        value={text}
        rows={2}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (isComposing(event)) return;
          if (event.key === 'Escape') setTyped(null);
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
        }}
      />
      <output className="quotation-verdict">
        {problem ? (
          <>
            <span className="quotation-wrong">
              {text.slice(Math.max(0, problem.start - 40), problem.start)}
              <mark>{text.slice(problem.start, problem.end) || '⁁'}</mark>
              {text.slice(problem.end, problem.end + 40)}
            </span>
            <span className="field-error">
              {problem.message} {t.notSaved}
            </span>
          </>
        ) : typed === null ? null : (
          <Tag tone="good">{t.faithful}</Tag>
        )}
      </output>
    </label>
  );
}
