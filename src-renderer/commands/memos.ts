import { selectedPassage } from '../memos/copying.ts';
import { exportMemos } from '../memos/export.ts';
import { openMemo, openMemoOn } from '../memos/open-memo.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

const said = words.memos;
const canWrite = ({ store }: Session) => !store.get().readOnly;
const inCodes = ({ view }: Session) => view.get().room === 'code' || view.get().room === 'codebook';
const hasMemos = ({ store }: Session) => store.get().tables.memo.size > 0;

export const memosCommands: readonly Command[] = [
  {
    id: 'memos.onPassage',
    title: said.onPassageCommand,
    group: 'memos',
    // With words selected a letter begins the name of a code.
    keys: ['M', 'Alt+M'],
    when: ({ store, view }) => {
      const { room, transcriptId, selection } = view.get();
      return !store.get().readOnly && room === 'code' && transcriptId !== null && selection !== null;
    },
    run: ({ view }) => view.set({ overlay: 'memo' }),
  },
  {
    id: 'memos.quote',
    title: said.quoteCommand,
    group: 'memos',
    keys: ['Alt+Q'],
    when: (session) => {
      const { room, codingId } = session.view.get();
      return canWrite(session) && room === 'code' && (codingId !== null || selectedPassage(session) !== null);
    },
    run: ({ view }) => view.set({ overlay: 'quote' }),
  },
  {
    id: 'memos.onStudy',
    title: said.onStudyCommand,
    group: 'memos',
    when: canWrite,
    run: async (session) => {
      const [project] = session.store.get().tables.project.keys();
      if (project === undefined) return;
      session.view.set({ memoView: 'list' });
      await openMemoOn(session, { target: 'project', targetId: project });
    },
  },
  {
    id: 'memos.onCode',
    title: said.writeOnCode,
    group: 'memos',
    when: (session) => canWrite(session) && inCodes(session) && session.view.get().codeIds.length > 0,
    run: async (session) => {
      const targetId = session.view.get().codeIds.at(-1);
      if (targetId !== undefined) await openMemoOn(session, { target: 'code', targetId });
    },
  },
  {
    id: 'memos.onCoding',
    title: said.writeOnCoding,
    group: 'memos',
    when: (session) => canWrite(session) && session.view.get().codingId !== null && inCodes(session),
    run: async (session) => {
      const { codingId } = session.view.get();
      if (codingId !== null) await openMemoOn(session, { target: 'coding', targetId: codingId });
    },
  },
  {
    id: 'memos.onTranscript',
    title: said.writeOnTranscript,
    group: 'memos',
    when: (session) =>
      canWrite(session) && session.view.get().room === 'code' && session.view.get().transcriptId !== null,
    run: async (session) => {
      const { transcriptId } = session.view.get();
      if (transcriptId !== null) await openMemoOn(session, { target: 'transcript', targetId: transcriptId });
    },
  },
  {
    id: 'memos.board',
    title: said.boardCommand,
    group: 'memos',
    when: hasMemos,
    run: ({ view }) => view.set({ room: 'memos', memoView: 'board', overlay: 'none' }),
  },
  {
    id: 'memos.back',
    title: said.backCommand,
    group: 'memos',
    keys: ['Alt+Backspace'],
    when: ({ view }) => view.get().backToMemo !== null && view.get().room !== 'memos',
    run: (session) => {
      const { backToMemo } = session.view.get();
      session.view.set({ backToMemo: null });
      if (backToMemo !== null) openMemo(session, backToMemo);
    },
  },
  {
    id: 'memos.export',
    title: said.exportCommand,
    group: 'memos',
    when: hasMemos,
    run: (session) => exportMemos(session, 'docx'),
  },
];
