'use client';

import { IconReceiptOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ErrorState } from '@/ui/error-state';
import { ButtonLink } from '@/ui/links';
import { State } from '@/ui/state';
import type { Wallet } from '../get-wallet.hook';
import { MoneyFormSkeleton } from '../money-form.skeleton';
import { WalletFrame } from '../wallet-frame';
import { useTransfer } from './get-transfer.hook';
import { TransferSlip } from './get-transfer.slip';

/** One movement of money: what it was, under which id, and what became of it. */
export function TransferScreen({ transferId }: { transferId: string }) {
  return (
    <WalletFrame width="narrow" loading={<MoneyFormSkeleton />}>
      {(wallet) => <TransferOf wallet={wallet} transferId={transferId} />}
    </WalletFrame>
  );
}

function TransferOf({ wallet, transferId }: { wallet: Wallet; transferId: string }) {
  const t = useTranslations('movement');
  const transfer = useTransfer(transferId);
  if (transfer.data) return <TransferSlip wallet={wallet} transfer={transfer.data} />;
  if (!transfer.error) return <MoneyFormSkeleton />;
  const problem = asProblem(transfer.error);
  // An address with no id at all leads as little somewhere as one of somebody else.
  if (problem.status === 404 || problem.status === 400) {
    return (
      <State icon={<IconReceiptOff />} title={t('unknown')} text={t('unknownText')}>
        <ButtonLink href="/wallet/statement">{t('toStatement')}</ButtonLink>
      </State>
    );
  }
  return (
    <ErrorState
      title={t('failed')}
      problem={problem}
      busy={transfer.isFetching}
      onRetry={() => void transfer.refetch()}
    />
  );
}
