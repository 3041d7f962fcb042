import { OffsetLedger } from './offset-ledger';

describe('OffsetLedger', () => {
  it('commits the offset after the last record that is done, once', () => {
    const ledger = new OffsetLedger();
    ledger.done('auth.commands', 2, '41');
    expect(ledger.take()).toEqual([{ topic: 'auth.commands', partition: 2, offset: '42' }]);
    expect(ledger.take()).toEqual([]);
  });

  it('keeps the later offset when a failed commit comes back', () => {
    const ledger = new OffsetLedger();
    ledger.done('t', 0, '9');
    const failed = ledger.take();
    ledger.done('t', 0, '19');
    ledger.giveBack(failed);
    expect(ledger.take()).toEqual([{ topic: 't', partition: 0, offset: '20' }]);
  });

  it('compares offsets as numbers of any size', () => {
    const ledger = new OffsetLedger();
    ledger.done('t', 0, '99999999999999999998');
    ledger.done('t', 0, '100000000000000000000');
    expect(ledger.take()[0]!.offset).toBe('100000000000000000001');
  });

  it('forgets what another member of the group may own after a rebalance', () => {
    const ledger = new OffsetLedger();
    ledger.done('t', 0, '1');
    ledger.clear();
    expect(ledger.take()).toEqual([]);
  });
});
