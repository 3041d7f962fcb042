import { usePathname, useSearchParams } from 'next/navigation';
import { isMonth, today } from './calendar';
import type { BookAccount, Shown } from './books.hook';

export interface View {
  readonly month: string;
  readonly shown: Shown;
  /** The account that is shown, if it is one. */
  readonly account?: BookAccount;
  readonly currency: string;
  show(next: { month?: string; shown?: Shown }): void;
}

/** What is looked at stands in the address: `?month=2026-11&account=…` or `&currency=PLN`. */
export function useView(accounts: readonly BookAccount[]): View {
  const path = usePathname();
  const query = useSearchParams();
  const asked = query.get('month');
  const month = isMonth(asked) ? asked : today().slice(0, 7);
  const account = accounts.find(({ id }) => id === query.get('account'));
  const currencies = currenciesOf(accounts);
  const currency = account?.currency ?? currencies.find((one) => one === query.get('currency')) ?? currencies[0] ?? '';
  const shown: Shown = account ? { account: account.id } : { currency };
  const show: View['show'] = (next) => {
    const search = new URLSearchParams({ month: next.month ?? month, ...(next.shown ?? shown) });
    window.history.replaceState(null, '', `${path}?${search}`);
  };
  return { month, shown, account, currency, show };
}

/** Those in use first: an account that is archived does not decide what is shown. */
export function currenciesOf(accounts: readonly BookAccount[]): string[] {
  const inUse = accounts.toSorted((one, other) => Number(one.archived) - Number(other.archived));
  return [...new Set(inUse.map(({ currency }) => currency))];
}
