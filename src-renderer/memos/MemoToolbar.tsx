import { ToggleButton, Toolbar } from 'react-aria-components';
import { Button, WithTooltip } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { BlockKind, Formats } from './editor/format.ts';

const said = words.memos.editor;
const BLOCKS = ['h1', 'h2', 'h3', 'bullet', 'number'] as const;
const SHORT: Record<(typeof BLOCKS)[number], string> = {
  h1: 'H1',
  h2: 'H2',
  h3: 'H3',
  bullet: '•',
  number: '1.',
};
const KEYS = { bold: 'Mod+B', italic: 'Mod+I' } as const;

/** What can be done to the words: headings, lists, emphasis, links. */
export function MemoToolbar({
  formats,
  onBlock,
  onFormat,
  onLink,
}: {
  formats: Formats;
  onBlock: (kind: Exclude<BlockKind, 'other'>) => void;
  onFormat: (format: 'bold' | 'italic') => void;
  onLink: () => void;
}) {
  return (
    <Toolbar aria-label={said.tools} className="memo-tools">
      {BLOCKS.map((kind) => (
        <WithTooltip key={kind} text={said[kind]}>
          <ToggleButton
            className="memo-tool"
            aria-label={said[kind]}
            isSelected={formats.block === kind}
            onChange={() => onBlock(formats.block === kind && kind.startsWith('h') ? 'paragraph' : kind)}
          >
            <span aria-hidden="true">{SHORT[kind]}</span>
          </ToggleButton>
        </WithTooltip>
      ))}
      <span className="memo-tools-line" />
      {(['bold', 'italic'] as const).map((format) => (
        <WithTooltip key={format} text={said[format]} keys={KEYS[format]}>
          <ToggleButton
            className={`memo-tool memo-tool-${format}`}
            aria-label={said[format]}
            isSelected={formats[format]}
            onChange={() => onFormat(format)}
          >
            <span aria-hidden="true">{format === 'bold' ? 'B' : 'I'}</span>
          </ToggleButton>
        </WithTooltip>
      ))}
      <span className="memo-tools-line" />
      <Button size="small" variant="quiet" icon="link" onPress={onLink}>
        {said.link}
      </Button>
      <span className="muted memo-tools-hint">{said.linkHint}</span>
    </Toolbar>
  );
}
