import { useEffect, useRef } from 'react';
import type { BenchIncident, Coding, Turn } from '@shared/contract/index.ts';
import { codeColor } from '../../codes/CodeRow.tsx';
import { useStore } from '../../store/react.tsx';

export type Opened = { text: string; turns: readonly Turn[]; codings: readonly Coding[] };
/** So many turns before and after are shown at first. */
const AROUND = 3;

/** The turns around an incident, or all of them, its words marked and in sight. */
export function TurnsAround({
  opened,
  incident,
  isWhole,
}: {
  opened: Opened;
  incident: BenchIncident;
  isWhole: boolean;
}) {
  const speakers = useStore((state) => state.tables.speaker);
  const color = useStore((state) => state.tables.code.get(incident.codeId)?.color ?? '#888888');
  const box = useRef<HTMLDivElement>(null);
  const { text, turns } = opened;
  const { id, start, end } = incident;
  useEffect(() => {
    const mark = box.current?.querySelector('mark');
    const room = box.current?.parentElement?.clientHeight ?? 0;
    // What fits stands amid what is around it; of what does not, the beginning is seen.
    mark?.scrollIntoView({ block: mark.offsetHeight > room ? 'start' : 'center' });
  }, [id, isWhole]);
  const first = turns.findIndex((turn) => turn.end > start);
  const last = turns.findLastIndex((turn) => turn.start < Math.max(end, start + 1));
  const shown = isWhole ? turns : turns.slice(Math.max(0, first - AROUND), last + AROUND + 1);
  return (
    <div ref={box} className={isWhole ? 'reading is-whole' : 'reading'}>
      {shown.map((turn) => {
        const speaker = turn.speakerId === null ? undefined : speakers.get(turn.speakerId);
        const from = Math.min(turn.end, Math.max(turn.start, start));
        const to = Math.max(from, Math.min(turn.end, end));
        return (
          <div key={turn.id} className={speaker?.isInterviewer ? 'reading-turn is-asking' : 'reading-turn'}>
            {speaker && <div className="reading-who">{speaker.label}</div>}
            <p className="reading-text" dir="auto">
              {text.slice(turn.start, from)}
              {from < to && <mark style={codeColor(color)}>{text.slice(from, to)}</mark>}
              {text.slice(to, turn.end).trimEnd()}
            </p>
          </div>
        );
      })}
    </div>
  );
}
