import { randomUUID } from 'node:crypto';
import { ActivateTotp, SecondFactorChanged } from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { accepted, appCode, as, enrolled, otherThan, STEP_MS } from '../../test/protected-person';

describe('switching an authenticator app on', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const activate = (accountId: string, code: string) => as(auth, accountId, ActivateTotp, { code });

  it('takes a code of now, gives ten recovery codes and tells the owner (CT-S02)', async () => {
    const person = await auth.confirmed();
    const { accountId } = person;
    const secret = await enrolled(auth, accountId);
    const code = appCode(auth, secret);
    const given = await accepted(await activate(accountId, code)).recoveryCodes.open();
    expect(new Set(given).size).toBe(10);
    const [told, ...more] = auth.events(SecondFactorChanged, accountId);
    expect([told!.data.what, more]).toEqual(['switched-on', []]);
    expect(await auth.toldToNotification(SecondFactorChanged, accountId, 'email')).toBe(person.email);

    // The code that switched it on is used.
    expect(await auth.signIn({ ...person, code })).toEqual(rejectedWith('wrong-2fa'));
    auth.clock.advance(STEP_MS);
    await opened(await auth.signIn({ ...person, code: appCode(auth, secret) }));
  });

  it('refuses a wrong code, and one of an earlier secret; nothing is asked for then (CT-S03)', async () => {
    const person = await auth.confirmed();
    const { accountId } = person;
    const [old, secret] = [await enrolled(auth, accountId), await enrolled(auth, accountId)];
    for (const code of [otherThan(appCode(auth, secret)), appCode(auth, old), appCode(auth, secret, 2), 'abcdef']) {
      expect(await activate(accountId, code)).toEqual(rejectedWith('wrong-2fa'));
    }
    await opened(await auth.signIn(person));
  });

  it('is refused before an enrolment', async () => {
    const { accountId } = await auth.confirmed();
    expect(await activate(accountId, '123456')).toEqual(rejectedWith('mfa-not-set'));
  });

  it('happens once when it is asked for several times at the same moment (CT-S04)', async () => {
    const { accountId } = await auth.confirmed();
    const code = appCode(auth, await enrolled(auth, accountId));
    const ends = await auth.atOnce([1, 2, 3, 4, 5].map(() => () => activate(accountId, code)));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(ends).toContainEqual(rejectedWith('mfa-already-set'));
    expect(await auth.sql('SELECT 1 FROM recovery_code WHERE account_id = $1', [accountId])).toHaveLength(10);
  });

  it('is refused to anybody else', async () => {
    const { accountId } = await auth.confirmed();
    const code = appCode(auth, await enrolled(auth, accountId));
    const actor = { type: 'account' as const, id: randomUUID() };
    expect(await auth.send(ActivateTotp, { accountId, code }, { actor })).toEqual(rejectedWith('session-has-expired'));
  });
});
