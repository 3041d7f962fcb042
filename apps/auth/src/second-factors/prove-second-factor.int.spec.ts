import { randomUUID } from 'node:crypto';
import { ProveSecondFactor } from '@portfel/contracts';
import { AuthHarness, rejectedWith } from '../../test/auth-harness';
import { appCode, as, enrolled, otherThan, withPhone, withTotp } from '../../test/protected-person';

describe('showing that the second factor is at hand', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const prove = (accountId: string, code?: string) => as(auth, accountId, ProveSecondFactor, { code });

  it('takes a right code of the app, each once', async () => {
    const { accountId, secret } = await withTotp(auth);
    const code = appCode(auth, secret);
    expect(await prove(accountId)).toEqual(rejectedWith('two-fa-required'));
    expect(await prove(accountId, otherThan(code))).toEqual(rejectedWith('wrong-2fa'));
    expect(await prove(accountId, code)).toEqual({ status: 'accepted', result: {} });
    expect(await prove(accountId, code)).toEqual(rejectedWith('wrong-2fa'));
  });

  it('sends an SMS to who has a phone', async () => {
    const { accountId } = await withPhone(auth);
    expect(await prove(accountId)).toEqual(rejectedWith('phone-two-fa-required'));
    expect(await prove(accountId, '000000')).toEqual(rejectedWith('phone-code-error'));
  });

  it('asks who has none, or has not finished, to set one up', async () => {
    const [nothing, pending] = [await auth.confirmed(), await auth.confirmed()];
    await enrolled(auth, pending.accountId);
    for (const { accountId } of [nothing, pending]) {
      expect(await prove(accountId)).toEqual(rejectedWith('second-factor-needed'));
    }
  });

  it('is refused to anybody else, with a right code as well', async () => {
    const { accountId, secret } = await withTotp(auth);
    const actor = { type: 'account' as const, id: randomUUID() };
    const end = await auth.send(ProveSecondFactor, { accountId, code: appCode(auth, secret) }, { actor });
    expect(end).toEqual(rejectedWith('session-has-expired'));
  });
});
