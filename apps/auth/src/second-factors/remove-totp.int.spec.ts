import { randomUUID } from 'node:crypto';
import { RemoveTotp, SecondFactorChanged } from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { appCode, as, enrolled, otherThan, withPhone, withTotp } from '../../test/protected-person';

describe('switching an authenticator app off', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const remove = (accountId: string, code: string) => as(auth, accountId, RemoveTotp, { code });

  it('needs a right code; the owner is told, and no code is asked for afterwards (CT-S05)', async () => {
    const person = await withTotp(auth);
    const { accountId } = person;
    const code = appCode(auth, person.secret);
    expect(await remove(accountId, otherThan(code))).toEqual(rejectedWith('wrong-2fa'));
    expect(await auth.signIn(person)).toEqual(rejectedWith('two-fa-required'));
    expect(await remove(accountId, code)).toEqual({ status: 'accepted', result: {} });
    await opened(await auth.signIn(person));
    expect(auth.events(SecondFactorChanged, accountId).map(({ data }) => data.what)).toEqual([
      'switched-on',
      'switched-off',
    ]);
    expect(await auth.sql('SELECT 1 FROM recovery_code WHERE account_id = $1', [accountId])).toEqual([]);
    expect(await remove(accountId, code)).toEqual(rejectedWith('mfa-not-set'));
  });

  it('takes a recovery code from who has lost the app', async () => {
    const { accountId, recoveryCodes } = await withTotp(auth);
    expect((await remove(accountId, recoveryCodes[0]!)).status).toBe('accepted');
  });

  it('is refused where there is none (CT-S05)', async () => {
    const [nothing, pending, phone] = [await auth.confirmed(), await auth.confirmed(), await withPhone(auth)];
    await enrolled(auth, pending.accountId);
    for (const { accountId } of [nothing, pending, phone]) {
      expect(await remove(accountId, '123456')).toEqual(rejectedWith('mfa-not-set'));
    }
  });

  it('is refused to anybody else, with a right code as well', async () => {
    const { accountId, secret } = await withTotp(auth);
    const actor = { type: 'account' as const, id: randomUUID() };
    const end = await auth.send(RemoveTotp, { accountId, code: appCode(auth, secret) }, { actor });
    expect(end).toEqual(rejectedWith('session-has-expired'));
  });
});
