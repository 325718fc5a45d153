import { useRef } from 'react';
import { useSession, useView } from '../store/react.tsx';
import { isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { useBenchAsked } from './ask.ts';
import { setBench } from './bench.ts';

const t = words.compare;

/** What is asked of the incidents; kept with every verdict that answers it. */
export function Question() {
  const session = useSession();
  const question = useView((looking) => looking.bench.question);
  const field = useRef<HTMLTextAreaElement>(null);
  useBenchAsked((asked) => {
    if (asked.do === 'question') field.current?.focus();
  });
  return (
    <label className="bench-question">
      <span className="field-label">{t.question}</span>
      <textarea
        ref={field}
        className="question-field"
        dir="auto"
        rows={1}
        maxLength={4_000}
        value={question}
        placeholder={t.questionHint}
        onChange={(event) => setBench(session, { question: event.target.value.replace(/\n/gu, ' ') })}
        onKeyDown={(event) => {
          if (isComposing(event)) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          event.preventDefault();
          event.stopPropagation();
          event.currentTarget.blur();
        }}
      />
    </label>
  );
}
