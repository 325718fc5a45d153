import type { Memo, MemoVersion } from '@shared/contract/index.ts';
import { bodyOf } from '@shared/memo/body.ts';
import { linesOf, textOfPieces } from '@shared/memo/lines.ts';
import { applyEdit } from '@shared/text/edit.ts';
import { diffWords } from '@shared/text/diff.ts';
import { useEffect, useMemo, useState } from 'react';
import { ListBox, ListBoxItem, ToggleButton } from 'react-aria-components';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Dialog, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { momentOf } from '../words/day.ts';

const said = words.memos.history;
const NONE: readonly MemoVersion[] = [];

/** What a memo was: its versions from the log, what changed from one to the next, and the way back to one. */
export function MemoHistory({ memo, onClose }: { memo: Memo; onClose: () => void }) {
  const { act, say } = useSession();
  const coders = useStore((state) => state.tables.coder);
  const readOnly = useStore((state) => state.readOnly);
  const [found, setFound] = useState<readonly MemoVersion[] | null>(null);
  const versions = found ?? NONE;
  const [chosen, setChosen] = useState<number | null>(null);
  const [isDiff, setDiff] = useState(true);
  useEffect(() => {
    let gone = false;
    void act('memos.history', { id: memo.id }).then((answer) => {
      if (!gone && answer) setFound(answer);
    });
    return () => {
      gone = true;
    };
  }, [act, memo.id, memo.updatedAt]);
  const at = Math.max(
    0,
    versions.findIndex((one) => one.revision === chosen),
  );
  const version = versions[at];
  const before = versions[at + 1];
  const restore = async ({ revision }: MemoVersion) => {
    if (!(await act('memos.restore', { id: memo.id, revision }))) return;
    say(said.restored);
    onClose();
  };
  const named = (one: MemoVersion) =>
    said.version(momentOf(one.to), (one.coderId !== null && coders.get(one.coderId)?.initials) || '—');
  return (
    <Dialog
      title={said.title(memo.title || words.memos.untitled)}
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{words.shell.close}</Button>
          {!readOnly && version && at > 0 && (
            <Button variant="primary" onPress={() => void restore(version)}>
              {said.restore}
            </Button>
          )}
        </>
      }
    >
      <div className="memo-history">
        {found?.length === 0 && <p className="muted">{said.none}</p>}
        <ListBox
          aria-label={said.versions}
          className="memo-versions"
          items={versions.map((one) => ({ ...one, id: one.revision }))}
          selectionMode="single"
          selectionBehavior="replace"
          disallowEmptySelection
          selectedKeys={version ? [version.revision] : []}
          onSelectionChange={(keys) => {
            const [key] = keys === 'all' ? [] : [...keys];
            if (key !== undefined) setChosen(Number(key));
          }}
        >
          {(one) => (
            <ListBoxItem id={one.revision} textValue={named(one)} className="memo-version">
              <span>{named(one)}</span>
              <span className="muted">
                {one.revision === versions[0]?.revision ? `${said.now} · ` : ''}
                {said.saves(one.saves)}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
        {version && (
          <section className="memo-version-text" aria-label={named(version)}>
            <header>
              <b>{version.title || words.memos.untitled}</b>
              <Tag>{words.memos.kinds[version.kind]}</Tag>
              <span className="grow" />
              {before && (
                <ToggleButton
                  className="button button-plain button-small"
                  isSelected={isDiff}
                  onChange={setDiff}
                >
                  {said.differences}
                </ToggleButton>
              )}
            </header>
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
            <div className="memo-version-words" tabIndex={0}>
              {before && isDiff ? (
                <Changed from={readingOf(before)} to={readingOf(version)} />
              ) : (
                readingOf(version)
              )}
            </div>
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** A version as it read then, with the words that it quoted. */
const readingOf = (version: MemoVersion): string =>
  linesOf(bodyOf(version))
    .map((line) =>
      line.is === 'quotation'
        ? `“${line.quotation.words.trim()}” (${line.quotation.identifier})`
        : `${line.is === 'item' ? `${'  '.repeat(line.depth - 1)}${line.number ?? '•'} ` : ''}${textOfPieces(line.pieces)}`,
    )
    .join('\n');

/** A text with what came and what went since another. */
function Changed({ from, to }: { from: string; to: string }) {
  const parts = useMemo(() => {
    const edit = diffWords(from, to);
    if (applyEdit(from, edit) !== to)
      throw new Error('A difference does not lead from one version to the next.');
    let at = 0;
    const found: { key: string; is: 'same' | 'ins' | 'del'; text: string }[] = [];
    const push = (is: 'same' | 'ins' | 'del', text: string) => {
      if (text !== '') found.push({ key: `${found.length} ${is}`, is, text });
    };
    for (const op of edit) {
      push('same', from.slice(at, op.at));
      push('del', from.slice(op.at, op.at + op.remove));
      push('ins', op.insert);
      at = op.at + op.remove;
    }
    push('same', from.slice(at));
    return found;
  }, [from, to]);
  if (from === to) return <span className="muted">{said.noChange}</span>;
  return parts.map(({ key, is, text }) =>
    is === 'same' ? (
      <span key={key}>{text}</span>
    ) : is === 'ins' ? (
      <ins key={key} title={said.added}>
        {text}
      </ins>
    ) : (
      <del key={key} title={said.taken}>
        {text}
      </del>
    ),
  );
}
