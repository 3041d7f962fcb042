import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { isUsername } from '@/features/auth/sign-up.rules';
import { useSession } from '@/session/session.store';
import { accountOf, firstChoice, openAccounts } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { useAmountFault } from '../use-money';

const hour = 3_600;

/** How long a hold may wait, in seconds. */
export const WAITS = { hour, day: 24 * hour, week: 7 * 24 * hour, month: 30 * 24 * hour } as const;
export type Wait = keyof typeof WAITS;

export interface HoldValues {
  username: string;
  accountId: string;
  amount: string;
  wait: Wait;
}

export type HoldForm = ReturnType<typeof useHoldForm>;

/** The form of a hold, kept while its review is shown. It only speaks earlier than the API, which decides. */
export function useHoldForm(wallet: Wallet) {
  const t = useTranslations();
  const faultOf = useAmountFault();
  const session = useSession();
  const me = session.status === 'signed-in' ? session.account.username.toLowerCase() : '';
  return useForm<HoldValues>({
    initialValues: {
      username: '',
      accountId: firstChoice(openAccounts(wallet))?.id ?? '',
      amount: '',
      wait: 'week',
    },
    validate: {
      username: (typed) => {
        const username = typed.trim().toLowerCase();
        if (!isUsername(username)) return t('transfer.faults.username');
        return username === me ? t('placeHold.self') : null;
      },
      amount: (amount, { accountId }) => faultOf(amount, accountOf(wallet, accountId), 'spend'),
    },
  });
}

/** The field at which a refusal of the API is told. */
export const FIELD_OF_PROBLEM: Readonly<Record<string, keyof HoldValues>> = {
  'insufficient-funds': 'amount',
  'user-not-found': 'username',
  'recipient-not-found': 'username',
  'recipient-has-no-account': 'username',
  'own-account': 'username',
  'account-not-found': 'accountId',
  'account-closed': 'accountId',
  'wrong-asset': 'accountId',
  'asset-archived': 'accountId',
};
