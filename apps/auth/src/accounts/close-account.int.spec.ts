import { randomUUID } from 'node:crypto';
import {
  AccountClosed,
  ChangeEmail,
  ChangePassword,
  CloseAccount,
  FarewellRequested,
  RequestPasswordReset,
  SessionEnded,
} from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import { AuthHarness, newVisitor, opened, rejectedWith } from '../../test/auth-harness';
import { appCode, as, otherThan, smsCode, withPhone, withTotp } from '../../test/protected-person';

const usernameTaken = {
  status: 'rejected',
  rejection: { code: 'user-already-exists', fields: { username: ['is taken'] } },
};

describe('closing an account', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  type Person = Awaited<ReturnType<AuthHarness['signedIn']>>;
  const close = (
    { accountId, password: right }: Pick<Person, 'accountId' | 'password'>,
    { password = right, actor = accountId, commandId = randomUUID() as string } = {},
  ) => auth.send(CloseAccount, { accountId, password }, { commandId, actor: { type: 'account', id: actor } });
  const closings = (accountId: string) => auth.events(AccountClosed, accountId);

  it('ends every session at once and tells the others, as the last of its history (CT-U35)', async () => {
    const person = await auth.signedIn();
    const other = await opened(await auth.signIn({ ...person, device: 'Firefox on Windows' }));
    const end = await close(person);
    expect(end).toMatchObject({ status: 'accepted' });
    for (const session of [person, other]) {
      expect(await auth.isAlive(session)).toBe(false);
      expect(auth.events(SessionEnded, session.sessionId).map(({ data }) => data.reason)).toEqual(['account-closed']);
      expect(await auth.refresh(session.refreshToken)).toEqual(rejectedWith('session-has-expired'));
    }
    expect(await auth.signIn(person)).toEqual(rejectedWith('wrong-credentials'));
    const [closed, ...more] = closings(person.accountId);
    expect(more).toEqual([]);
    expect(closed).toMatchObject({ sequence: 3, data: { accountId: person.accountId } });
    expect(await auth.mailedEmail(FarewellRequested, person.accountId)).toBe(person.email);
    keepSample(AccountClosed, closed);
    keepSample(FarewellRequested, auth.events(FarewellRequested, person.accountId)[0]);
  });

  it('leaves no row of the account, and its name in no outcome that is kept (CT-U34)', async () => {
    const person = await auth.signedIn();
    await opened(await auth.refresh(person.refreshToken));
    const requestId = randomUUID();
    await auth.send(RequestPasswordReset, { requestId, email: person.email }, { commandId: requestId });
    await auth.signIn({ ...person, password: 'Wrong-horse-1' });
    expect((await close(person)).status).toBe('accepted');
    await eventually(async () => expect(await auth.rows('outbox')).toEqual([]));

    const tables = await auth.sql(`SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'`);
    for (const { table_name: table } of tables) {
      const text = JSON.stringify(await auth.sql(`SELECT t::text AS row FROM "${String(table)}" t`));
      expect({ table, named: text.includes(person.username) }).toEqual({ table, named: false });
      // What names nobody may keep the id: the outcome of the closing, and how far its history is known.
      if (!['inbox', 'key_sequence'].includes(String(table))) expect(text).not.toContain(person.accountId);
    }
  });

  it('lets the outcomes of everybody else alone', async () => {
    const [person, other, accountId] = [await auth.signedIn(), newVisitor(), randomUUID()];
    const first = await auth.signUp(other, accountId);
    await close(person);
    expect(first.status).toBe('accepted');
    expect(await auth.signUp(other, accountId)).toEqual(first);
  });

  it('is refused with a wrong password, which cannot be guessed by trying, and changes nothing (CT-U33)', async () => {
    const person = await auth.signedIn();
    for (let guess = 0; guess < 5; guess += 1) {
      expect(await close(person, { password: `Wrong-horse-${guess}` })).toEqual(rejectedWith('wrong-credentials'));
    }
    expect(await close(person)).toEqual(rejectedWith('too-many-requests'));
    expect(await auth.isAlive(person)).toBe(true);
    expect(closings(person.accountId)).toEqual([]);
  });

  it('asks for the code of an authenticator app when the password is right (CT-S16)', async () => {
    const { accountId, password, secret } = await withTotp(auth);
    const attempt = (code?: string, typed = password) => as(auth, accountId, CloseAccount, { password: typed, code });
    expect(await attempt(undefined, 'Wrong-horse-1')).toEqual(rejectedWith('wrong-credentials'));
    expect(await attempt()).toEqual(rejectedWith('two-fa-required'));
    expect(await attempt(otherThan(appCode(auth, secret)))).toEqual(rejectedWith('wrong-2fa'));
    expect(closings(accountId)).toEqual([]);
    expect((await attempt(appCode(auth, secret))).status).toBe('accepted');
    for (const table of ['second_factor', 'recovery_code', 'sms_code']) {
      expect(JSON.stringify(await auth.rows(table))).not.toContain(accountId);
    }
  });

  it('asks for the code of an SMS, and takes a recovery code for it (CT-S16)', async () => {
    const { accountId, password, recoveryCodes } = await withPhone(auth);
    auth.clock.advance(60_000);
    expect(await as(auth, accountId, CloseAccount, { password })).toEqual(rejectedWith('phone-two-fa-required'));
    const code = await smsCode(auth, accountId);
    expect(await as(auth, accountId, CloseAccount, { password, code: otherThan(code) })).toEqual(
      rejectedWith('phone-code-error'),
    );
    const end = await as(auth, accountId, CloseAccount, { password, code: recoveryCodes[0] });
    expect(end.status).toBe('accepted');
  });

  it('is refused to anybody else, whatever they know', async () => {
    const [person, thief] = [await auth.signedIn(), await auth.signedIn()];
    expect(await close(person, { actor: thief.accountId })).toEqual(rejectedWith('session-has-expired'));
    expect(await auth.isAlive(person)).toBe(true);
  });

  it('frees the address, and keeps the username from everybody, in any case', async () => {
    const person = await auth.signedIn();
    await close(person);
    const again = newVisitor({ email: person.email });
    expect((await auth.signUp(again)).status).toBe('accepted');
    for (const username of [person.username, person.username.toUpperCase()]) {
      expect(await auth.signUp(newVisitor({ username }))).toEqual(usernameTaken);
    }
    const kept = await auth.rows('account');
    expect(kept.filter(({ username }) => String(username).toLowerCase() === person.username)).toEqual([]);
  });

  it('keeps the username also from who signs up with it at the same moment', async () => {
    const person = await auth.signedIn();
    const visitors = Array.from({ length: 4 }, () => newVisitor({ username: person.username }));
    const [closed, ...signUps] = await auth.atOnce<{ status: string }>([
      () => close(person),
      ...visitors.map((visitor) => () => auth.signUp(visitor)),
    ]);
    expect(closed!.status).toBe('accepted');
    expect(signUps).toEqual(visitors.map(() => usernameTaken));
  });

  it('has one effect when it is asked for ten times at the same moment', async () => {
    const person = await auth.signedIn();
    const ends = await auth.atOnce(Array.from({ length: 10 }, () => () => close(person)));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(ends.filter(({ status }) => status !== 'accepted')).toEqual(
      Array.from({ length: 9 }, () => rejectedWith('session-has-expired')),
    );
    expect(closings(person.accountId)).toHaveLength(1);
  });

  it('answers the same to a repeat of the same request', async () => {
    const person = await auth.signedIn();
    const commandId = randomUUID();
    const first = await close(person, { commandId });
    expect(await close(person, { commandId })).toEqual(first);
    expect(closings(person.accountId)).toHaveLength(1);
  });

  it('goes together with whatever else the person does at the same moment, in one order or the other', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = await auth.signedIn();
      const { accountId, sessionId: keptSessionId, password: currentPassword } = person;
      const actor = { type: 'account' as const, id: accountId };
      const [closed, ...others] = await auth.atOnce<{ status: string }>([
        () => close(person),
        () => auth.signIn(person),
        () => auth.refresh(person.refreshToken),
        () => auth.endSession(person.sessionId, accountId),
        () => auth.send(ChangeEmail, { accountId, email: `${randomUUID()}@example.org`, currentPassword }, { actor }),
        () =>
          auth.send(
            ChangePassword,
            { accountId, keptSessionId, currentPassword, newPassword: 'New-horse-2' },
            { actor },
          ),
      ]);
      // A password changed a moment before is no longer the one the closing came with.
      const overtaken = others.at(-1)!.status === 'accepted';
      expect(closed!.status).toBe(overtaken ? 'rejected' : 'accepted');
      expect(others.map(({ status }) => status).filter((status) => !['accepted', 'rejected'].includes(status))).toEqual(
        [],
      );
      if (overtaken) expect((await close({ ...person, password: 'New-horse-2' })).status).toBe('accepted');
      expect(await auth.sessionsOf(accountId)).toEqual([]);
      expect(await auth.sql('SELECT 1 FROM session WHERE account_id = $1', [accountId])).toEqual([]);
    }
    expect(await auth.rows('parked_message')).toEqual([]);
  });
});
