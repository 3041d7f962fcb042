import { randomUUID } from 'node:crypto';
import { ChangeEmail, CloseAccount, EmailChangeRequested } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { appCode, as, otherThan, smsCode, withPhone, withTotp } from '../../test/protected-person';

const MINUTE = 60_000;
const newEmail = () => `${randomUUID()}@example.org`;

describe('asking for another e-mail address', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  type Person = Awaited<ReturnType<AuthHarness['signedIn']>>;
  const ask = (
    { accountId, password }: Pick<Person, 'accountId' | 'password'>,
    email: string,
    { currentPassword = password, actor = accountId } = {},
  ) => auth.send(ChangeEmail, { accountId, email, currentPassword }, { actor: { type: 'account', id: actor } });
  const letters = (accountId: string) => auth.events(EmailChangeRequested, accountId);
  const accepted = { status: 'accepted', result: {} };

  it('mails a link to the new address, and leaves the old one in force (CT-U15)', async () => {
    const person = await auth.signedIn();
    const email = newEmail();
    expect(await ask(person, email)).toEqual(accepted);
    const [letter, ...more] = letters(person.accountId);
    expect(more).toEqual([]);
    expect(await auth.mailedEmail(EmailChangeRequested, person.accountId)).toBe(email);
    expect(await auth.isAlive(person)).toBe(true);
    await opened(await auth.signIn(person));
    expect(await auth.signIn({ ...person, email })).toEqual(rejectedWith('wrong-credentials'));
    keepSample(EmailChangeRequested, letter);
  });

  it('needs the right password, and leaves no trace without it', async () => {
    const person = await auth.signedIn();
    const wrong = await ask(person, newEmail(), { currentPassword: 'Wrong-horse-1' });
    expect(wrong).toEqual(rejectedWith('wrong-credentials'));
    expect(letters(person.accountId)).toEqual([]);
  });

  it('does not let the password be guessed by trying', async () => {
    const person = await auth.signedIn();
    for (let guess = 0; guess < 5; guess += 1)
      await ask(person, newEmail(), { currentPassword: `Wrong-horse-${guess}` });
    expect(await ask(person, newEmail())).toEqual(rejectedWith('too-many-requests'));
  });

  it('is refused to an address in use, one’s own among them (CT-U19)', async () => {
    const [person, other] = [await auth.signedIn(), await auth.unconfirmed()];
    for (const email of [other.email, person.email]) {
      expect(await ask(person, email)).toEqual(rejectedWith('user-already-exists'));
    }
    expect(letters(person.accountId)).toEqual([]);
  });

  it('is refused to anybody else, whatever they know', async () => {
    const [person, thief] = [await auth.signedIn(), await auth.signedIn()];
    expect(await ask(person, newEmail(), { actor: thief.accountId })).toEqual(rejectedWith('session-has-expired'));
    expect(letters(person.accountId)).toEqual([]);
  });

  it('asks for the code of an authenticator app when everything else is right (CT-S14)', async () => {
    const person = await withTotp(auth);
    const { accountId, password: currentPassword, secret } = person;
    const email = newEmail();
    const attempt = (code?: string, password = currentPassword) =>
      as(auth, accountId, ChangeEmail, { email, currentPassword: password, code });
    expect(await attempt(undefined, 'Wrong-horse-1')).toEqual(rejectedWith('wrong-credentials'));
    expect(await attempt()).toEqual(rejectedWith('two-fa-required'));
    expect(await attempt(otherThan(appCode(auth, secret)))).toEqual(rejectedWith('wrong-2fa'));
    expect(letters(accountId)).toEqual([]);
    expect(await attempt(appCode(auth, secret))).toEqual(accepted);
    expect(letters(accountId)).toHaveLength(1);
  });

  it('asks for the code of an SMS, made for this and nothing else (CT-S14)', async () => {
    const { accountId, password: currentPassword } = await withPhone(auth);
    const data = { email: newEmail(), currentPassword };
    auth.clock.advance(MINUTE);
    expect(await as(auth, accountId, ChangeEmail, data)).toEqual(rejectedWith('phone-two-fa-required'));
    const code = await smsCode(auth, accountId);
    const closing = await as(auth, accountId, CloseAccount, { password: currentPassword, code });
    expect(closing).toEqual(rejectedWith('phone-code-error'));
    expect(await as(auth, accountId, ChangeEmail, { ...data, code })).toEqual(accepted);
  });

  it('mails to strangers not twice a minute and at most five times a day', async () => {
    const person = await auth.signedIn();
    for (let time = 0; time < 5; time += 1) {
      expect(await ask(person, newEmail())).toEqual(accepted);
      expect(await ask(person, newEmail())).toEqual(rejectedWith('too-many-requests'));
      auth.clock.advance(MINUTE);
    }
    expect(await ask(person, newEmail())).toEqual(rejectedWith('too-many-requests'));
    expect(letters(person.accountId)).toHaveLength(5);
  });

  it('keeps neither the new address nor the token in readable form', async () => {
    const person = await auth.signedIn();
    const email = newEmail();
    await ask(person, email);
    const token = await auth.mailedToken(person.accountId, EmailChangeRequested);
    const tables = await Promise.all(['account', 'one_time_link', 'inbox', 'outbox'].map((table) => auth.rows(table)));
    for (const secret of [email, token]) {
      expect(JSON.stringify(tables)).not.toContain(secret);
      expect(JSON.stringify(tables)).not.toContain(JSON.stringify([...Buffer.from(secret)]).slice(1, -1));
    }
  });
});
