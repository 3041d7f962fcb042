import { randomUUID } from 'node:crypto';
import { RenewRecoveryCodes, SecondFactorChanged } from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { accepted, appCode, as, smsCode, withPhone, withTotp } from '../../test/protected-person';

describe('new recovery codes', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const renew = (accountId: string, code?: string) => as(auth, accountId, RenewRecoveryCodes, { code });

  it('are given for a code of the app; the old ones are worth nothing', async () => {
    const person = await withTotp(auth);
    const { accountId, secret, recoveryCodes: old } = person;
    expect(await renew(accountId)).toEqual(rejectedWith('two-fa-required'));
    const given = await accepted(await renew(accountId, appCode(auth, secret))).recoveryCodes.open();
    expect(new Set([...given, ...old]).size).toBe(20);
    expect(await auth.signIn({ ...person, code: old[0] })).toEqual(rejectedWith('wrong-2fa'));
    await opened(await auth.signIn({ ...person, code: given[0] }));
    expect(auth.events(SecondFactorChanged, accountId).map(({ data }) => data.what)).toEqual([
      'switched-on',
      'recovery-codes-renewed',
      'recovery-code-used',
    ]);
  });

  it('are given for a code by SMS', async () => {
    const { accountId } = await withPhone(auth);
    expect(await renew(accountId)).toEqual(rejectedWith('phone-two-fa-required'));
    expect((await renew(accountId, await smsCode(auth, accountId))).status).toBe('accepted');
  });

  it('are refused without a second factor, and to anybody else', async () => {
    const { accountId } = await auth.confirmed();
    expect(await renew(accountId, '123456')).toEqual(rejectedWith('mfa-not-set'));
    const person = await withTotp(auth);
    const data = { accountId: person.accountId, code: appCode(auth, person.secret) };
    const end = await auth.send(RenewRecoveryCodes, data, { actor: { type: 'account', id: randomUUID() } });
    expect(end).toEqual(rejectedWith('session-has-expired'));
  });
});
