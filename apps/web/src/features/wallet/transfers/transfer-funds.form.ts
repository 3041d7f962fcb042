import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { isUsername } from '@/features/auth/sign-up.rules';
import { useSession } from '@/session/session.store';
import { accountOf, firstChoice, openAccounts, othersLike } from '../account';
import type { Wallet } from '../get-wallet.hook';
import { useAmountFault } from '../use-money';

export interface TransferValues {
  to: 'person' | 'own';
  username: string;
  toAccountId: string;
  fromAccountId: string;
  amount: string;
  memo: string;
}

/** Where the form begins, as other screens ask for it. */
export interface TransferStart {
  readonly from?: string;
  readonly to?: string;
}

export type TransferForm = ReturnType<typeof useTransferForm>;

/** The form of a transfer, kept while its review is shown. It only speaks earlier than the API, which decides. */
export function useTransferForm(wallet: Wallet, start: TransferStart) {
  const t = useTranslations('transfer.faults');
  const faultOf = useAmountFault();
  const session = useSession();
  const me = session.status === 'signed-in' ? session.account.username.toLowerCase() : '';
  return useForm<TransferValues>({
    initialValues: {
      to: 'person',
      username: start.to ?? '',
      toAccountId: '',
      fromAccountId: firstChoice(openAccounts(wallet), start.from)?.id ?? '',
      amount: '',
      memo: '',
    },
    validate: {
      username: (typed, { to }) => {
        const username = typed.trim().toLowerCase();
        if (to === 'own') return null;
        if (!isUsername(username)) return t('username');
        return username === me ? t('self') : null;
      },
      toAccountId: (id, { to, fromAccountId }) =>
        to === 'own' && !othersLike(wallet, fromAccountId).some((account) => account.id === id) ? t('toAccount') : null,
      amount: (amount, { fromAccountId }) => faultOf(amount, accountOf(wallet, fromAccountId), 'spend'),
    },
  });
}

/** The field at which a refusal of the API is told. */
export const FIELD_OF_PROBLEM: Readonly<Record<string, keyof TransferValues>> = {
  'insufficient-funds': 'amount',
  'user-not-found': 'username',
  'recipient-not-found': 'username',
  'recipient-has-no-account': 'username',
  'own-account': 'username',
  'same-account': 'toAccountId',
  'account-not-found': 'fromAccountId',
  'account-closed': 'fromAccountId',
  'wrong-asset': 'fromAccountId',
  'asset-archived': 'fromAccountId',
};
