import fc from 'fast-check';
import { openWallet, STARTING_ASSETS, WELCOME_ASSET, welcomeGrant } from './open-wallet';

const counter = () => {
  let last = 0;
  return () => `id-${(last += 1)}`;
};

describe('openWallet', () => {
  it('gives a person one account per starting asset, each with an id of its own', () => {
    const wallet = openWallet('ann', counter());
    expect(wallet.ownerId).toBe('ann');
    expect(wallet.accounts.map(({ assetCode }) => assetCode)).toEqual(['PLN', 'EUR', 'USD', 'BTC', 'POINTS']);
    expect(new Set([wallet.id, ...wallet.accounts.map(({ id }) => id)]).size).toBe(STARTING_ASSETS.length + 1);
  });
});

describe('welcomeGrant', () => {
  const when = { transferId: 'grant', now: new Date() };

  it('moves the points from the issue account to the account of points, whatever their number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 1_000_000n }), (points) => {
        const wallet = openWallet('ann', counter());
        const account = wallet.accounts.find(({ assetCode }) => assetCode === WELCOME_ASSET)!;
        expect(welcomeGrant(wallet, 'issue', points, when)).toEqual({
          transferId: 'grant',
          kind: 'welcome',
          fromAccountId: 'issue',
          toAccountId: account.id,
          postedAt: when.now,
          legs: [
            { accountId: 'issue', amount: -points },
            { accountId: account.id, amount: points },
          ],
        });
      }),
    );
  });

  it('is none when there is nothing to grant', () => {
    expect(welcomeGrant(openWallet('ann', counter()), 'issue', 0n, when)).toBeUndefined();
  });

  it('is none for a wallet that has no account of points', () => {
    const wallet = { id: 'wallet', ownerId: 'ann', accounts: [{ id: 'account', assetCode: 'PLN' }] };
    expect(welcomeGrant(wallet, 'issue', 100n, when)).toBeUndefined();
  });
});
