import type { Session } from '../store/react.tsx';
import { beginEdit } from '../transcript/editing/begin.ts';
import { wish, type Wish } from '../transcript/editing/wishes.ts';
import { openReplace } from '../transcript/replacing/open.ts';
import { openRevise } from '../transcript/revising/open.ts';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

/** Whether the transcript in view is being edited. */
const isEditing = ({ view }: Session) => {
  const { room, transcriptId, edit } = view.get();
  return room === 'code' && edit !== null && edit.opened.transcript.id === transcriptId;
};
const canEdit = (session: Session) => {
  const { room, transcriptId, selection } = session.view.get();
  const { open, readOnly } = session.store.get();
  const isCaret = selection === null || selection.start === selection.end;
  return (
    room === 'code' &&
    transcriptId !== null &&
    open.has(transcriptId) &&
    !readOnly &&
    isCaret &&
    !isEditing(session)
  );
};
/** A name or a memo is being typed: its own undo is meant. */
const isInField = (focused: Element | null = document.activeElement) =>
  focused?.matches('input, textarea') ?? false;

const { commands } = words.editing;
const wished = (
  id: Wish,
  title: string,
  keys: string[],
  when: NonNullable<Command['when']> = isEditing,
): Command => ({
  id: `editing.${id}`,
  title,
  group: 'transcript',
  keys,
  when,
  inFields: true,
  run: () => void wish(id),
});

/** Editing the text of the open transcript, and what changes texts from anywhere. While it is edited, undo and redo are the edit's. */
export const editingCommands: readonly Command[] = [
  {
    id: 'editing.begin',
    title: commands.edit,
    group: 'transcript',
    keys: ['E'],
    when: canEdit,
    run: beginEdit,
  },
  {
    id: 'transcripts.replace',
    title: words.replacing.command,
    group: 'transcript',
    keys: ['Mod+Shift+H'],
    inFields: true,
    run: (session) => openReplace(session),
  },
  {
    id: 'transcript.revise',
    title: words.revising.command,
    group: 'transcript',
    when: ({ store, view }) => {
      const { room, transcriptId } = view.get();
      const { readOnly, tables } = store.get();
      return !readOnly && room === 'code' && transcriptId !== null && tables.transcript.has(transcriptId);
    },
    run: (session) => {
      const { transcriptId } = session.view.get();
      if (transcriptId !== null) openRevise(session, transcriptId);
    },
  },
  wished('done', commands.done, ['Mod+Enter']),
  wished('speaker', commands.speaker, ['Mod+Alt+S']),
  wished('undo', commands.undo, ['Mod+Z'], (session, focused) => isEditing(session) && !isInField(focused)),
  wished(
    'redo',
    commands.redo,
    ['Mod+Shift+Z', 'Mod+Y'],
    (session, focused) => isEditing(session) && !isInField(focused),
  ),
];
