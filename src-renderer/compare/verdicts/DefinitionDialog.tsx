import { useState } from 'react';
import type { Code } from '@shared/contract/index.ts';
import { useStore } from '../../store/react.tsx';
import { Button, CancelButton, Dialog, TextArea } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { PickedWords } from './PickedWords.tsx';
import { Reason } from './Reason.tsx';
import type { Asking } from './use-decide.ts';
import { useWhichCodes, WhichCode } from './WhichCode.tsx';

const t = words.compare.definition;
const FIELDS = ['shortDefinition', 'fullDefinition', 'useWhen', 'avoidWhen'] as const;
type Fields = Pick<Code, (typeof FIELDS)[number]>;
const f = words.codes.fields;
const LABELS = {
  shortDefinition: f.short,
  fullDefinition: f.full,
  useWhen: f.useWhen,
  avoidWhen: f.avoidWhenLong,
};

/** What a code means, written anew beside the words that made it necessary. */
export function DefinitionDialog({ subject, decide, onClose }: Asking) {
  const codes = useStore((state) => state.tables.code);
  const ids = useWhichCodes(subject);
  const [codeId, setCodeId] = useState(ids[0] ?? 0);
  const [written, setWritten] = useState<Partial<Fields>>({});
  const code = codes.get(codeId);
  const patch = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = written[field]?.trim();
      return text === undefined || text === code?.[field] ? [] : [[field, text]];
    }),
  ) as Partial<Fields>;
  const isChanged = Object.keys(patch).length > 0;
  const give = async () => {
    if (isChanged && (await decide({ is: 'definition', codeId, patch }))) onClose();
  };
  return (
    <Dialog
      title={t.title}
      size="wide"
      isDirty={isChanged}
      onClose={onClose}
      actions={
        <>
          {!isChanged && <span className="muted">{t.unchanged}</span>}
          <span className="grow" />
          <CancelButton />
          <Button variant="primary" isDisabled={!isChanged} onPress={() => void give()}>
            {t.button}
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys are heard on their way out of the fields */}
      <div
        className="verdict-form"
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void give();
        }}
      >
        <PickedWords label={t.words} incidents={subject.incidents} />
        <div className="form">
          <WhichCode
            label={t.of}
            ids={ids}
            value={codeId}
            onChange={(id) => {
              setCodeId(id);
              setWritten({});
            }}
          />
          {FIELDS.map((field, i) => (
            <TextArea
              key={`${codeId} ${field}`}
              label={LABELS[field]}
              value={written[field] ?? code?.[field] ?? ''}
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be written in
              autoFocus={i === 0}
              onChange={(text) => setWritten({ ...written, [field]: text })}
            />
          ))}
          <Reason />
        </div>
      </div>
    </Dialog>
  );
}
