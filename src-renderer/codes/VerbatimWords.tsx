import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { bracketText, type Cut } from '@shared/text/quotation.ts';
import { Button, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { hasCut, leaveOut, putBack, putInstead, tokensOf } from './quotation-tokens.ts';

const t = words.codes.quotation;

/** The passage word by word. Words are chosen by dragging or with arrows and Shift, then cut or replaced. */
export function VerbatimWords({
  said,
  cuts,
  onCuts,
}: {
  said: string;
  cuts: readonly Cut[];
  onCuts: (cuts: Cut[]) => void;
}) {
  const tokens = useMemo(() => tokensOf(said), [said]);
  const [chosen, setChosen] = useState<{ anchor: number; focus: number } | null>(null);
  const [asking, setAsking] = useState<'substitute' | 'insert' | null>(null);
  const dragging = useRef(false);
  const box = useRef<HTMLDivElement>(null);

  const from = chosen ? Math.min(chosen.anchor, chosen.focus) : -1;
  const to = chosen ? Math.max(chosen.anchor, chosen.focus) : -1;
  const span = { start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 };
  const touched = chosen !== null && hasCut(cuts, span);
  const cut = () => chosen && onCuts(leaveOut(cuts, span, said));
  const restore = () =>
    chosen && onCuts(putBack(cuts, span).filter((one) => one.start !== one.end || one.start !== span.end));

  const onKeyDown = (event: KeyboardEvent) => {
    const last = tokens.length - 1;
    const at = chosen?.focus ?? -1;
    const goes: Record<string, number> = {
      ArrowRight: Math.min(last, at + 1),
      ArrowDown: Math.min(last, at + 1),
      ArrowLeft: Math.max(0, at - 1),
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: last,
    };
    const focus = goes[event.key];
    if (focus !== undefined) setChosen({ anchor: event.shiftKey && chosen ? chosen.anchor : focus, focus });
    else if ((event.key === 'Delete' || event.key === 'Backspace') && chosen) cut();
    else if (event.key === '[' && chosen) setAsking('substitute');
    else if (event.key === 'Escape' && chosen) setChosen(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="verbatim">
      <span className="field-label">{t.verbatim}</span>
      <div
        ref={box}
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select cannot hold running text
        role="listbox"
        tabIndex={0}
        aria-multiselectable="true"
        aria-label={`${t.verbatim}. ${t.verbatimHint}`}
        aria-activedescendant={chosen ? `word-${chosen.focus}` : undefined}
        className="verbatim-words quote"
        onKeyDown={onKeyDown}
        onPointerUp={() => {
          dragging.current = false;
        }}
        onPointerLeave={() => {
          dragging.current = false;
        }}
      >
        {tokens.map((token, i) => {
          const holder = cuts.find((one) => one.start < token.end && one.end > token.start);
          const starts = holder && (i === 0 || (tokens[i - 1]?.end ?? 0) <= holder.start);
          const inserted = cuts.filter(
            (one) =>
              one.start === one.end &&
              one.start > (tokens[i - 1]?.end ?? -1) &&
              one.start <= token.end &&
              one.start !== token.start,
          );
          return (
            <span key={token.start}>
              {starts && holder.with !== null && (
                <span className="verbatim-instead">[{bracketText(holder.with)}] </span>
              )}
              <span
                id={`word-${i}`}
                // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as above
                role="option"
                tabIndex={-1}
                aria-selected={i >= from && i <= to}
                className={holder ? 'verbatim-word is-cut' : 'verbatim-word'}
                onPointerDown={(event) => {
                  event.preventDefault();
                  box.current?.focus();
                  dragging.current = true;
                  setChosen(event.shiftKey && chosen ? { ...chosen, focus: i } : { anchor: i, focus: i });
                }}
                onPointerEnter={() => {
                  if (dragging.current && chosen) setChosen({ ...chosen, focus: i });
                }}
              >
                {said.slice(token.start, token.end)}
              </span>
              {inserted.map((one) => (
                <span key={one.start} className="verbatim-instead">
                  {' '}
                  [{bracketText(one.with ?? '')}]
                </span>
              ))}
              {said.slice(token.end, tokens[i + 1]?.start ?? said.length)}
            </span>
          );
        })}
      </div>
      <div className="quotation-bar">
        <Button size="small" isDisabled={!chosen} onPress={cut}>
          {t.cut}
        </Button>
        <Button size="small" isDisabled={!chosen} onPress={() => setAsking('substitute')}>
          {t.substitute}
        </Button>
        <Button size="small" isDisabled={!chosen} onPress={() => setAsking('insert')}>
          {t.insert}
        </Button>
        {touched && (
          <Button size="small" variant="quiet" onPress={restore}>
            {t.uncut}
          </Button>
        )}
        {!chosen && <span className="muted">{t.selectFirst}</span>}
      </div>
      {asking && chosen && (
        <Bracket
          label={asking === 'insert' ? t.insertAfter : t.instead}
          onDone={(text) => {
            setAsking(null);
            box.current?.focus();
            if (text !== null)
              onCuts(putInstead(cuts, asking === 'insert' ? { start: span.end, end: span.end } : span, text));
          }}
        />
      )}
    </div>
  );
}

function Bracket({ label, onDone }: { label: string; onDone: (text: string | null) => void }) {
  const [text, setText] = useState('');
  return (
    <form
      className="bracket"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(text.trim() === '' ? null : text.trim());
      }}
    >
      <input
        className="input"
        aria-label={label}
        placeholder={label}
        value={text}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- it appears because somebody asked to type here
        autoFocus
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (isComposing(event)) return;
          if (event.key === 'Escape') onDone(null);
        }}
      />
      <Button size="small" type="submit">
        {t.apply}
      </Button>
    </form>
  );
}
