import fc from 'fast-check';
import { openWallet, STARTING_ASSETS, welcomeGrant } from './open-wallet';
import { assertBalanced } from './posting';

function counter() {
  let last = 0;
  return () => `id ${(last += 1)}`;
}

describe('a new wallet', () => {
  it('belongs to its owner and has one account per starting asset', () => {
    const wallet = openWallet('owner', counter());
    expect(wallet.ownerId).toBe('owner');
    expect(wallet.accounts.map(({ assetCode }) => assetCode)).toEqual(['PLN', 'EUR', 'USD', 'BTC', 'POINTS']);
  });

  it('gives everything in it an id of its own', () => {
    const wallet = openWallet('owner', counter());
    const ids = [wallet.id, ...wallet.accounts.map(({ id }) => id)];
    expect(new Set(ids).size).toBe(STARTING_ASSETS.length + 1);
  });
});

describe('the welcome grant', () => {
  const points = fc.bigInt({ min: 1n, max: 10n ** 30n });
  const grantOf = (amount: bigint) => {
    const newId = counter();
    const wallet = openWallet('owner', newId);
    return { wallet, grant: welcomeGrant(wallet, 'issue', amount, newId)! };
  };

  it('makes no points: what the wallet gains the issue account owes', () => {
    fc.assert(
      fc.property(points, (amount) => {
        const { wallet, grant } = grantOf(amount);
        assertBalanced(grant);
        const pointsAccount = wallet.accounts.find(({ assetCode }) => assetCode === 'POINTS')!.id;
        expect(grant.assetCode).toBe('POINTS');
        expect(Object.fromEntries(grant.legs.map((leg) => [leg.accountId, leg.amount]))).toEqual({
          issue: -amount,
          [pointsAccount]: amount,
        });
      }),
    );
  });

  it('gives transfer and entries ids of their own', () => {
    const { grant } = grantOf(5n);
    expect(new Set([grant.transferId, ...grant.legs.map(({ entryId }) => entryId)]).size).toBe(3);
  });

  it('is nothing at all when there are no points to give', () => {
    expect(welcomeGrant(openWallet('owner', counter()), 'issue', 0n, counter())).toBeUndefined();
  });

  it('is nothing for a wallet without an account in points', () => {
    expect(welcomeGrant({ id: 'w', ownerId: 'o', accounts: [] }, 'issue', 5n, counter())).toBeUndefined();
  });
});
