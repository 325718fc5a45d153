/* oxlint-disable jsx-a11y/prefer-tag-over-role -- the caret stays in the text, and a <select> holds no such lines (ARIA APG, Combobox) */
import { codeColor } from '../codes/CodeRow.tsx';
import { words } from '../words/index.ts';
import type { Completion } from './completions.ts';

const said = words.memos.editor;
export const COMPLETIONS = 'memo-completions';
export const completionId = (index: number) => `memo-completion-${index}`;

/** The list under the caret. The caret stays in the text; arrows and Enter come from there. */
export function Completions({
  list,
  active,
  query,
  place,
  onChoose,
}: {
  list: readonly Completion[];
  active: number;
  query: string;
  place: { left: number; top: number };
  onChoose: (completion: Completion) => void;
}) {
  return (
    <div className="memo-completions popover" style={place}>
      {list.length === 0 ? (
        <p className="muted memo-completions-none">{said.nothing(query)}</p>
      ) : (
        <div role="listbox" id={COMPLETIONS} aria-label={said.completions} className="menu">
          {list.map((one, i) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- keys come from the text
            <div
              key={one.key}
              id={completionId(i)}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              className="menu-item memo-completion"
              data-focused={i === active || undefined}
              // The caret would leave the text.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(one)}
            >
              <span className="memo-completion-dot">
                {one.color && <span className="code-dot" style={codeColor(one.color)} />}
              </span>
              <span className="memo-completion-title">{one.title}</span>
              <span className="memo-completion-detail">{one.detail || one.group}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
