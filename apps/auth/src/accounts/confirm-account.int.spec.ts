import { AccountConfirmed } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, rejectedWith } from '../../test/auth-harness';

const LINK_HOURS = 3;
const LINK_MS = LINK_HOURS * 60 * 60 * 1_000;

describe('confirming an account', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start({ env: { CONFIRMATION_LINK_HOURS: String(LINK_HOURS) } });
  });
  afterAll(() => auth?.close());

  const confirmedAt = async (accountId: string) =>
    (await auth.sql('SELECT confirmed_at FROM account WHERE id = $1', [accountId]))[0]!.confirmed_at;

  it('confirms with the mailed link and says so once', async () => {
    const { accountId, token } = await auth.unconfirmed();
    expect(await confirmedAt(accountId)).toBeNull();
    expect(await auth.confirm(token)).toEqual({ status: 'accepted', result: { accountId } });
    expect(await confirmedAt(accountId)).toEqual(auth.clock.now());
    const events = auth.events(AccountConfirmed, accountId);
    expect(events).toMatchObject([{ sequence: 2, data: { accountId } }]);
    keepSample(AccountConfirmed, events[0]);
  });

  it('tells who follows the link again that it is done, and changes nothing', async () => {
    const { accountId, token } = await auth.confirmed();
    const at = await confirmedAt(accountId);
    auth.clock.advance(1_000);
    expect(await auth.confirm(token)).toEqual(rejectedWith('email-already-confirmed'));
    expect(await confirmedAt(accountId)).toEqual(at);
    expect(auth.events(AccountConfirmed, accountId)).toHaveLength(1);
  });

  it('knows no link that was never mailed', async () => {
    const { accountId, token } = await auth.unconfirmed();
    for (const wrong of ['unknown', token.slice(0, -1), `${token}x`, token.toLowerCase() + token.toUpperCase()]) {
      expect(await auth.confirm(wrong)).toEqual(rejectedWith('hash-not-found'));
    }
    expect(await confirmedAt(accountId)).toBeNull();
  });

  it.each(['email-change', 'password-reset'])('does not take a %s link', async (type) => {
    const { accountId, token } = await auth.unconfirmed();
    // No command makes such links yet.
    await auth.sql('UPDATE one_time_link SET type = $2 WHERE account_id = $1', [accountId, type]);
    expect(await auth.confirm(token)).toEqual(rejectedWith('hash-not-found'));
    expect(await confirmedAt(accountId)).toBeNull();
    expect(auth.events(AccountConfirmed, accountId)).toEqual([]);
  });

  it('takes a link until the last millisecond of its hours, and not after', async () => {
    const inTime = await auth.unconfirmed();
    const late = await auth.unconfirmed();
    auth.clock.advance(LINK_MS - 1);
    expect(await auth.confirm(inTime.token)).toMatchObject({ status: 'accepted' });
    auth.clock.advance(1);
    expect(await auth.confirm(late.token)).toEqual(rejectedWith('hash-not-found'));
    expect(await confirmedAt(late.accountId)).toBeNull();
    expect(auth.events(AccountConfirmed, late.accountId)).toEqual([]);
  });

  it('has one winner among fifty who use one link at the same moment', async () => {
    const { accountId, token } = await auth.unconfirmed();
    const ends = await auth.atOnce(Array.from({ length: 50 }, () => () => auth.confirm(token)));
    expect(ends.filter(({ status }) => status === 'accepted')).toEqual([{ status: 'accepted', result: { accountId } }]);
    expect(ends.filter(({ status }) => status !== 'accepted')).toEqual(
      Array.from({ length: 49 }, () => rejectedWith('email-already-confirmed')),
    );
    expect(auth.events(AccountConfirmed, accountId)).toHaveLength(1);
  });
});
