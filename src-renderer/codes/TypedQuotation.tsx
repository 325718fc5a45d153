import { useMemo, useState } from 'react';
import { readQuotation } from '@shared/text/reading.ts';
import { render, type Rendition } from '@shared/text/quotation.ts';
import { Tag, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.quotation;

/** The quotation as a text that is typed, read again at every key, and saved on leaving when it is faithful. */
export function TypedQuotation({
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
