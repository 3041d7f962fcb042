import type { Movement, Payment } from '@portfel/contracts';

export const at = '2026-01-02T03:04:05.678Z';
export const [ID, OTHER_ID] = ['01a1fdd6-1b49-778b-8f7d-6ebf91da0d69', '01a1fdd6-1b49-778b-8f7d-6ebf91da0d70'];
export const movement = (entryId: string): Movement => ({
  entryId,
  transferId: ID,
  accountId: ID,
  assetCode: 'POINTS',
  amount: '100',
  balanceAfter: '100',
  kind: 'welcome',
  occurredAt: at,
});

export const payment = (paymentId: string): Payment => ({
  paymentId,
  accountId: ID,
  direction: 'withdrawal',
  amount: '1250',
  assetCode: 'EUR',
  status: 'sent',
  requestedAt: at,
  attempts: 1,
  reference: 'bank-1',
});
export const hold = {
  direction: 'outgoing',
  accountId: ID,
  amount: '60',
  assetCode: 'EUR',
  status: 'active',
  captured: '0',
  placedAt: at,
  expiresAt: at,
};
