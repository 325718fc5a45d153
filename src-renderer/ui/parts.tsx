import type { ReactNode } from 'react';
import { Icon, type IconName } from './icons.tsx';

/** A word in a rounded frame: a role, an origin, a state. */
export function Tag({ children, tone = 'plain' }: { children: ReactNode; tone?: 'plain' | 'warn' | 'good' }) {
  return <span className={`tag tag-${tone}`}>{children}</span>;
}

/** What stands where nothing is yet: what this place is for, and the first thing to do. */
export function EmptyState({
  icon,
  title,
  children,
  action,
}: {
  icon?: IconName;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}) {
  return (
    <div className="empty-state">
      {icon && <Icon name={icon} size={28} />}
      <h2>{title}</h2>
      {children && <div className="empty-state-text">{children}</div>}
      {action}
    </div>
  );
}

/** A thin bar. `value` from 0 to 1; `label` is read out with the percentage. */
export function Progress({ label, value, wide }: { label: string; value: number; wide?: boolean }) {
  return (
    <progress
      className={wide ? 'progress progress-wide' : 'progress'}
      aria-label={label}
      max={100}
      value={Math.round(Math.min(1, Math.max(0, value)) * 100)}
    />
  );
}
