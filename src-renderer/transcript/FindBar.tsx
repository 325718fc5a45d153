import type { Span } from '@shared/text/span.ts';
import { useDeferredValue, useEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { usePreference, useSession } from '../store/react.tsx';
import { Icon, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { CodingDesk } from './coding-desk.ts';
import { openReplace } from './replacing/open.ts';
import { FIND_LIMIT, findAll, stepFrom } from './find.ts';

type Props = { text: string; desk: RefObject<CodingDesk | null>; onClose: () => void };

/** Finds in the whole transcript, in view or not. Closing it leaves what was found selected, ready to be coded. */
export function FindBar({ text, desk, onClose }: Props) {
  const session = useSession();
  const { view, preferences } = session;
  const matchCase = usePreference<boolean>('find.matchCase', false);
  const wholeWords = usePreference<boolean>('find.wholeWords', false);
  const input = useRef<HTMLInputElement>(null);
  const [from] = useState(() => view.get().selection ?? { start: 0, end: 0 });
  const [query, setQuery] = useState(() => {
    const selected = text.slice(from.start, from.end);
    return selected.length <= 60 && !selected.includes('\n') ? selected : '';
  });
  // The letters stand at once; a whole transcript is looked through when they do.
  const wanted = useDeferredValue(query);
  const found = useMemo(
    () => findAll(text, wanted, { matchCase, wholeWords }),
    [text, wanted, matchCase, wholeWords],
  );
  const [step, setStep] = useState(0);
  const at = stepFrom(found, from.start, step);
  const current: Span | undefined = found[at];

  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  useEffect(() => {
    const surface = desk.current?.surface;
    surface?.setLayer('find', found);
    surface?.setLayer('found', current ? [current] : []);
    if (current) surface?.reveal(current.start);
  }, [desk, found, current]);

  const close = () => {
    desk.current?.surface.setLayer('find', []);
    desk.current?.surface.setLayer('found', []);
    onClose();
    // Who closes it while the last letters are still looked for means what they say.
    const last = () => {
      const now = findAll(text, query, { matchCase, wholeWords });
      return now[stepFrom(now, from.start, step)];
    };
    desk.current?.select((wanted === query ? current : last()) ?? from);
  };
  return (
    <search className="ts-find">
      <Icon name="search" />
      <input
        ref={input}
        aria-label={words.transcript.find.label}
        placeholder={words.transcript.find.placeholder}
        value={query}
        onChange={(event) => {
          setStep(0);
          setQuery(event.target.value);
        }}
        onKeyDown={(event) => {
          // Enter and Escape answer an input method first.
          if (event.nativeEvent.isComposing) return;
          const isAgain = event.key.toLowerCase() === 'f' && (event.ctrlKey || event.metaKey);
          if (isComposing(event)) return;
          if (event.key === 'Enter') setStep((n) => n + (event.shiftKey ? -1 : 1));
          else if (event.key === 'Escape') close();
          else if (isAgain) input.current?.select();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <output className="ts-find-count">
        {query.trim() !== '' &&
          (found.length === FIND_LIMIT
            ? words.reading.find.atLeast(at + 1, found.length)
            : words.transcript.find.count(at + 1, found.length))}
      </output>
      {(
        [
          ['find.matchCase', 'Aa', words.reading.find.matchCase, matchCase],
          ['find.wholeWords', 'ab|', words.reading.find.wholeWords, wholeWords],
        ] as const
      ).map(([key, sign, label, isOn]) => (
        <button
          key={key}
          type="button"
          className="icon-button ts-find-how"
          aria-label={label}
          aria-pressed={isOn}
          title={label}
          onClick={() => {
            setStep(0);
            preferences.save({ [key]: !isOn });
            input.current?.focus();
          }}
        >
          {sign}
        </button>
      ))}
      <button
        type="button"
        className="icon-button"
        aria-label={words.transcript.find.previous}
        onClick={() => setStep((n) => n - 1)}
      >
        <span className="ts-up">
          <Icon name="down" />
        </span>
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.transcript.find.next}
        onClick={() => setStep((n) => n + 1)}
      >
        <Icon name="down" />
      </button>
      <button
        type="button"
        className="icon-button ts-find-how ts-find-replace"
        onClick={() => {
          close();
          openReplace(session, { query, matchCase, wholeWords, isHere: true });
        }}
      >
        {words.replacing.fromFind}
      </button>
      <button type="button" className="icon-button" aria-label={words.transcript.find.close} onClick={close}>
        <Icon name="close" />
      </button>
    </search>
  );
}
