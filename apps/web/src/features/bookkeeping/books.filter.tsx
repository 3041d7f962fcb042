import { ActionIcon, Button, Title } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import styles from './bookkeeping.module.scss';
import type { BookAccount, Shown } from './books.hook';
import { currenciesOf, type View } from './books.view';
import { addMonths, dateOf, isMonth, today } from './calendar';

/** Which account, and which month. */
export function BooksFilter({ accounts, view }: { accounts: readonly BookAccount[]; view: View }) {
  const t = useTranslations('books');
  const inUse = accounts.filter(({ archived, id }) => !archived || id === view.account?.id);
  const all = currenciesOf(accounts).map((currency) => ({ label: t('all', { currency }), shown: { currency } }));
  const each = inUse.map(({ id, name }) => ({ label: name, shown: { account: id } }));
  const isShown = (shown: Shown) => JSON.stringify(shown) === JSON.stringify(view.shown);
  return (
    <>
      <ul className={styles.tabs} aria-label={t('which')}>
        {[...all, ...each].map(({ label, shown }) => (
          <li key={JSON.stringify(shown)}>
            <Button
              size="sm"
              radius="xl"
              variant={isShown(shown) ? 'light' : 'default'}
              aria-pressed={isShown(shown)}
              onClick={() => view.show({ shown })}
            >
              {label}
            </Button>
          </li>
        ))}
      </ul>
      <MonthSwitch view={view} />
    </>
  );
}

function MonthSwitch({ view }: { view: View }) {
  const t = useTranslations('books.month');
  const { dateTime } = useFormatter();
  const thisMonth = today().slice(0, 7);
  const to = (month: string) => isMonth(month) && view.show({ month });
  return (
    <div className={styles.months}>
      <ActionIcon variant="default" size={36} aria-label={t('before')} onClick={() => to(addMonths(view.month, -1))}>
        <IconChevronLeft size={20} />
      </ActionIcon>
      <Title order={2} aria-live="polite" className={styles.month}>
        {dateTime(dateOf(`${view.month}-01`), { month: 'long', year: 'numeric', timeZone: 'UTC' })}
      </Title>
      <ActionIcon variant="default" size={36} aria-label={t('after')} onClick={() => to(addMonths(view.month, 1))}>
        <IconChevronRight size={20} />
      </ActionIcon>
      {view.month !== thisMonth && (
        <Button variant="subtle" size="sm" onClick={() => to(thisMonth)}>
          {t('current')}
        </Button>
      )}
    </div>
  );
}
