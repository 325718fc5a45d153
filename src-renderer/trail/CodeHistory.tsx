import type { CodeStory, Id, StoryLine, StoryPart } from '@shared/contract/index.ts';
import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useSession, useStore } from '../store/react.tsx';
import { WHOLE_TRAIL } from '../store/view.ts';
import { Button } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { chainDown } from './chain.ts';
import { entryOf } from './go.ts';
import { CodeVersions } from './CodeVersions.tsx';
import { momentOf, dayOf } from '../words/day.ts';

const said = words.trail;
const told = said.story;
/** So many lines are drawn until earlier ones are asked for, and so many more each time. */
const PAGE = 100;

/** A code's history as a story, and the ways from it: into the trail, to the code as it was, down to its evidence. */
export function CodeHistory({
  codeId,
  isInTrail = false,
  onName,
}: {
  codeId: Id;
  isInTrail?: boolean;
  /** Told what the code is called, for one that has gone. */
  onName?: ((name: string) => void) | undefined;
}) {
  const session = useSession();
  const { act, view } = session;
  const revision = useStore((state) => state.revision);
  const [story, setStory] = useState<CodeStory | null>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      void act('codes.story', { codeId }).then((answer) => {
        if (gone || !answer) return;
        setStory(answer);
        onName?.(answer.name);
      });
    }, 80);
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [act, codeId, revision, onName]);
  const lines = story?.codeId === codeId ? story.lines : [];
  return (
    <section className="code-history" aria-label={said.history}>
      <header className="pane-head">
        <h2>{said.history}</h2>
        <small>{said.historyHint}</small>
      </header>
      {story && lines.length === 0 && <p className="muted code-history-none">{said.noHistory}</p>}
      <StoryRows
        key={codeId}
        lines={lines}
        onOpen={(line) => view.set(entryOf(view.get().trail, isInTrail ? null : codeId, line))}
      />
      <div className="code-history-ways">
        {lines.length > 0 && (
          <Button size="small" icon="trail" onPress={() => setOpen(true)}>
            {said.versions}
          </Button>
        )}
        {story?.isThere && (
          <Button size="small" icon="tree" onPress={() => chainDown(session, codeId)}>
            {said.chain}
          </Button>
        )}
        {!isInTrail && (
          <Button
            size="small"
            variant="quiet"
            onPress={() => view.set({ room: 'trail', trail: { ...WHOLE_TRAIL, codeId } })}
          >
            {said.showAll}
          </Button>
        )}
      </div>
      {isOpen && story && <CodeVersions story={story} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** The last lines, and those before them a page at a time: a code of years has thousands. */
function StoryRows({ lines, onOpen }: { lines: readonly StoryLine[]; onOpen: (revision: Id) => void }) {
  const [count, setCount] = useState(PAGE);
  const list = useRef<HTMLOListElement>(null);
  const earlier = Math.max(0, lines.length - count);
  return (
    <>
      {earlier > 0 && (
        <div className="code-history-earlier">
          <Button
            size="small"
            variant="quiet"
            onPress={() => {
              flushSync(() => setCount(count + PAGE));
              // Where the button has gone, the keys go on in the first line.
              if (earlier <= PAGE) list.current?.querySelector('button')?.focus();
            }}
          >
            {said.earlier(Math.min(PAGE, earlier), earlier)}
          </Button>
        </div>
      )}
      <ol ref={list}>
        {lines.slice(earlier).map((line) => (
          <StoryRow key={line.revision} line={line} onOpen={onOpen} />
        ))}
      </ol>
    </>
  );
}

function StoryRow({ line, onOpen }: { line: StoryLine; onOpen: (revision: Id) => void }) {
  const coder = useStore((state) => state.tables.coder.get(line.coderId ?? 0)?.initials ?? '');
  const text = line.parts.map(inWords).join('; ');
  return (
    <li>
      <button
        type="button"
        className="story-line"
        title={momentOf(line.at)}
        onClick={() => onOpen(line.revision)}
      >
        <span className="story-when">
          <time dateTime={line.at}>{dayOf(line.at)}</time> {coder}
        </span>
        <span>{text}</span>
        {line.reason && <span className="story-why">{line.reason}</span>}
      </button>
    </li>
  );
}

const names = (fields: readonly { field: string }[]) =>
  fields.map(({ field }) => said.fields[field] ?? field);
const SHORT = 90;
const short = (text: string) => (text.length > SHORT ? `${text.slice(0, SHORT).trimEnd()}…` : text);

function inWords(part: StoryPart): string {
  switch (part.is) {
    case 'created':
      return part.from
        ? told.createdFrom(short(part.from.words.trim()), part.from.identifier)
        : told.created(part.name);
    case 'renamed':
      return told.renamed(part.before, part.after);
    case 'defined':
      return told.defined(names(part.fields));
    case 'placed':
      return told.placed(part.after);
    case 'levelled':
      return told.levelled(words.codes.levelTag[part.before], words.codes.levelTag[part.after]);
    case 'changed':
      return told.changed(names(part.fields));
    case 'took':
      return part.merged
        ? told.mergedIn(part.name, part.count, part.joined)
        : told.took(part.count, part.name);
    case 'gave':
      return part.merged ? told.mergedAway(part.name) : told.gave(part.count, part.name);
    case 'compared':
      return told.compared(said.verdicts[part.verdict], part.question);
    case 'parted':
      return told.parted(part.name);
    case 'removed':
    case 'back':
    case 'retired':
      return told[part.is];
  }
}
