import { randomUUID } from 'node:crypto';
import { RemovePhone, SecondFactorChanged, SmsRequested } from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { as, otherThan, smsCode, withPhone, withTotp } from '../../test/protected-person';

describe('removing a phone', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const remove = (accountId: string, code?: string) => as(auth, accountId, RemovePhone, { code });

  it('sends a code first, and needs the right one (CT-S09)', async () => {
    const person = await withPhone(auth);
    const { accountId } = person;
    expect(await remove(accountId)).toEqual({ status: 'accepted', result: { status: 'code-sent' } });
    expect(auth.events(SmsRequested, accountId).at(-1)!.data.purpose).toBe('remove-phone');
    const code = await smsCode(auth, accountId);
    expect(await remove(accountId, otherThan(code))).toEqual(rejectedWith('phone-code-error'));
    expect(await auth.signIn(person)).toEqual(rejectedWith('phone-two-fa-required'));
    expect(await remove(accountId, code)).toEqual({ status: 'accepted', result: { status: 'removed' } });
    await opened(await auth.signIn(person));
    expect(auth.events(SecondFactorChanged, accountId).map(({ data }) => data.what)).toEqual([
      'switched-on',
      'switched-off',
    ]);
    const left = await auth.sql('SELECT phone_index FROM second_factor WHERE account_id = $1', [accountId]);
    expect(left).toEqual([]);
  });

  it('takes a recovery code from who has lost the phone', async () => {
    const { accountId, recoveryCodes } = await withPhone(auth);
    expect(await remove(accountId, recoveryCodes[3])).toEqual({ status: 'accepted', result: { status: 'removed' } });
  });

  it('is refused where there is none (CT-S09)', async () => {
    for (const { accountId } of [await auth.confirmed(), await withTotp(auth)]) {
      for (const code of [undefined, '123456']) {
        expect(await remove(accountId, code)).toEqual(rejectedWith('phone-not-set'));
      }
    }
  });

  it('is refused to anybody else, and sends nothing', async () => {
    const { accountId } = await withPhone(auth);
    const before = auth.events(SmsRequested, accountId).length;
    const end = await auth.send(RemovePhone, { accountId }, { actor: { type: 'account', id: randomUUID() } });
    expect(end).toEqual(rejectedWith('session-has-expired'));
    expect(auth.events(SmsRequested, accountId)).toHaveLength(before);
  });
});
