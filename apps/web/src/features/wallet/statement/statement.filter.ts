import type { Movement } from './movement';

/** Which part of a statement is shown; kept in the address. Empty: all. Days are `2026-01-31`. */
export interface StatementFilter {
  readonly from: string;
  readonly to: string;
  readonly account: string;
  readonly kind: Movement['kind'] | '';
  readonly text: string;
}

export const KINDS = [
  'transfer',
  'deposit',
  'withdrawal',
  'exchange',
  'capture',
  'reversal',
  'grant',
  'burn',
  'welcome',
] as const satisfies readonly Movement['kind'][];

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/** What an address asks for; whatever it cannot ask for is left out. A mail asks for a month, `2026-10`. */
export function filterOf(address: URLSearchParams): StatementFilter {
  const read = (name: string) => address.get(name)?.trim().slice(0, 140) ?? '';
  const day = (name: string) => (isDay(read(name)) ? read(name) : '');
  const month = read('month');
  return {
    ...(isDay(`${month}-01`) ? daysOfMonth(month) : { from: day('from'), to: day('to') }),
    account: /^[\da-f-]{36}$/i.test(read('account')) ? read('account') : '',
    kind: KINDS.find((kind) => kind === read('kind')) ?? '',
    text: read('text'),
  };
}

/** The other way round. */
export function addressOf(filter: StatementFilter): string {
  const said = Object.entries(filter).filter(([, value]) => value !== '');
  return said.length === 0 ? '' : `?${new URLSearchParams(said).toString()}`;
}

/** As the API is asked. */
export function queryOf({ from, to, account, kind, text }: StatementFilter) {
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(account && { accountId: account }),
    ...(kind && { kind: [kind] }),
    ...(text && { text }),
  };
}

export const PERIODS = ['all', 'thisMonth', 'lastMonth', 'thisYear'] as const;
export type Period = (typeof PERIODS)[number];

/** The days of a period, seen from `now`. */
export function daysOf(period: Period, now: Date): Pick<StatementFilter, 'from' | 'to'> {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const day = (...when: [number, number, number]) => new Date(Date.UTC(...when)).toISOString().slice(0, 10);
  switch (period) {
    case 'all':
      return { from: '', to: '' };
    case 'thisMonth':
      return { from: day(year, month, 1), to: day(year, month + 1, 0) };
    case 'lastMonth':
      return { from: day(year, month - 1, 1), to: day(year, month, 0) };
    case 'thisYear':
      return { from: day(year, 0, 1), to: day(year, 12, 0) };
  }
}

function daysOfMonth(month: string): Pick<StatementFilter, 'from' | 'to'> {
  const { to } = daysOf('thisMonth', new Date(`${month}-01`));
  return { from: `${month}-01`, to };
}

/** The period that has exactly these days. */
export function periodOf({ from, to }: Pick<StatementFilter, 'from' | 'to'>, now: Date): Period | undefined {
  return PERIODS.find((period) => {
    const days = daysOf(period, now);
    return days.from === from && days.to === to;
  });
}
