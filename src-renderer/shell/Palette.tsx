import type { WordHit } from '@shared/contract/index.ts';
import { useEffect, useMemo, useState, type CSSProperties } from 'react';
import { commands } from '../commands/table.ts';
import { useSession, useStore } from '../store/react.tsx';
import { FoundDialog, FoundList, Kbd, useFocusBefore, useHandBack } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { findAll, wordsFound, type Found } from './found.ts';

const said = words.shell.palette;
/** Words are looked for when the typing has paused for so long, in milliseconds. */
const PAUSE = 140;
/** A single letter is in every turn. */
const SHORTEST = 2;

/** One field that finds transcripts, codes, participants and words, and runs every command. */
export function Palette({ onClose }: { onClose: () => void }) {
  const handBack = useHandBack();
  const focused = useFocusBefore();
  return (
    <FoundDialog label={said.label} onClose={onClose}>
      <Search focused={focused} onTake={(take) => handBack(onClose, take)} />
    </FoundDialog>
  );
}

function Search({ focused, onTake }: { focused: Element | null; onTake: (take: () => void) => void }) {
  const session = useSession();
  const state = useStore((now) => now);
  const [query, setQuery] = useState('');
  const { hits, isLooking, problem } = useWordHits(query);
  const found = useMemo(
    () => [...findAll(session, commands, query, focused), ...wordsFound(state, hits)],
    [session, state, query, focused, hits],
  );
  const groups = useMemo(
    () =>
      [...Map.groupBy(found, (one) => one.group)].map(([group, items]) => ({
        key: group,
        name: said.groups[group],
        lines: items.map((one) => ({
          key: one.id,
          className: `palette-${group}`,
          children: <Line one={one} />,
        })),
      })),
    [found],
  );
  const take = (key: string) => {
    const one = found.find(({ id }) => id === key);
    // The focus is back where it was by then, so that the command finds it there.
    if (one) onTake(() => one.run(session));
  };
  return (
    <FoundList
      label={said.label}
      listLabel={said.label}
      placeholder={said.placeholder}
      query={query}
      onQuery={setQuery}
      groups={groups}
      onTake={take}
      none={isLooking ? said.looking : (problem ?? said.nothing(query.trim()))}
      told={said.results(found.length)}
    />
  );
}

function Line({ one }: { one: Found }) {
  return (
    <>
      {one.color && <span className="code-dot" style={{ '--code': one.color } as CSSProperties} />}
      <span
        className={one.group === 'codes' || one.group === 'commands' ? 'palette-title' : 'palette-title id'}
      >
        {one.title}
      </span>
      <span className="palette-detail">
        {one.hit ? (
          <>
            …{one.hit.before}
            <mark>{one.hit.words}</mark>
            {one.hit.after}…
          </>
        ) : (
          one.detail
        )}
      </span>
      {one.keys && <Kbd keys={one.keys} />}
    </>
  );
}

/** Words in transcripts, asked of the host when the typing pauses; an answer that comes late is let go. `problem`: none came. */
function useWordHits(query: string): {
  hits: readonly WordHit[];
  isLooking: boolean;
  problem: string | null;
} {
  const { call } = useSession();
  const [answer, setAnswer] = useState<Answer>({ query: '', hits: NONE, problem: null });
  const asked = query.trim();
  const wanted = asked.length >= SHORTEST;
  useEffect(() => {
    if (!wanted) return;
    let late = false;
    const timer = setTimeout(() => {
      void call('search.words', { query: asked, limit: 12 }).then((result) => {
        if (late) return;
        setAnswer({
          query: asked,
          hits: result.ok ? result.value : NONE,
          problem: result.ok ? null : result.failure.message,
        });
      });
    }, PAUSE);
    return () => {
      late = true;
      clearTimeout(timer);
    };
  }, [call, asked, wanted]);
  return {
    hits: wanted ? answer.hits : NONE,
    isLooking: wanted && answer.query !== asked,
    problem: wanted ? answer.problem : null,
  };
}

type Answer = { query: string; hits: readonly WordHit[]; problem: string | null };
const NONE: readonly WordHit[] = [];
