import type { Coding } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { transcriptName } from '../store/select.ts';
import { useSession, useStore } from '../store/react.tsx';
import type { OpenDocument } from '../store/state.ts';
import { words } from '../words/index.ts';
import type { Choice } from './coding-actions.ts';
import { CodePopover } from './CodePopover.tsx';
import { CodingDesk, type Asking } from './coding-desk.ts';
import { CodingTip } from './CodingTip.tsx';
import { ReviewBar } from './editing/ReviewBar.tsx';
import { FindBar } from './FindBar.tsx';
import { PassageDesk } from './PassageDesk.tsx';
import { RegionDesk } from './RegionDesk.tsx';
import { useTold } from './told.ts';
import { TranscriptHeader } from './TranscriptHeader.tsx';

/** An open transcript. React keeps the frame; the text, its paint and its margin are the desk's. */
export function OpenedTranscript({ document }: { document: OpenDocument }) {
  const session = useSession();
  const name = useStore((state) => transcriptName(state, document.transcript.id));
  const scroller = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLDivElement>(null);
  const stripes = useRef<HTMLDivElement>(null);
  const handles = useRef<HTMLDivElement>(null);
  const desk = useRef<CodingDesk>(null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [finding, setFinding] = useState<{ id: number } | null>(null);
  const [told, tell] = useTold();
  const say = useCallback((message: string) => desk.current?.tell(message), []);
  const [hovered, setHovered] = useState<{ coding: Coding; at: DOMRect } | null>(null);
  // What the desk starts from; what comes after it takes from the store itself.
  const first = useRef(document);

  useLayoutEffect(() => {
    if (!scroller.current || !text.current || !stripes.current || !handles.current) return;
    const at = scroller.current;
    const { id } = first.current.transcript;
    // Where it is asked to go comes before where it was.
    const isAsked = session.view.get().goTo?.transcriptId === id;
    const made = new CodingDesk(
      session,
      { scroller: at, text: text.current, stripes: stripes.current, handles: handles.current },
      first.current,
      {
        // At once, so that the next letter lands in the field.
        ask: (next) => flushSync(() => setAsking(next)),
        find: () => setFinding((now) => ({ id: (now?.id ?? 0) + 1 })),
        tell,
        hover: (coding, box) => setHovered(coding && box ? { coding, at: box } : null),
      },
    );
    desk.current = made;
    const { selection, places } = session.view.get();
    const kept = places.get(id);
    if (kept && !isAsked) made.surface.places.goTo(kept);
    else if (!isAsked && selection && selection.start > 0) made.surface.reveal(selection.start);
    return () => {
      const place = made.surface.places.now();
      if (place) places.set(id, place);
      made.destroy();
      desk.current = null;
    };
  }, [session, tell]);

  const choose = (passage: Span, choice: Choice | null) => {
    setAsking(null);
    desk.current?.surface.setLayer('sel', []);
    if (choice) void desk.current?.deeds.code(passage, choice);
    else desk.current?.select(passage);
  };
  return (
    <section className="ts" aria-label={words.transcript.room}>
      <TranscriptHeader document={document} onFind={() => desk.current?.deeds.perform({ do: 'find' })} />
      {finding && (
        <FindBar
          key={finding.id}
          text={document.transcript.text}
          desk={desk}
          onClose={() => setFinding(null)}
        />
      )}
      <ReviewBar document={document} />
      <div ref={scroller} className="ts-scroller">
        <div className="ts-sheet">
          <div ref={text} className="ts-text" aria-label={words.transcript.text(name)} />
          <div ref={stripes} className="ts-stripes" aria-hidden="true" />
          <div ref={handles} className="ts-handles" aria-hidden="true" />
          {document.transcript.text === '' && <p className="muted">{words.transcript.empty}</p>}
        </div>
      </div>
      <div className="visually-hidden" aria-live="polite">
        {told}
      </div>
      <RegionDesk document={document} desk={desk} text={text} tell={say} />
      <PassageDesk desk={desk} tell={say} />
      {hovered && <CodingTip coding={hovered.coding} at={hovered.at} />}
      {asking && (
        <CodePopover
          asking={asking}
          passage={document.transcript.text.slice(asking.passage.start, asking.passage.end)}
          onDone={(choice) => choose(asking.passage, choice)}
          onLeave={() => {
            setAsking(null);
            desk.current?.surface.setLayer('sel', []);
          }}
        />
      )}
    </section>
  );
}
