import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { ConfirmInline } from '../confirm-inline';
import type { Account } from '../get-wallet.hook';
import { useCloseAccount } from './accounts.hook';

interface CloseAccountFormProps {
  account: Account;
  name: string;
  onDone: () => void;
}

/** Closes an empty account, after a question. */
export function CloseAccountForm({ account, name, onDone }: CloseAccountFormProps) {
  const t = useTranslations('accounts');
  const close = useCloseAccount(account.id);
  const send = useSingleFlight(() =>
    close.mutateAsync({}).then(
      () => {
        onDone();
        showToast('success', t('isClosed', { name }));
      },
      () => undefined,
    ),
  );
  return (
    <ConfirmInline
      destructive
      question={t('closeQuestion', { name })}
      yes={t('closeNow')}
      no={t('cancel')}
      busy={close.isPending}
      problem={close.error ? asProblem(close.error) : undefined}
      onYes={() => void send()}
      onNo={onDone}
    />
  );
}
