import type { StudyCase } from '@shared/contract/index.ts';
import { useState } from 'react';
import { useSession } from '../store/react.tsx';
import { FormDialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.people;

/** A new case, participant or role: its code, and for a case or role what it is called. */
export function AddDialog({
  what,
  studyCase,
  onClose,
}: {
  what: 'case' | 'participant' | 'role';
  /** Whose participant it will be. */
  studyCase?: StudyCase;
  onClose: () => void;
}) {
  const { act } = useSession();
  const [code, setCode] = useState('');
  const [label, setLabel] = useState('');
  const title = {
    case: said.addCaseTitle,
    participant: said.addParticipantTitle(studyCase?.code ?? ''),
    role: said.addRoleTitle,
  }[what];
  const add = async () => {
    if (what === 'case') return act('cases.add', { code, label });
    if (what === 'role') return act('roles.add', { prefix: code, label });
    return studyCase ? act('participants.add', { caseId: studyCase.id, code }) : null;
  };
  const submit = async () => {
    if (await add()) onClose();
  };
  return (
    <FormDialog
      title={title}
      confirm={said.add}
      isDisabled={code.trim() === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField
        label={what === 'role' ? said.prefix : said.code}
        mono
        value={code}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here
        autoFocus
        {...(what === 'role'
          ? {}
          : { description: what === 'case' ? said.caseCodeNote : said.participantCodeNote })}
        onChange={setCode}
      />
      {what !== 'participant' && <TextField label={said.label} value={label} onChange={setLabel} />}
    </FormDialog>
  );
}
