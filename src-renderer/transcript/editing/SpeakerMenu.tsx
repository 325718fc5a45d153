import type { Id } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { useStore } from '../../store/react.tsx';
import { ContextMenu, type MenuEntry } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { speakerName } from './labels.ts';

type Props = {
  transcriptId: Id;
  chosen: Id | null;
  at: { x: number; y: number };
  onChoose: (speakerId: Id | null) => void;
  onClose: () => void;
};

/** Who can speak in this transcript, and nobody. */
export function SpeakerMenu({ transcriptId, chosen, at, onChoose, onClose }: Props) {
  const state = useStore((all) => all);
  const entries = useMemo((): MenuEntry[] => {
    const speakers = [...state.tables.speaker.values()].filter((one) => one.transcriptId === transcriptId);
    return [
      ...speakers.map((speaker): MenuEntry => ({
        id: String(speaker.id),
        label: speakerName(state, speaker) || speaker.label,
        isChosen: speaker.id === chosen,
        run: () => onChoose(speaker.id),
      })),
      'line',
      { id: 'none', label: words.editing.noSpeaker, isChosen: chosen === null, run: () => onChoose(null) },
    ];
  }, [state, transcriptId, chosen, onChoose]);
  return <ContextMenu label={words.editing.speaker} place={at} entries={entries} onClose={onClose} />;
}
