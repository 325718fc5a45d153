import { useCallback, useState } from 'react';
import type { Code, Coding, Id } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Dialog } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodePicker, TOP } from './CodePicker.tsx';

const t = words.codes.passage;

/** Gives a coding another code; its words, comment and exemplar stay, also where it becomes one with another. */
export function RecodeDialog({ coding, onClose }: { coding: Coding; onClose: () => void }) {
  const { act, say } = useSession();
  const name = useStore((state) => state.tables.code.get(coding.codeId)?.name ?? '');
  const [codeId, setCodeId] = useState<Id | null>(null);
  const allow = useCallback((code: Code) => code.id !== coding.codeId, [coding.codeId]);
  const recode = async () => {
    const stays = codeId === null ? null : await act('codings.update', { id: coding.id, codeId });
    if (!stays) return;
    if (stays.id !== coding.id) say(t.becameOne);
    onClose();
  };
  return (
    <Dialog
      title={t.changeTitle(name)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" isDisabled={codeId === null} onPress={() => void recode()}>
            {t.changeButton}
          </Button>
        </>
      }
    >
      <CodePicker
        label={words.codes.tree.title}
        find={words.codes.tree.filter}
        allow={allow}
        value={codeId}
        onChange={(place) => setCodeId(place === TOP ? null : place)}
        nothing={words.codes.tree.noMatch}
      />
    </Dialog>
  );
}
