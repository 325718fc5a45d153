import { useRef, type RefObject } from 'react';
import { Dialog, Popover, Radio, RadioGroup } from 'react-aria-components';
import type { Id } from '@shared/contract/index.ts';
import { colorOfHue, hueOf, PALETTE } from '@shared/coding/color.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Elsewhere, useWritten } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { codeColor } from './CodeRow.tsx';

const t = words.codes.color;

/**
 * The colour of codes: twelve to choose from, or any hue. One change when it is left, however often it was tried; where
 * another window has given them another meanwhile, it stays until one of the two is chosen.
 */
export function ColorPopover({
  ids,
  within,
  onClose,
}: {
  ids: readonly Id[];
  within: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const session = useSession();
  const before = useStore((state) => state.tables.code.get(ids[0] ?? 0)?.color ?? '#2f6f73');
  const written = useWritten({
    label: null,
    value: before,
    onSave: (wanted) => session.act('codes.update', { ids: [...ids], patch: { color: wanted } }),
    onDone: onClose,
    isOpen: true,
  });
  const color = written.text ?? before;
  const setColor = written.write;
  const close = () => written.leave();
  const row = useRef<HTMLElement>(
    within.current?.querySelector<HTMLElement>(`[role="row"][data-key="${ids[0]}"] .code-dot`) ??
      within.current,
  );
  return (
    <Popover
      className="popover"
      isOpen
      triggerRef={row}
      placement="bottom start"
      onOpenChange={(open) => {
        if (!open) close();
      }}
    >
      <Dialog className="color-popover" aria-label={t.title} style={{ anchorName: written.anchor }}>
        <RadioGroup aria-label={t.title} className="color-swatches" value={color} onChange={setColor}>
          {PALETTE.map((one, i) => (
            <Radio key={one} value={one} aria-label={t.swatch(i + 1)} className="color-swatch">
              <span className="code-dot" style={codeColor(one)} />
            </Radio>
          ))}
        </RadioGroup>
        <label className="color-hue">
          <span>{t.hue}</span>
          <input
            type="range"
            min={0}
            max={359}
            value={Math.round(hueOf(color))}
            onChange={(event) => setColor(colorOfHue(Number(event.target.value)))}
          />
          <span className="code-dot" style={codeColor(color)} />
        </label>
        <Button size="small" onPress={() => written.leave(true)}>
          {t.done}
        </Button>
        <Elsewhere
          of={written}
          says={(theirs) => (
            <>
              {words.shell.elsewhere.changedToThis} <span className="code-dot" style={codeColor(theirs)} />
            </>
          )}
        />
      </Dialog>
    </Popover>
  );
}
