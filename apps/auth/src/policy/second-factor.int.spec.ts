import { ChangePassword, SecondFactorChanged, SmsRequested } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { appCode, as, enrolled, otherThan, smsCode, STEP_MS, withPhone, withTotp } from '../../test/protected-person';

const MINUTE = 60_000;

describe('the second factor', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const codesOf = (ends: readonly Awaited<ReturnType<AuthHarness['signIn']>>[]) =>
    ends.map((end) => (end.status === 'rejected' ? end.rejection.code : end.status)).sort();
  const times = <T>(count: number, value: T) => Array.from({ length: count }, () => value);

  describe('with an authenticator app', () => {
    it('is asked for after the right password only, and lets in with the code of now (CT-S12)', async () => {
      const person = await withTotp(auth);
      expect(await auth.signIn({ ...person, password: 'Wrong-horse-1' })).toEqual(rejectedWith('wrong-credentials'));
      expect(await auth.signIn(person)).toEqual(rejectedWith('two-fa-required'));
      const code = appCode(auth, person.secret);
      expect(await auth.signIn({ ...person, code: otherThan(code) })).toEqual(rejectedWith('wrong-2fa'));
      await opened(await auth.signIn({ ...person, code }));
    });

    it('is not asked for before a code has come back', async () => {
      const person = await auth.confirmed();
      await enrolled(auth, person.accountId);
      await opened(await auth.signIn(person));
    });

    it('takes the code of a time step once, and none that is older', async () => {
      const person = await withTotp(auth);
      const [before, code] = [appCode(auth, person.secret, -1), appCode(auth, person.secret)];
      await opened(await auth.signIn({ ...person, code }));
      for (const again of [code, before]) {
        expect(await auth.signIn({ ...person, code: again })).toEqual(rejectedWith('wrong-2fa'));
      }
      auth.clock.advance(STEP_MS);
      await opened(await auth.signIn({ ...person, code: appCode(auth, person.secret) }));
    });

    it('lets one in of 50 who use the same code at the same moment', async () => {
      const person = await withTotp(auth);
      const code = appCode(auth, person.secret);
      const ends = await auth.atOnce(times(50, () => auth.signIn({ ...person, code })));
      expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
      expect(await auth.sessionsOf(person.accountId)).toHaveLength(1);
    }, 60_000);

    it('cannot be guessed by trying, also with the right password', async () => {
      const person = await withTotp(auth);
      const code = appCode(auth, person.secret);
      const ends = await auth.atOnce(times(12, () => auth.signIn({ ...person, code: otherThan(code) })));
      expect(codesOf(ends)).toEqual([...times(7, 'too-many-requests'), ...times(5, 'wrong-2fa')]);
      expect(await auth.signIn({ ...person, code })).toEqual(rejectedWith('too-many-requests'));
      auth.clock.advance(15_000);
      await opened(await auth.signIn({ ...person, code: appCode(auth, person.secret) }));
    });

    it('protects a change of the password (CT-S15)', async () => {
      const person = await withTotp(auth);
      const { accountId, secret } = person;
      const change = (code?: string) =>
        as(auth, accountId, ChangePassword, {
          keptSessionId: accountId,
          currentPassword: person.password,
          newPassword: 'Another-horse-2',
          code,
        });
      expect(await change()).toEqual(rejectedWith('two-fa-required'));
      expect(await change(otherThan(appCode(auth, secret)))).toEqual(rejectedWith('wrong-2fa'));
      expect((await change(appCode(auth, secret))).status).toBe('accepted');
    });
  });

  describe('with a phone', () => {
    it('sends a code after the right password only, and lets in with it (CT-S13)', async () => {
      const person = await withPhone(auth);
      const { accountId } = person;
      const sent = () => auth.events(SmsRequested, accountId).filter(({ data }) => data.purpose === 'sign-in');
      expect(await auth.signIn({ ...person, password: 'Wrong-horse-1' })).toEqual(rejectedWith('wrong-credentials'));
      expect(sent()).toEqual([]);
      expect(await auth.signIn(person)).toEqual(rejectedWith('phone-two-fa-required'));
      expect(sent()).toHaveLength(1);
      keepSample(SmsRequested, sent()[0]);
      expect(await auth.toldToNotification(SmsRequested, accountId, 'phone')).toBe(person.phone);
      const code = await smsCode(auth, accountId);
      expect(await auth.signIn({ ...person, code: otherThan(code) })).toEqual(rejectedWith('phone-code-error'));
      await opened(await auth.signIn({ ...person, code }));
      expect(await auth.signIn({ ...person, code })).toEqual(rejectedWith('phone-code-error'));
    });

    it('takes a code until its last millisecond, and no longer (CT-S10)', async () => {
      const person = await withPhone(auth);
      const fresh = async () => {
        expect(await auth.signIn(person)).toEqual(rejectedWith('phone-two-fa-required'));
        return { ...person, code: await smsCode(auth, person.accountId) };
      };
      const first = await fresh();
      auth.clock.advance(5 * MINUTE - 1);
      await opened(await auth.signIn(first));
      const second = await fresh();
      auth.clock.advance(5 * MINUTE);
      expect(await auth.signIn(second)).toEqual(rejectedWith('phone-code-error'));
    });

    it('locks a code after five wrong tries, also at the same moment; the right one comes too late (CT-S11)', async () => {
      const person = await withPhone(auth);
      await auth.signIn(person);
      const code = await smsCode(auth, person.accountId);
      await auth.atOnce(times(6, () => auth.signIn({ ...person, code: otherThan(code) })));
      expect(await auth.signIn({ ...person, code })).toEqual(rejectedWith('phone-code-error'));
      expect(await auth.signIn(person)).toEqual(rejectedWith('too-many-requests'));
      auth.clock.advance(30_000);
      expect(await auth.signIn(person)).toEqual(rejectedWith('phone-two-fa-required'));
      await opened(await auth.signIn({ ...person, code: await smsCode(auth, person.accountId) }));
    });

    it('lets one in of 50 who use the same code at the same moment', async () => {
      const person = await withPhone(auth);
      await auth.signIn(person);
      const code = await smsCode(auth, person.accountId);
      const ends = await auth.atOnce(times(50, () => auth.signIn({ ...person, code })));
      expect(codesOf(ends)).toEqual(['accepted', ...times(49, 'phone-code-error')]);
    }, 60_000);

    it('sends one SMS to 10 who ask at the same moment, and five in an hour at most (CT-S19)', async () => {
      const person = await withPhone(auth);
      const sent = () =>
        auth.events(SmsRequested, person.accountId).filter(({ data }) => data.purpose === 'sign-in').length;
      const ends = await auth.atOnce(times(10, () => auth.signIn(person)));
      expect(codesOf(ends)).toEqual(times(10, 'phone-two-fa-required'));
      expect(sent()).toBe(1);
      for (const _ of times(5, 0)) {
        auth.clock.advance(6 * MINUTE);
        await auth.signIn(person);
      }
      expect(sent()).toBe(5);
      expect(await auth.signIn(person)).toEqual(rejectedWith('too-many-requests'));
    });

    it('takes no code of another purpose or account, and no earlier one', async () => {
      const [person, other] = [await withPhone(auth), await withPhone(auth)];
      const { accountId } = person;
      const change = (code?: string) =>
        as(auth, accountId, ChangePassword, {
          keptSessionId: accountId,
          currentPassword: person.password,
          newPassword: 'Another-horse-2',
          code,
        });
      await auth.signIn(person);
      const forSignIn = await smsCode(auth, accountId);
      expect(await change()).toEqual(rejectedWith('phone-two-fa-required'));
      const forChange = await smsCode(auth, accountId);
      expect(forChange).not.toBe(forSignIn);
      expect(await change(forSignIn)).toEqual(rejectedWith('phone-code-error'));
      expect(await auth.signIn({ ...person, code: forChange })).toEqual(rejectedWith('phone-code-error'));

      await auth.signIn(other);
      const ofAnother = await smsCode(auth, other.accountId);
      expect(ofAnother).not.toBe(forSignIn);
      expect(await auth.signIn({ ...person, code: ofAnother })).toEqual(rejectedWith('phone-code-error'));
      auth.clock.advance(30_000);
      await auth.signIn(person);
      expect(await auth.signIn({ ...person, code: forSignIn })).toEqual(rejectedWith('phone-code-error'));
      expect((await change(forChange)).status).toBe('accepted');
    });
  });

  describe('lost', () => {
    it.each([
      ['an authenticator app', withTotp, 'wrong-2fa'],
      ['a phone', withPhone, 'phone-code-error'],
    ] as const)('is replaced by a recovery code, once each: %s', async (_what, protectedBy, error) => {
      const person = await protectedBy(auth);
      const [code, another] = person.recoveryCodes as [string, string];
      const ends = await auth.atOnce(times(3, () => auth.signIn({ ...person, code })));
      expect(codesOf(ends)).toEqual(['accepted', error, error]);
      const told = auth.events(SecondFactorChanged, person.accountId);
      expect(told.map(({ data }) => data.what)).toEqual(['switched-on', 'recovery-code-used']);
      keepSample(SecondFactorChanged, told[0]);
      await opened(await auth.signIn({ ...person, code: another.toUpperCase().replace('-', ' ') }));
      expect(await auth.signIn({ ...(await protectedBy(auth)), code: person.recoveryCodes[2] })).toEqual(
        rejectedWith(error),
      );
    });

    it.each([withTotp, withPhone])('cannot be replaced by guessing recovery codes', async (protectedBy) => {
      const person = await protectedBy(auth);
      await auth.atOnce(times(5, () => auth.signIn({ ...person, code: 'aaaaa-aaaaa' })));
      const [code] = person.recoveryCodes;
      expect(await auth.signIn({ ...person, code })).toEqual(rejectedWith('too-many-requests'));
      auth.clock.advance(15_000);
      await opened(await auth.signIn({ ...person, code }));
    });
  });

  it('keeps neither secret nor number nor code in readable form', async () => {
    const [app, phone] = [await withTotp(auth), await withPhone(auth)];
    await auth.signIn(phone);
    const code = await smsCode(auth, phone.accountId);
    const names = ['second_factor', 'sms_code', 'recovery_code', 'inbox', 'outbox', 'account', 'parked_message'];
    const dump = JSON.stringify(await Promise.all(names.map((table) => auth.rows(table))));
    const topics = ['commands', 'events', 'outcomes'].flatMap((kind) => auth.broker.records(`auth.${kind}`));
    const seen = dump + topics.map(({ key, value }) => `${key} ${String(value)}`).join();
    const secrets = [app.secret, phone.phone, phone.phone.slice(3), ...app.recoveryCodes, ...phone.recoveryCodes];
    for (const secret of secrets) {
      expect(seen).not.toContain(secret);
      expect(seen).not.toContain(JSON.stringify([...Buffer.from(secret)]).slice(1, -1));
    }
    expect(seen).not.toContain(`"${code}"`);
    const [enrolment] = auth.outcomes().filter(({ result }) => result && 'enrolment' in result);
    expect(enrolment!.result).toEqual({ enrolment: expect.stringMatching(/^ey[\w-]+\.[\w.-]+$/) as string });
  });
});
