import type { ImportSpeaker } from '@shared/contract/index.ts';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.imports;

/** A speaker found in a file: whose voice it is, and a way to say it is another's. */
export function SpeakerChip({
  speaker,
  onChange,
}: {
  speaker: ImportSpeaker;
  onChange: (patch: Partial<ImportSpeaker>) => void;
}) {
  const { label, isInterviewer, participantCode } = speaker;
  const who = isInterviewer ? said.interviewer : participantCode || said.nobody;
  const isPlain = !isInterviewer && participantCode.toLowerCase() === label.toLowerCase();
  return (
    <DialogTrigger>
      <AriaButton
        className={isInterviewer || participantCode ? 'speaker-chip' : 'speaker-chip speaker-unbound'}
        aria-label={`${said.speaker(label)}: ${who}`}
      >
        <span className="id">{label}</span>
        {!isPlain && (
          <span className={isInterviewer || !participantCode ? '' : 'id'}>
            {isInterviewer || !participantCode ? who : `= ${who}`}
          </span>
        )}
      </AriaButton>
      <Popover className="popover" offset={4}>
        <Dialog className="dialog speaker-dialog" aria-label={said.speaker(label)}>
          <strong className="id">{label}</strong>
          <span className="muted">{said.speakerFacts(speaker.turns, speaker.words)}</span>
          <label className="check">
            <input
              type="checkbox"
              checked={isInterviewer}
              onChange={(event) => onChange({ isInterviewer: event.target.checked })}
            />
            {said.isInterviewer}
          </label>
          <TextField
            label={said.speakerCode}
            mono
            value={participantCode}
            isDisabled={isInterviewer}
            onChange={(code) => onChange({ participantCode: code.trim() })}
          />
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
