import fc from 'fast-check';
import { decideAccountOpening, grown, type GrowingWallet } from './decide-account-opening';

const known = { overdraft: 0n, archived: false };
const wallet = (accountCount: number, lastEventSequence = 1, closedCount = 0): GrowingWallet => ({
  id: 'wallet',
  accountCount,
  closedCount,
  lastEventSequence,
});

describe('decideAccountOpening', () => {
  it('numbers accounts and events without gaps up to the limit, whatever else is asked in between', () => {
    const requests = fc.array(fc.record({ assetIsKnown: fc.boolean(), isOwner: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(requests, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 40 }), (asked, had, limit) => {
        let state = wallet(had);
        for (const { assetIsKnown, isOwner } of asked) {
          const decision = decideAccountOpening(isOwner ? state : undefined, assetIsKnown ? known : undefined, limit);
          if (!decision.opened) continue;
          expect(decision).toMatchObject({
            walletId: 'wallet',
            number: state.accountCount + 1,
            sequence: state.lastEventSequence + 1,
          });
          state = grown(state, decision);
        }
        const good = asked.filter(({ assetIsKnown, isOwner }) => assetIsKnown && isOwner).length;
        const opened = Math.min(good, Math.max(0, limit - had));
        expect(state).toEqual(wallet(had + opened, 1 + opened));
      }),
    );
  });

  it('opens the last account the limit allows, and not one more', () => {
    expect(decideAccountOpening(wallet(49), known, 50)).toMatchObject({ opened: true, number: 50 });
    expect(decideAccountOpening(wallet(50), known, 50)).toEqual({ opened: false, error: 'account-limit-reached' });
    expect(decideAccountOpening(wallet(60), known, 50)).toEqual({ opened: false, error: 'account-limit-reached' });
  });

  it('counts only those that are open, and gives no number twice', () => {
    expect(decideAccountOpening(wallet(50, 60, 1), known, 50)).toMatchObject({ opened: true, number: 51 });
    expect(decideAccountOpening(wallet(51, 61, 1), known, 50)).toEqual({
      opened: false,
      error: 'account-limit-reached',
    });
  });

  it('opens nothing in an asset that is archived', () => {
    const archived = { ...known, archived: true };
    expect(decideAccountOpening(wallet(1), archived, 50)).toEqual({ opened: false, error: 'asset-archived' });
  });

  it('says nothing about assets or limits to who has no wallet', () => {
    expect(decideAccountOpening(undefined, undefined, 1)).toEqual({ opened: false, error: 'wallet-not-found' });
  });

  it('names an unknown asset before the limit', () => {
    expect(decideAccountOpening(wallet(50), undefined, 50)).toEqual({ opened: false, error: 'asset-not-found' });
  });
});
