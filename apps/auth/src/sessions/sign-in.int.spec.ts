import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { SessionEnded, SignedInFromNewDevice, SignIn } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, newVisitor, opened, rejectedWith } from '../../test/auth-harness';

describe('signing in', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start({ env: { SESSION_HOURS: '2', ACCESS_TOKEN_MINUTES: '7' } });
  });
  afterAll(() => auth?.close());

  const sessionsOf = (accountId: string) => auth.sql('SELECT * FROM session WHERE account_id = $1', [accountId]);

  it('opens a session for the right password', async () => {
    const person = await auth.confirmed();
    const granted = await opened(await auth.signIn(person));
    expect(granted).toMatchObject({
      accountId: person.accountId,
      username: person.username,
      email: person.email,
      accessTokenSeconds: 7 * 60,
      refreshTokenSeconds: 2 * 60 * 60,
    });
    expect(decodeJwt(granted.accessToken)).toMatchObject({ sub: person.accountId, sid: granted.sessionId });
    expect(await auth.isAlive(granted)).toBe(true);
    expect(await sessionsOf(person.accountId)).toMatchObject([{ id: granted.sessionId, ended_at: null }]);
  });

  it('knows the address in any case', async () => {
    const person = await auth.confirmed();
    const end = await auth.signIn({ ...person, email: person.email.toUpperCase() });
    expect((await opened(end)).accountId).toBe(person.accountId);
  });

  it('knows the username as well, in any case, and counts wrong tries of both together (GS-U03)', async () => {
    const person = await auth.confirmed();
    const byName = (password = person.password) => auth.signIn({ email: person.username.toUpperCase(), password });
    expect((await opened(await byName())).accountId).toBe(person.accountId);
    for (let tried = 0; tried < 5; tried += 1)
      expect(await byName('Wrong-1')).toEqual(rejectedWith('wrong-credentials'));
    expect(await auth.signIn(person)).toEqual(rejectedWith('too-many-requests'));
  });

  it('opens a session of its own for each device', async () => {
    const person = await auth.confirmed();
    const one = await opened(await auth.signIn(person));
    const two = await opened(await auth.signIn(person));
    expect(two.sessionId).not.toBe(one.sessionId);
    expect(await sessionsOf(person.accountId)).toHaveLength(2);
  });

  it('stores no token that opens anything', async () => {
    const person = await auth.confirmed();
    const { refreshToken } = await opened(await auth.signIn(person));
    const stored = (await sessionsOf(person.accountId)).flatMap((row) => Object.values(row).map(String));
    for (const value of stored) expect(value).not.toContain(refreshToken.split('.')[1]);
  });

  it('answers a wrong password and an unknown address with the same words, and opens nothing', async () => {
    const person = await auth.confirmed();
    const wrong = await auth.signIn({ ...person, password: 'Wrong-horse-1' });
    const unknown = await auth.signIn(newVisitor());
    expect(wrong).toEqual(rejectedWith('wrong-credentials'));
    expect(unknown).toEqual(wrong);
    expect(await sessionsOf(person.accountId)).toEqual([]);
  });

  it('tells that an account is not confirmed after the right password only', async () => {
    const person = await auth.unconfirmed();
    expect(await auth.signIn({ ...person, password: 'Wrong-horse-1' })).toEqual(rejectedWith('wrong-credentials'));
    expect(await auth.signIn(person)).toEqual(rejectedWith('account-not-confirmed'));
    expect(await sessionsOf(person.accountId)).toEqual([]);
  });

  it('opens one session and gives the same tokens when the command is sent twice', async () => {
    const { accountId, email, password } = await auth.confirmed();
    const sessionId = randomUUID();
    const send = () => auth.send(SignIn, { sessionId, email, password }, { commandId: sessionId });
    const first = await opened(await send());
    auth.clock.advance(5_000);
    expect(await opened(await send())).toEqual(first);
    expect(await sessionsOf(accountId)).toHaveLength(1);
  });

  it('keeps what the person signed in with, readable for them only', async () => {
    const person = await auth.confirmed();
    await opened(await auth.signIn({ ...person, device: 'Firefox on Windows' }));
    await opened(await auth.signIn(person));
    expect((await auth.sessionsOf(person.accountId)).map(({ device }) => device).sort()).toEqual([
      'Firefox on Windows',
      undefined,
    ]);
    const stored = (await sessionsOf(person.accountId)).flatMap((row) => Object.values(row).map(String));
    for (const value of stored) expect(value).not.toContain('Firefox');
  });
});

describe('signing in with a device', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const told = (accountId: string) => auth.events(SignedInFromNewDevice, accountId);

  it('is told to the owner when the account never saw that device, and neither the first time nor again', async () => {
    const person = { ...(await auth.confirmed()), device: 'Firefox on Windows' };
    const first = await opened(await auth.signIn(person));
    await opened(await auth.signIn(person));
    expect(told(person.accountId)).toEqual([]);

    await opened(await auth.signIn({ ...person, device: 'Safari on iOS' }));
    await opened(await auth.signIn({ ...person, device: 'Safari on iOS' }));
    const [event, ...more] = told(person.accountId);
    expect(more).toEqual([]);
    keepSample(SignedInFromNewDevice, event);
    const { accountId, username } = person;
    expect(event!.data).toMatchObject({ accountId, username, language: 'en' });
    expect(JSON.stringify(event)).not.toMatch(/Safari|example\.org/);

    await auth.endSession(first.sessionId, accountId);
    await opened(await auth.signIn(person));
    expect(told(accountId)).toHaveLength(1);
  });

  it('is told of one that does not say what it is, too', async () => {
    const person = await auth.confirmed();
    await opened(await auth.signIn({ ...person, device: 'Firefox on Windows' }));
    await opened(await auth.signIn(person));
    expect(told(person.accountId)).toMatchObject([{ data: { accountId: person.accountId } }]);
    expect(told(person.accountId)[0]!.data).not.toHaveProperty('device');
  });

  it('is no news because of somebody else, nor after a wrong password', async () => {
    const [one, other] = [await auth.confirmed(), await auth.confirmed()];
    await opened(await auth.signIn({ ...one, device: 'Firefox on Windows' }));
    await opened(await auth.signIn({ ...other, device: 'Safari on iOS' }));
    await auth.signIn({ ...one, password: 'Wrong-horse-1', device: 'Safari on iOS' });
    expect([...told(one.accountId), ...told(other.accountId)]).toEqual([]);
  });

  it('is told once when it signs in twice at the same moment', async () => {
    const person = { ...(await auth.confirmed()), device: 'Firefox on Windows' };
    await opened(await auth.signIn(person));
    await auth.atOnce([1, 2].map(() => () => auth.signIn({ ...person, device: 'Safari on iOS' })));
    expect(told(person.accountId)).toHaveLength(1);
  });
});

describe('signing in with as many sessions as there may be', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start({ env: { SESSIONS_LIMIT: '3' } });
  });
  afterAll(() => auth?.close());

  const next = async (person: { email: string; password: string }) => {
    auth.clock.advance(60_000);
    return await opened(await auth.signIn(person));
  };

  it('ends the one unused for longest (CT-A14)', async () => {
    const person = await auth.confirmed();
    const [first, second, third] = [await next(person), await next(person), await next(person)];
    auth.clock.advance(60_000);
    await opened(await auth.refresh(first.refreshToken));

    const fourth = await next(person);
    const alive = (await auth.sessionsOf(person.accountId)).map(({ sessionId }) => sessionId);
    expect(alive).toEqual([fourth, first, third].map(({ sessionId }) => sessionId));
    expect(await auth.isAlive(second)).toBe(false);
    const { sessionId, accountId } = second;
    expect(auth.events(SessionEnded, sessionId).map(({ data }) => data)).toEqual([
      { sessionId, accountId, reason: 'too-many-sessions' },
    ]);
  });

  it('keeps to the limit when all sign in at the same moment', async () => {
    const person = await auth.confirmed();
    await auth.atOnce(Array.from({ length: 6 }, () => () => auth.signIn(person)));
    expect(await auth.sessionsOf(person.accountId)).toHaveLength(3);
  });
});

describe('guessing a password', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const guess = async (email: string, times: number) => {
    for (let time = 0; time < times; time += 1) {
      expect(await auth.signIn({ email, password: `Guess-${time}` })).toEqual(rejectedWith('wrong-credentials'));
    }
  };

  it('is held back from the fifth on, also with the right one, for a known and an unknown address alike', async () => {
    const person = await auth.confirmed();
    for (const { email, password } of [person, newVisitor()]) {
      await guess(email, 5);
      expect(await auth.signIn({ email, password })).toEqual(rejectedWith('too-many-requests'));
    }
    auth.clock.advance(15_000);
    await opened(await auth.signIn(person));
    await guess(person.email, 4);
    await opened(await auth.signIn(person));
  });

  it('is not faster with many guesses at the same moment', async () => {
    const { email } = await auth.confirmed();
    const guesses = Array.from({ length: 12 }, (_, index) => () => auth.signIn({ email, password: `Guess-${index}` }));
    const codes = (await auth.atOnce(guesses)).map((end) => end.status === 'rejected' && end.rejection.code);
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(5);
    expect(codes.filter((code) => code === 'too-many-requests')).toHaveLength(7);
  });
});
