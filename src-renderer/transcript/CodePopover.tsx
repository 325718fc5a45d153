import { useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import { rolledUp } from '../codes/tree-nodes.ts';
import { childrenByParent } from '../store/select.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Kbd, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { choicesFor, type PopoverChoice } from './choices.ts';
import type { Choice } from './coding-actions.ts';
import type { Asking } from './coding-desk.ts';
import { inVivoName } from './in-vivo.ts';
import { foldedNames, pathOf } from './matching.ts';
import { recentNumbers } from './recents.ts';

const WIDTH = 376;
const HEIGHT = 320;
const GAP = 8;

type Props = {
  asking: Asking;
  passage: string;
  onDone: (choice: Choice | null) => void;
  onLeave: () => void;
};

/** Names a passage: a field, and below it the code to be made and those there are. */
export function CodePopover({ asking, passage, onDone, onLeave }: Props) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const [typed, setTyped] = useState(asking.typed);
  const [chosen, setChosen] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const vivo = useMemo(() => inVivoName(passage), [passage]);
  const numbers = useMemo(() => recentNumbers(session), [session]);
  const { counts } = session.store.get();
  // As the code tree counts them.
  const totals = useMemo(() => rolledUp(childrenByParent(codes), counts), [codes, counts]);
  const nameOf = useMemo(() => foldedNames(), []);
  const choices = useMemo(
    () =>
      choicesFor({
        codes,
        nameOf,
        typed,
        inVivo: vivo.isWhole ? vivo.name : null,
        isInVivo: asking.isInVivo,
        passage,
        numbers,
        countOf: (code) => totals.get(code) ?? 0,
      }),
    [codes, nameOf, typed, vivo, asking.isInVivo, passage, numbers, totals],
  );
  const active = Math.min(chosen, choices.length - 1);
  // Enter gives what is typed; Tab completes it to the first code there is, as it does elsewhere.
  const completes = active === 0 && choices[0]?.kind === 'create' && choices.length > 1 ? 1 : null;

  useLayoutEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    // A proposed name is there to be typed over; a letter that was typed is the first of more.
    if (asking.isInVivo) field?.select();
    else field?.setSelectionRange(asking.typed.length, asking.typed.length);
  }, [asking]);
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const take = (choice: PopoverChoice | undefined) => {
    if (choice)
      onDone(
        choice.kind === 'code' ? { code: choice.code.id } : { name: choice.name, origin: choice.origin },
      );
  };
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 6, PageUp: -6 }[event.key];
    if (step !== undefined) setChosen(Math.max(0, Math.min(choices.length - 1, active + step)));
    else if (event.key === 'Enter') take(choices[active]);
    else if (event.key === 'Tab' && !event.shiftKey) take(choices[completes ?? active]);
    else if (event.key === 'Escape') onDone(null);
    else {
      // Everything else is typing, and none of the window's business.
      if (!event.ctrlKey && !event.metaKey) event.stopPropagation();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return createPortal(
    <dialog open className="ts-pop" aria-label={words.transcript.ask.title} style={placeBeside(asking.at)}>
      <input
        ref={input}
        role="combobox"
        aria-label={words.transcript.ask.label}
        aria-expanded="true"
        aria-controls={`${id}list`}
        aria-activedescendant={choices.length > 0 ? `${id}${active}` : undefined}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        placeholder={words.transcript.ask.placeholder}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
        // Another window may come to the front and go again; only a place in this one takes the focus for good.
        onBlur={() => document.hasFocus() && onLeave()}
      />
      {asking.isInVivo && !vivo.isWhole && <p className="ts-pop-note">{words.transcript.ask.long}</p>}
      {/* No list of the browser's own shows paths, counts and keys. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role */}
      <ul ref={list} id={`${id}list`} role="listbox" aria-label={words.transcript.ask.choices}>
        {choices.map((choice, i) => (
          <Option
            key={choice.kind === 'code' ? choice.code.id : choice.kind}
            id={`${id}${i}`}
            choice={choice}
            isActive={i === active}
            isCompletion={i === completes}
            path={choice.kind === 'code' ? pathOf(codes, choice.code) : []}
            number={choice.kind === 'code' ? numbers.get(choice.code.id) : undefined}
            onTake={() => take(choice)}
          />
        ))}
      </ul>
    </dialog>,
    document.body,
  );
}

type OptionProps = {
  id: string;
  choice: PopoverChoice;
  isActive: boolean;
  /** What Tab chooses. */
  isCompletion: boolean;
  path: string[];
  number: number | undefined;
  onTake: () => void;
};
function Option({ id, choice, isActive, isCompletion, path, number, onTake }: OptionProps) {
  const { create, inVivo, origin, level } = words.transcript.ask;
  return (
    // The field keeps the focus and the keys; here is only the pointer.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <li
      id={id}
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-noninteractive-element-to-interactive-role
      role="option"
      aria-selected={isActive}
      onPointerDown={(event) => event.preventDefault()}
      onClick={onTake}
      style={choice.kind === 'code' ? ({ '--code': choice.code.color } as CSSProperties) : undefined}
    >
      <span className={choice.kind === 'code' ? 'code-dot' : 'code-dot ts-pop-new'} />
      <span className="ts-pop-name">
        {choice.kind === 'code'
          ? choice.code.name
          : choice.kind === 'create'
            ? create(choice.name)
            : inVivo(choice.name)}
        {path.length > 0 && <small> {path.join(' › ')}</small>}
      </span>
      {choice.kind === 'create' && <Tag>{origin[choice.origin]}</Tag>}
      {choice.kind === 'code' && level[choice.code.level] && <Tag>{level[choice.code.level]}</Tag>}
      <span className="ts-pop-end">
        {choice.kind === 'code' && choice.count}
        {number !== undefined && <Kbd keys={String(number)} />}
        {isActive && <Kbd keys="Enter" />}
        {isCompletion && <Kbd keys="Tab" />}
      </span>
    </li>
  );
}

/** Below the passage's last line, above it where there is no room below. */
function placeBeside(at: DOMRect): CSSProperties {
  const left = Math.max(GAP, Math.min(at.left, window.innerWidth - WIDTH - GAP));
  const below = window.innerHeight - at.bottom - GAP * 2;
  const isBelow = below >= HEIGHT || below >= at.top;
  return {
    left,
    width: WIDTH,
    maxHeight: Math.min(HEIGHT, isBelow ? below : at.top - GAP * 2),
    ...(isBelow ? { top: at.bottom + GAP } : { bottom: window.innerHeight - at.top + GAP }),
  };
}
