import { randomBytes, randomInt } from 'node:crypto';
import { eventually } from '@portfel/testing';
import type { ApiClient } from '../../tools/platform/api-client';

interface Account {
  readonly id: string;
  readonly asset: { readonly code: string };
  readonly balance: string;
}

/**
 * Everything a person can write in the wallet and in their own books, each a value of its own, by what it is. The money of
 * the IBAN stays on its way: the bank says nothing more of such an amount.
 */
export async function writeInWallet(client: ApiClient): Promise<Record<string, string>> {
  const unique = () => randomBytes(12).toString('hex');
  const writings = {
    memo: unique(),
    'name of an account': unique(),
    IBAN: newIban(),
    'name of a book account': unique(),
    'description of a book account': unique(),
    'description of a movement': unique(),
    'category of a movement': unique(),
  };
  const post = async <T>(path: string, body: object) => {
    const answer = await client.call<T>('POST', path, { body });
    expect([path, answer.status]).toEqual([path, 201]);
    return answer.body;
  };
  const account = async (code: string) => {
    const { body } = await client.call<{ accounts: Account[] }>('GET', '/wallet');
    return body.accounts.find(({ asset }) => asset.code === code)!;
  };

  const { id: fromAccountId } = await account('POINTS');
  const other = await post<{ accountId: string }>('/wallet/accounts', { assetCode: 'POINTS' });
  const to = { accountId: other.accountId };
  await post('/wallet/transfers', { fromAccountId, to, amount: '1', assetCode: 'POINTS', memo: writings.memo });
  const label = { label: writings['name of an account'] };
  expect((await client.call('PUT', `/wallet/accounts/${fromAccountId}/label`, { body: label })).status).toBe(204);

  const { id: accountId } = await account('PLN');
  await post('/wallet/deposits', { accountId, amount: '5000', assetCode: 'PLN' });
  await eventually(async () => expect((await account('PLN')).balance).toBe('5000'), { withinMs: 30_000 });
  await post('/wallet/withdrawals', { accountId, amount: '1077', assetCode: 'PLN', iban: writings.IBAN });

  const { bookAccountId } = await post<{ bookAccountId: string }>('/bookkeeping/accounts', {
    kind: 'account',
    name: writings['name of a book account'],
    description: writings['description of a book account'],
    currency: 'PLN',
  });
  await post(`/bookkeeping/accounts/${bookAccountId}/movements`, {
    date: '2026-11-21',
    direction: 'out',
    amount: '1250',
    description: writings['description of a movement'],
    category: writings['category of a movement'],
  });
  return writings;
}

/** Of a Polish account that nobody has, with the right check digits. */
function newIban(): string {
  const account = Array.from({ length: 24 }, () => randomInt(10)).join('');
  // PL00 behind the account, letters as numbers.
  const check = 98n - (BigInt(`${account}252100`) % 97n);
  return `PL${String(check).padStart(2, '0')}${account}`;
}
