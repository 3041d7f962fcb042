import { useFormatter, useTranslations } from 'use-intl';
import { ButtonLink, TextLink } from '@/ui/links';
import { accountOf } from '../account';
import { Facts } from '../facts';
import type { Wallet } from '../get-wallet.hook';
import { OperationId } from '../operation-id';
import { Receipt } from '../receipt';
import { useAccountName, useMoney } from '../use-money';
import type { Transfer } from './get-transfer.hook';
import { assetOf, useMovementName } from './movement';
import { MovementIcon } from './movement.row';
import { ReverseTransfer } from './reverse-transfer.button';

/** All there is to know of a transfer, with the way to what it takes back and to what took it back. */
export function TransferSlip({ wallet, transfer }: { wallet: Wallet; transfer: Transfer }) {
  const t = useTranslations('movement');
  const tKinds = useTranslations('movements.kinds');
  const nameOf = useMovementName();
  const accountName = useAccountName();
  const { money, movement } = useMoney();
  const { dateTime } = useFormatter();
  const { id, kind, legs, counterparty, memo, reverses, reversedBy } = transfer;
  const [first] = legs as [Transfer['legs'][number]];
  const credit = !first.amount.startsWith('-');
  const refundable = kind === 'transfer' && credit && legs.length === 1 && !reversedBy;
  const nameOfAccount = (accountId: string) => {
    const account = accountOf(wallet, accountId);
    return account ? accountName(account) : t('closedAccount');
  };
  return (
    <Receipt
      tone={credit ? 'good' : 'calm'}
      icon={<MovementIcon kind={kind} credit={credit} own={legs.length > 1 && kind === 'transfer'} />}
      title={nameOf({ ...transfer, amount: first.amount })}
      amount={legs.map((leg) => movement(leg.amount, assetOf(wallet, leg))).join(' / ')}
      about={dateTime(new Date(transfer.occurredAt), { dateStyle: 'full', timeStyle: 'medium' })}
      actions={
        <>
          <ButtonLink href="/wallet/statement" variant="default">
            {t('toStatement')}
          </ButtonLink>
          {refundable && counterparty && (
            <ReverseTransfer transferId={id} name={counterparty} amount={money(first.amount, assetOf(wallet, first))} />
          )}
          {counterparty && kind === 'transfer' && (
            <ButtonLink href={`/wallet/send?to=${encodeURIComponent(counterparty)}`}>
              {t('sendTo', { name: counterparty })}
            </ButtonLink>
          )}
        </>
      }
    >
      <Facts
        facts={[
          [t('kind'), tKinds(kind)],
          [
            t('person'),
            counterparty && (
              <TextLink href={`/account/user/${encodeURIComponent(counterparty)}`}>@{counterparty}</TextLink>
            ),
          ],
          [t('memo'), memo],
          ...legs.flatMap((leg) => [
            [t('account'), nameOfAccount(leg.accountId)] as const,
            [t('fee'), leg.fee && leg.fee !== '0' && money(leg.fee, assetOf(wallet, leg))] as const,
            [t('balance'), money(leg.balanceAfter, assetOf(wallet, leg))] as const,
          ]),
          [t('operation'), <OperationId key="id" id={id} />],
          [t('reverses'), reverses && <TransferLink id={reverses} />],
          [t('reversedBy'), reversedBy && <TransferLink id={reversedBy} />],
        ]}
      />
    </Receipt>
  );
}

function TransferLink({ id }: { id: string }) {
  const t = useTranslations('movement');
  return <TextLink href={`/wallet/transfers/${id}`}>{t('show')}</TextLink>;
}
