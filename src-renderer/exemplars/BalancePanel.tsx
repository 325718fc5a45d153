import { useMemo } from 'react';
import { countWords } from '@shared/text/words.ts';
import { render } from '@shared/text/quotation.ts';
import { renditionOf } from '../codes/QuotationEditor.tsx';
import { byPosition } from '../store/select.ts';
import { useStore } from '../store/react.tsx';
import { Icon } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { balanceOf, identifiers, type Share } from './balance.ts';
import type { Board } from './use-board.ts';

const t = words.exemplars;
/** Named one by one; of more it is said how many. */
const NAMED = 4;

/** Over whom the chosen quotations are spread: participants, roles and cases, those not quoted included. */
export function BalancePanel({ board, onSeek }: { board: Board; onSeek: (participantId: number) => void }) {
  const participants = useStore((state) => state.tables.participant);
  const roles = useStore((state) => state.tables.role);
  const cases = useStore((state) => state.tables.studyCase);
  const { chosen } = board.lanes;
  const balance = useMemo(
    () =>
      balanceOf(
        chosen.map((one) => one.incident),
        board.voices,
        byPosition(roles).map((one) => one.id),
        byPosition(cases),
      ),
    [chosen, board.voices, roles, cases],
  );
  const wordsQuoted = useMemo(
    () =>
      chosen.reduce(
        (sum, { incident, exemplar }) =>
          sum + countWords(render(incident.words, renditionOf(exemplar.rendition))),
        0,
      ),
    [chosen],
  );
  const named = useMemo(() => identifiers(participants, cases), [participants, cases]);
  const name = (share: Share) => named.get(share.id) ?? '';
  const codes = balance.unheard.map((one) => cases.get(one.id)?.code ?? '');
  return (
    <>
      <header className="pane-head">
        <h2>{t.balance}</h2>
        <small>{t.quoted(chosen.length, wordsQuoted)}</small>
      </header>
      <output className="balance">
        {balance.tooOften.slice(0, NAMED).map((one) => (
          <span key={one.id} className="balance-warn">
            <Icon name="warning" size={14} />
            <span>{t.tooOften(name(one), one.times, chosen.length)}</span>
          </span>
        ))}
        {balance.tooOften.length > NAMED && (
          <span className="balance-warn">
            <Icon name="warning" size={14} />
            <span>{t.moreTooOften(balance.tooOften.length - NAMED)}</span>
          </span>
        )}
        {chosen.length > 0 && codes.length > 0 && (
          <span className="balance-warn">
            <Icon name="warning" size={14} />
            <span>{t.unheard(codes)}</span>
          </span>
        )}
        {chosen.length > 0 && balance.tooOften.length + codes.length === 0 && (
          <span className="balance-good">
            <Icon name="check" size={14} />
            <span>{t.inBalance}</span>
          </span>
        )}
      </output>
      <Shares title={t.participants} shares={balance.participants} name={name} onSeek={onSeek} />
      <Shares title={t.roles} shares={balance.roles} name={(one) => roles.get(one.id)?.label ?? ''} />
      <Shares title={t.cases} shares={balance.cases} name={(one) => cases.get(one.id)?.code ?? ''} isId />
    </>
  );
}

function Shares({
  title,
  shares,
  name,
  isId,
  onSeek,
}: {
  title: string;
  shares: readonly Share[];
  name: (share: Share) => string;
  isId?: boolean;
  onSeek?: (id: number) => void;
}) {
  const most = Math.max(1, ...shares.map((one) => one.times));
  if (shares.length === 0) return null;
  return (
    <section className="shares" aria-label={title}>
      <h3>{title}</h3>
      <ul className="bar-list">
        {shares.map((share) => {
          const isSilent = share.incidents === 0 && share.times === 0;
          const says = t.share(name(share), share.times, share.incidents);
          const line = (
            <>
              <span className={isId || onSeek ? 'id share-name' : 'share-name'}>{name(share)}</span>
              {!isSilent && (
                <span className="bar-track">
                  <span className="bar-fill" style={{ width: `${(100 * share.times) / most}%` }} />
                </span>
              )}
              <span className="share-count">{isSilent ? t.silent : t.times(share.times)}</span>
            </>
          );
          return (
            <li
              key={share.id}
              data-none={share.times === 0 || undefined}
              data-silent={isSilent || undefined}
              title={says}
            >
              {onSeek ? (
                <button
                  type="button"
                  className="bar-row"
                  aria-label={t.seek(says)}
                  onClick={() => onSeek(share.id)}
                >
                  {line}
                </button>
              ) : (
                <div className="bar-row">
                  {line}
                  <span className="visually-hidden">{says}</span>
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
