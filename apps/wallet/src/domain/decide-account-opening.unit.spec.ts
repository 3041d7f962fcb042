import fc from 'fast-check';
import { decideAccountOpening, type GrowingWallet } from './decide-account-opening';

const wallet = (accountCount: number, lastEventSequence = 1): GrowingWallet => ({
  id: 'wallet',
  accountCount,
  lastEventSequence,
});

describe('decideAccountOpening', () => {
  it('numbers accounts and events without gaps up to the limit, whatever else is asked in between', () => {
    const requests = fc.array(fc.record({ assetIsKnown: fc.boolean(), isOwner: fc.boolean() }), { maxLength: 60 });
    fc.assert(
      fc.property(requests, fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 40 }), (asked, had, limit) => {
        let state = wallet(had);
        for (const { assetIsKnown, isOwner } of asked) {
          const decision = decideAccountOpening(isOwner ? state : undefined, assetIsKnown, limit);
          if (!decision.opened) continue;
          expect(decision).toMatchObject({
            walletId: 'wallet',
            number: state.accountCount + 1,
            sequence: state.lastEventSequence + 1,
          });
          state = wallet(decision.number, decision.sequence);
        }
        const good = asked.filter(({ assetIsKnown, isOwner }) => assetIsKnown && isOwner).length;
        const opened = Math.min(good, Math.max(0, limit - had));
        expect(state).toEqual(wallet(had + opened, 1 + opened));
      }),
    );
  });

  it('opens the last account the limit allows, and not one more', () => {
    expect(decideAccountOpening(wallet(49), true, 50)).toMatchObject({ opened: true, number: 50 });
    expect(decideAccountOpening(wallet(50), true, 50)).toEqual({ opened: false, error: 'account-limit-reached' });
    expect(decideAccountOpening(wallet(60), true, 50)).toEqual({ opened: false, error: 'account-limit-reached' });
  });

  it('says nothing about assets or limits to who has no wallet', () => {
    expect(decideAccountOpening(undefined, false, 1)).toEqual({ opened: false, error: 'wallet-not-found' });
  });

  it('names an unknown asset before the limit', () => {
    expect(decideAccountOpening(wallet(50), false, 50)).toEqual({ opened: false, error: 'asset-not-found' });
  });
});
