import { randomUUID } from 'node:crypto';
import { EnrolTotp } from '@portfel/contracts';
import { AuthHarness, rejectedWith } from '../../test/auth-harness';
import { accepted, as, enrolled, withPhone, withTotp } from '../../test/protected-person';

describe('enrolling an authenticator app', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  it('gives a secret of 160 bits, its address and a QR code drawn here (CT-S01)', async () => {
    const { accountId, username } = await auth.confirmed();
    const { secret, uri, qr } = await accepted(await as(auth, accountId, EnrolTotp, {})).enrolment.open();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    const address = new URL(uri);
    expect([decodeURIComponent(address.pathname), address.searchParams.get('secret')]).toEqual([
      `/Portfel:${username}`,
      secret,
    ]);
    expect(qr).toMatch(/^<svg [^]*<path [^]*<\/svg>\s*$/);
    expect(qr).not.toMatch(/href|script/);
  });

  it('gives another secret each time, and only the last one counts', async () => {
    const { accountId } = await auth.confirmed();
    const [first, second] = [await enrolled(auth, accountId), await enrolled(auth, accountId)];
    expect(first).not.toBe(second);
    expect(await auth.sql('SELECT account_id FROM second_factor WHERE account_id = $1', [accountId])).toHaveLength(1);
  });

  it.each([withTotp, withPhone])('is refused when there is a second factor (CT-S04)', async (protectedBy) => {
    const { accountId } = await protectedBy(auth);
    expect(await as(auth, accountId, EnrolTotp, {})).toEqual(rejectedWith('mfa-already-set'));
  });

  it('is refused to anybody else', async () => {
    const { accountId } = await auth.confirmed();
    const actor = { type: 'account' as const, id: randomUUID() };
    expect(await auth.send(EnrolTotp, { accountId }, { actor })).toEqual(rejectedWith('session-has-expired'));
    expect(await auth.sql('SELECT account_id FROM second_factor WHERE account_id = $1', [accountId])).toEqual([]);
  });
});
