import { useTranslations } from 'use-intl';
import type { Schemas } from '@/api/client';
import { accountOf } from '../account';
import type { Wallet } from '../get-wallet.hook';
import type { Money } from '../money';

export type Movement = Schemas['StatementPage']['rows'][number];

/** What an amount of a movement is counted in; its account may have been closed since. */
export const assetOf = (wallet: Wallet, { accountId, assetCode, scale }: AssetOfMovement): Money =>
  accountOf(wallet, accountId)?.asset ?? { code: assetCode, scale, kind: '' };

type AssetOfMovement = Pick<Movement, 'accountId' | 'assetCode' | 'scale'>;

/** Says in few words what a movement was: `To zoe`, `Deposit`. */
export function useMovementName() {
  const t = useTranslations('movements');
  return ({ kind, amount, counterparty, otherAccountId }: Nameable): string => {
    const direction = amount.startsWith('-') ? 'out' : 'in';
    if (kind === 'transfer' && otherAccountId) return t('own');
    if (counterparty && (kind === 'transfer' || kind === 'capture' || kind === 'reversal')) {
      return t(`${kind}.${direction}`, { name: counterparty });
    }
    return t(`kinds.${kind}`);
  };
}

type Nameable = Pick<Movement, 'kind' | 'amount' | 'counterparty' | 'otherAccountId'>;
