import { randomUUID } from 'node:crypto';
import {
  PasswordChanged,
  PasswordResetRequested,
  RequestPasswordReset,
  ResetPassword,
  SessionEnded,
  SmsRequested,
} from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { newPhone, otherThan, smsCode, withPhone, withTotp } from '../../test/protected-person';

const MINUTE = 60_000;
const NEW = 'Another-horse-2';

describe('a forgotten password', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start({ env: { PASSWORD_RESET_LINK_MINUTES: '30' } });
  });
  afterAll(() => auth?.close());

  const ask = (email: string, requestId: string = randomUUID()) =>
    auth.send(RequestPasswordReset, { requestId, email }, { commandId: requestId });
  const reset = (token: string, newPassword = NEW, resetId: string = randomUUID()) =>
    auth.send(ResetPassword, { resetId, token, newPassword }, { commandId: resetId });
  const asked = async (person: { accountId: string; email: string }) => {
    expect(await ask(person.email)).toEqual({ status: 'accepted', result: {} });
    return await auth.mailedToken(person.accountId, PasswordResetRequested);
  };
  const accepted = { status: 'accepted', result: {} };

  it('is replaced with the link from the mail; every session ends, and the owner is told (CT-U26, CT-U27)', async () => {
    const person = await auth.signedIn();
    const token = await asked(person);
    expect(await reset(token)).toEqual(accepted);

    expect(await auth.signIn(person)).toEqual(rejectedWith('wrong-credentials'));
    await opened(await auth.signIn({ ...person, password: NEW }));
    expect(await auth.isAlive(person)).toBe(false);
    expect(auth.events(SessionEnded, person.sessionId).map(({ data }) => data.reason)).toEqual(['password-changed']);
    const [told, ...more] = auth.events(PasswordChanged, person.accountId);
    expect([told!.data.how, more]).toEqual(['reset', []]);
  });

  it('takes a link once, and also only one of several uses at the same moment (CT-U28)', async () => {
    const person = await auth.confirmed();
    const token = await asked(person);
    const passwords = Array.from({ length: 50 }, (_, index) => `Aa-parallel-${index}`);
    const ends = await auth.atOnce(passwords.map((password) => () => reset(token, password)));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(await reset(token, 'Aa-later-4')).toEqual(rejectedWith('wrong-hash'));
    const winner = passwords[ends.findIndex(({ status }) => status === 'accepted')]!;
    await opened(await auth.signIn({ ...person, password: winner }));
  });

  it('withdraws the other links that are out', async () => {
    const person = await auth.confirmed();
    const first = await asked(person);
    auth.clock.advance(MINUTE);
    const second = await asked(person);
    expect(await reset(second)).toEqual(accepted);
    expect(await reset(first, 'Third-horse-3')).toEqual(rejectedWith('wrong-hash'));
  });

  it('takes a link until its last millisecond, and no longer', async () => {
    const person = await auth.confirmed();
    const token = await asked(person);
    auth.clock.advance(30 * MINUTE);
    expect(await reset(token)).toEqual(rejectedWith('wrong-hash'));
  });

  it('takes no unknown link, and none made for something else', async () => {
    const person = await auth.unconfirmed();
    for (const token of [person.token, 'unknown', randomUUID()]) {
      expect(await reset(token)).toEqual(rejectedWith('wrong-hash'));
    }
    const confirmed = await auth.confirmed();
    expect(await auth.confirm(await asked(confirmed))).toEqual(rejectedWith('hash-not-found'));
  });

  it('refuses the password there is, and leaves the link for another try (CT-U29)', async () => {
    const person = await auth.confirmed();
    const token = await asked(person);
    expect(await reset(token, person.password)).toEqual(rejectedWith('same-password'));
    expect(await reset(token)).toEqual(accepted);
  });

  it('keeps neither password nor token in readable form', async () => {
    const person = await auth.confirmed();
    const token = await asked(person);
    await reset(token, 'Very-secret-horse-9');
    const tables = await Promise.all(['account', 'one_time_link', 'inbox', 'outbox'].map((table) => auth.rows(table)));
    const dump = JSON.stringify(tables);
    for (const secret of [token, 'Very-secret-horse-9']) expect(dump).not.toContain(secret);
  });
});

describe('a password forgotten by somebody with a phone', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const accepted = { status: 'accepted', result: {} };
  const ask = (phone: string) => auth.send(RequestPasswordReset, { requestId: randomUUID(), phone });
  const reset = (phone: string, code: string, newPassword = NEW) =>
    auth.send(ResetPassword, { resetId: randomUUID(), phone, code, newPassword });
  const asked = async (phone?: string) => {
    const person = await withPhone(auth, phone);
    expect(await ask(person.phone)).toEqual(accepted);
    return { ...person, code: await smsCode(auth, person.accountId) };
  };

  it('is replaced with the code from the SMS, and the next sign-in asks for a code all the same (CT-U31)', async () => {
    const person = await asked();
    const session = await auth.sessionsOf(person.accountId);
    expect(session).toEqual([]);
    expect(await reset(person.phone, person.code)).toEqual(accepted);
    expect(await auth.signIn(person)).toEqual(rejectedWith('wrong-credentials'));
    const renewed = { ...person, password: NEW, code: undefined };
    expect(await auth.signIn(renewed)).toEqual(rejectedWith('phone-two-fa-required'));
    await opened(await auth.signIn({ ...renewed, code: await smsCode(auth, person.accountId) }));
    expect(auth.events(PasswordChanged, person.accountId).map(({ data }) => data.how)).toEqual(['reset']);
  });

  it('is answered alike for known and unknown numbers, and sends nothing to unknown ones (CT-U30)', async () => {
    const before = auth.events(SmsRequested).length;
    const phone = newPhone();
    expect(await ask(phone)).toEqual(accepted);
    expect(auth.events(SmsRequested)).toHaveLength(before);
    expect(await reset(phone, '123456')).toEqual(rejectedWith('phone-code-error'));
  });

  it('is not replaced with a wrong, used or expired code, nor one that was sent for something else', async () => {
    const person = await asked();
    const { phone, code } = person;
    expect(await reset(phone, otherThan(code))).toEqual(rejectedWith('phone-code-error'));
    await auth.signIn({ ...person, code: undefined });
    const forSignIn = await smsCode(auth, person.accountId);
    expect(forSignIn).not.toBe(code);
    expect(await reset(phone, forSignIn)).toEqual(rejectedWith('phone-code-error'));
    auth.clock.advance(5 * MINUTE);
    expect(await reset(phone, code)).toEqual(rejectedWith('phone-code-error'));
    const again = await ask(phone).then(() => smsCode(auth, person.accountId));
    auth.clock.advance(5 * MINUTE - 1);
    expect(await reset(phone, again)).toEqual(accepted);
    expect(await reset(phone, again, 'Third-horse-3')).toEqual(rejectedWith('phone-code-error'));
  });

  it('cannot be replaced by guessing codes', async () => {
    const { phone, code } = await asked();
    await auth.atOnce(Array.from({ length: 6 }, () => () => reset(phone, otherThan(code))));
    expect(await reset(phone, code)).toEqual(rejectedWith('phone-code-error'));
  });

  it('is replaced once by many who use the code at the same moment', async () => {
    const { phone, code } = await asked();
    const ends = await auth.atOnce([1, 2, 3, 4].map((n) => () => reset(phone, code, `Parallel-horse-${n}`)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected', 'rejected', 'rejected']);
  });

  it('leaves the code for another try when the password is the one there is', async () => {
    const { phone, code, password } = await asked();
    expect(await reset(phone, code, password)).toEqual(rejectedWith('same-password'));
    expect(await reset(phone, code)).toEqual(accepted);
  });

  it('is not reset by a number that several accounts have: whose password it would be is not told', async () => {
    const { phone, accountId } = await withPhone(auth);
    auth.clock.advance(MINUTE);
    const other = await withPhone(auth, phone);
    const before = auth.events(SmsRequested).length;
    expect(await ask(phone)).toEqual(accepted);
    expect(auth.events(SmsRequested)).toHaveLength(before);
    for (const id of [accountId, other.accountId]) {
      expect(await reset(phone, await smsCode(auth, id))).toEqual(rejectedWith('phone-code-error'));
    }
  });

  it('is replaced by mail without switching the second factor off', async () => {
    const person = await withTotp(auth);
    await auth.send(RequestPasswordReset, { requestId: randomUUID(), email: person.email });
    const token = await auth.mailedToken(person.accountId, PasswordResetRequested);
    expect(await auth.send(ResetPassword, { resetId: randomUUID(), token, newPassword: NEW })).toEqual(accepted);
    expect(await auth.signIn({ ...person, password: NEW })).toEqual(rejectedWith('two-fa-required'));
  });
});
