import { useRef, type CSSProperties } from 'react';
import { CodeTree } from '../codes/CodeTree.tsx';
import { PassagePanel } from '../codes/PassagePanel.tsx';
import { TranscriptList } from '../people/TranscriptList.tsx';
import { usePreference, useSession } from '../store/react.tsx';
import { TranscriptView } from '../transcript/TranscriptView.tsx';
import { Splitter } from '../ui/index.ts';
import { words } from '../words/index.ts';

const LEFT = 268;
const RIGHT = 332;
const LIST = 38;

/** Transcripts above codes on the left, the transcript, and the passage at the caret on the right. */
export function CodeRoom() {
  const { preferences } = useSession();
  const left = usePreference('pane.left', LEFT);
  const right = usePreference('pane.right', RIGHT);
  const list = usePreference('pane.list', LIST);
  const room = useRef<HTMLDivElement>(null);
  const box = () => room.current?.getBoundingClientRect() ?? new DOMRect();
  return (
    <div
      ref={room}
      className="room-code"
      style={{ '--left': `${left}px`, '--right': `${right}px`, '--list': `${list}%` } as CSSProperties}
    >
      <aside className="pane pane-left" aria-label={words.shell.panes.left}>
        <div className="pane-part pane-part-list" data-pane="">
          <TranscriptList />
        </div>
        <Splitter
          label={words.shell.resizeList}
          className="splitter-list"
          isUpright={false}
          value={list}
          min={12}
          max={85}
          step={3}
          toValue={(event) => ((event.clientY - box().top) / box().height) * 100}
          onChange={(value) => preferences.save({ 'pane.list': value })}
          onReset={() => preferences.save({ 'pane.list': LIST })}
        />
        <div className="pane-part pane-part-codes" data-pane="">
          <CodeTree />
        </div>
        <Splitter
          label={words.shell.resizeLeft}
          className="splitter-left"
          value={left}
          min={190}
          max={520}
          toValue={(event) => event.clientX - box().left}
          onChange={(value) => preferences.save({ 'pane.left': value })}
          onReset={() => preferences.save({ 'pane.left': LEFT })}
        />
      </aside>
      <main className="pane-middle" data-pane="">
        <TranscriptView />
      </main>
      <aside className="pane pane-right" aria-label={words.shell.panes.right} data-pane="">
        <Splitter
          label={words.shell.resizeRight}
          className="splitter-right"
          value={right}
          min={250}
          max={620}
          isReversed
          toValue={(event) => box().right - event.clientX}
          onChange={(value) => preferences.save({ 'pane.right': value })}
          onReset={() => preferences.save({ 'pane.right': RIGHT })}
        />
        <PassagePanel />
      </aside>
    </div>
  );
}
