import type { BenchFilter, Id } from '@shared/contract/index.ts';
import type { State } from '../store/state.ts';
import { calendarDay, endOfDay, startOfDay } from '../trail/local-day.ts';
import { dayOf, daysIn, momentOf } from '../words/day.ts';
import { words } from '../words/index.ts';

const t = words.compare.filter;
const byUtc = daysIn('UTC');

/** One thing that a filter asks for, in words, and the filter without it. */
export type FilterPart = { key: string; label: string; without: BenchFilter };

type Lists = 'transcriptIds' | 'participantIds' | 'caseIds' | 'roleIds' | 'coderIds';

/** The filter with a list set; one that is empty is no filter. */
export function withList<K extends Lists | 'regions'>(
  filter: BenchFilter,
  key: K,
  list: NonNullable<BenchFilter[K]>,
): BenchFilter {
  const { [key]: _, ...rest } = filter;
  return list.length === 0 ? rest : { ...rest, [key]: list };
}

/** The filter with the values of one attribute; none takes the attribute out of it. */
export function withAttribute(filter: BenchFilter, attributeId: Id, values: readonly string[]): BenchFilter {
  const { attributes = [], ...rest } = filter;
  const others = attributes.filter((one) => one.attributeId !== attributeId);
  const all = values.length === 0 ? others : [...others, { attributeId, values: [...values] }];
  return all.length === 0 ? rest : { ...rest, attributes: all };
}

/** The filter with one of its settings, or without it where that is undefined. */
export function withSetting<K extends 'from' | 'to' | 'hasMemo' | 'isNegativeCase' | 'withOutOfScope'>(
  filter: BenchFilter,
  key: K,
  value: BenchFilter[K],
): BenchFilter {
  const { [key]: _, ...rest } = filter;
  return value === undefined || value === '' ? rest : { ...rest, [key]: value };
}

/**
 * Where the days asked for begin or end: a day where it is that of a day here; a moment where somebody in another time
 * zone has asked for it; a day by UTC in what was kept before there were moments.
 */
function edgeInWords(at: string, edgeOf: (day: string) => string): string {
  if (!at.includes('T')) return t.utcDay(byUtc.dayOf(at));
  return edgeOf(calendarDay(at)) === at ? dayOf(at) : momentOf(at);
}

/** Everything a filter asks for, each to be let go by itself. `skips`: lists that a step of comparison shows elsewhere. */
export function partsOf(
  state: Pick<State, 'tables'>,
  filter: BenchFilter,
  skips: readonly Lists[] = [],
): FilterPart[] {
  const { tables } = state;
  const list = (key: Lists, name: (id: Id) => string | undefined): FilterPart[] =>
    skips.includes(key)
      ? []
      : (filter[key] ?? []).map((id) => ({
          key: `${key} ${id}`,
          label: name(id) ?? t.gone,
          without: withList(
            filter,
            key,
            (filter[key] ?? []).filter((one) => one !== id),
          ),
        }));
  const set = (
    key: 'from' | 'to' | 'hasMemo' | 'isNegativeCase' | 'withOutOfScope',
    label: string | undefined,
  ): FilterPart[] =>
    label === undefined ? [] : [{ key, label, without: withSetting(filter, key, undefined) }];
  return [
    ...list('transcriptIds', (id) => tables.transcript.get(id)?.title),
    ...list('caseIds', (id) => tables.studyCase.get(id)?.code),
    ...list('roleIds', (id) => tables.role.get(id)?.label),
    ...list('participantIds', (id) => tables.participant.get(id)?.code),
    ...list('coderIds', (id) => tables.coder.get(id)?.initials),
    ...(filter.attributes ?? []).flatMap(({ attributeId, values }) =>
      values.map((value) => ({
        key: `attribute ${attributeId} ${value}`,
        label: `${tables.attribute.get(attributeId)?.name ?? t.gone}: ${shownValue(value)}`,
        without: withAttribute(
          filter,
          attributeId,
          values.filter((one) => one !== value),
        ),
      })),
    ),
    ...(filter.regions ?? []).map((name) => ({
      key: `region ${name}`,
      label: name,
      without: withList(
        filter,
        'regions',
        (filter.regions ?? []).filter((one) => one !== name),
      ),
    })),
    ...set('from', filter.from && t.fromDay(edgeInWords(filter.from, startOfDay))),
    ...set('to', filter.to && t.toDay(edgeInWords(filter.to, endOfDay))),
    ...set('hasMemo', filter.hasMemo === undefined ? undefined : filter.hasMemo ? t.hasMemo : t.noMemo),
    ...set(
      'isNegativeCase',
      filter.isNegativeCase === undefined ? undefined : filter.isNegativeCase ? t.isNegative : t.notNegative,
    ),
    ...set('withOutOfScope', filter.withOutOfScope ? t.withOutOfScope : undefined),
  ];
}

/** A boolean attribute is stored as `true` and `false`. */
export const shownValue = (value: string): string =>
  value === 'true' ? t.yes : value === 'false' ? t.no : value;
