import { randomUUID } from 'node:crypto';
import { ActivatePhone, ActivateTotp, RequestPhone, SecondFactorChanged } from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { accepted, appCode, as, enrolled, newPhone, otherThan, smsCode } from '../../test/protected-person';

describe('setting a phone', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const activate = (accountId: string, phone: string, code: string) =>
    as(auth, accountId, ActivatePhone, { phone, code });
  const asked = async (phone = newPhone()) => {
    const person = await auth.confirmed();
    accepted(await as(auth, person.accountId, RequestPhone, { phone }));
    return { ...person, phone, code: await smsCode(auth, person.accountId) };
  };

  it('takes the right code, gives ten recovery codes and tells the owner (CT-S07)', async () => {
    const person = await asked();
    const { accountId, phone, code } = person;
    const given = await accepted(await activate(accountId, phone, code)).recoveryCodes.open();
    expect(new Set(given).size).toBe(10);
    expect(auth.events(SecondFactorChanged, accountId).map(({ data }) => data.what)).toEqual(['switched-on']);
    expect(await auth.signIn({ ...person, code: undefined })).toEqual(rejectedWith('phone-two-fa-required'));
  });

  it('sets exactly the number that got the code, and no other (CT-S07)', async () => {
    const person = await asked();
    const { accountId, phone, code } = person;
    expect(await activate(accountId, newPhone(), code)).toEqual(rejectedWith('phone-code-error'));
    await opened(await auth.signIn({ ...person, code: undefined }));
    expect((await activate(accountId, phone, code)).status).toBe('accepted');
  });

  it('takes a code for the account that asked for it only', async () => {
    const one = await asked();
    const other = await auth.confirmed();
    expect(await activate(other.accountId, one.phone, one.code)).toEqual(rejectedWith('phone-code-error'));
    const actor = { type: 'account' as const, id: randomUUID() };
    const { accountId, phone, code } = one;
    const end = await auth.send(ActivatePhone, { accountId, phone, code }, { actor });
    expect(end).toEqual(rejectedWith('session-has-expired'));
  });

  it('locks the code after five wrong tries (CT-S11)', async () => {
    const { accountId, phone, code } = await asked();
    for (const _ of [1, 2, 3, 4, 5]) {
      expect(await activate(accountId, phone, otherThan(code))).toEqual(rejectedWith('phone-code-error'));
    }
    expect(await activate(accountId, phone, code)).toEqual(rejectedWith('phone-code-error'));
  });

  it('happens once when 50 ask for it at the same moment', async () => {
    const { accountId, phone, code } = await asked();
    const ends = await auth.atOnce(Array.from({ length: 50 }, () => () => activate(accountId, phone, code)));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(49);
    expect(ends).toContainEqual(rejectedWith('mfa-already-set'));
  });

  it('takes the place of an enrolment that was never finished', async () => {
    const { accountId, phone, code } = await asked();
    await enrolled(auth, accountId);
    expect((await activate(accountId, phone, code)).status).toBe('accepted');
  });

  it('is refused when there is a second factor, or it comes at the same moment (CT-S08)', async () => {
    const { accountId, phone, code } = await asked();
    const secret = await enrolled(auth, accountId);
    const both = [
      () => activate(accountId, phone, code),
      () => as(auth, accountId, ActivateTotp, { code: appCode(auth, secret) }),
    ];
    const ends = await auth.atOnce<{ status: string }>(both);
    expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected']);
    expect(await activate(accountId, phone, code)).toEqual(rejectedWith('mfa-already-set'));
  });
});
