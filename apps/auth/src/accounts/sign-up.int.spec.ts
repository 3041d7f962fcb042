import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { AccountRegistered, ConfirmationRequested } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, newVisitor, opened, rejectedWith, type Visitor } from '../../test/auth-harness';

const ROUNDS = 200;

describe('signing up', () => {
  let auth: AuthHarness;
  /** A second process of the same service on the same database. */
  let twin: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
    twin = await AuthHarness.start({ besides: auth });
  });
  afterAll(async () => {
    await twin?.close();
    await auth?.close();
  });

  /** The two sign up at the same moment, each at another process. @returns how both ended */
  async function race(one: Visitor, two: Visitor) {
    const ids = [randomUUID(), randomUUID()] as const;
    const ends = await Promise.all([auth.signUp(one, ids[0]), twin.signUp(two, ids[1])]);
    const winner = ids[ends.findIndex(({ status }) => status === 'accepted')];
    const stored = await auth.sql('SELECT id FROM account WHERE id = ANY($1)', [ids]);
    const links = await auth.sql('SELECT account_id FROM one_time_link WHERE account_id = ANY($1)', [ids]);
    const published = [auth, twin].flatMap((instance) =>
      ids.flatMap((id) => [AccountRegistered, ConfirmationRequested].flatMap((event) => instance.events(event, id))),
    );
    // A process that takes over may send what the other one is sending; to its readers the two are one event.
    const events = [...new Map(published.map((event) => [event.event_id, event])).values()];
    return { ends, winner, stored, links, events };
  }

  function expectOneWinner(
    { ends, winner, stored, links, events }: Awaited<ReturnType<typeof race>>,
    fields?: Record<string, string[]>,
  ) {
    expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected']);
    const rejection = fields ? { code: 'user-already-exists', fields } : { code: 'user-already-exists' };
    expect(ends).toContainEqual({ status: 'rejected', rejection });
    expect(stored).toEqual([{ id: winner }]);
    expect(links).toEqual([{ account_id: winner }]);
    expect(events.map(({ event_name: name, data }) => [name, data.accountId])).toEqual([
      ['Auth.AccountRegistered', winner],
      ['Auth.ConfirmationRequested', winner],
    ]);
  }

  it('gives an e-mail address to exactly one of two who ask at the same moment, in any case', async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      const { email } = newVisitor();
      expectOneWinner(await race(newVisitor({ email }), newVisitor({ email: email.toUpperCase() })));
    }
  }, 120_000);

  it('gives a username to exactly one of two who ask at the same moment, in any case', async () => {
    for (let round = 0; round < ROUNDS / 10; round += 1) {
      const { username } = newVisitor();
      expectOneWinner(await race(newVisitor({ username }), newVisitor({ username: username.toUpperCase() })), {
        username: ['is taken'],
      });
    }
  });

  it('names a username that is taken, and never the address (CT-U04)', async () => {
    const known = await auth.unconfirmed();
    const code = 'user-already-exists';
    const [sameName, sameAddress, both] = [{ username: known.username }, { email: known.email }, known];
    expect(await auth.signUp(newVisitor(sameAddress))).toEqual({ status: 'rejected', rejection: { code } });
    for (const visitor of [newVisitor(sameName), both]) {
      const rejection = { code, fields: { username: ['is taken'] } };
      expect(await auth.signUp(visitor)).toEqual({ status: 'rejected', rejection });
    }
  });

  it('makes everybody a user, whatever else they ask for (AT-S04, SD-U10)', async () => {
    const [visitor, accountId] = [{ ...newVisitor(), role: 'admin' }, randomUUID()];
    await auth.signUp(visitor, accountId);
    expect(await auth.sql('SELECT role FROM account WHERE id = $1', [accountId])).toEqual([{ role: 'user' }]);
    const [registered, ...more] = auth.events(AccountRegistered, accountId);
    expect([Object.keys(registered!.data).sort(), more]).toEqual([['accountId', 'profile', 'username'], []]);
    await auth.confirm(await auth.mailedToken(accountId));
    expect(decodeJwt((await opened(await auth.signIn(visitor))).accessToken).role).toBe('user');
  });

  it('stores nothing and tells nobody when the terms are not accepted', async () => {
    const before = await Promise.all(['account', 'one_time_link'].map((table) => auth.rows(table)));
    const accountId = randomUUID();
    expect(await auth.signUp(newVisitor({ termsAccepted: false }), accountId)).toEqual(
      rejectedWith('tac-not-accepted'),
    );
    expect(await Promise.all(['account', 'one_time_link'].map((table) => auth.rows(table)))).toEqual(before);
    expect(auth.events(AccountRegistered, accountId)).toEqual([]);
    expect(auth.events(ConfirmationRequested, accountId)).toEqual([]);
  });

  it('leaves e-mail address, password and link readable in no column of any table', async () => {
    const person = await auth.unconfirmed();
    await auth.signUp(person);
    const tables = await auth.sql(`SELECT tablename FROM pg_tables WHERE schemaname = 'public'`);
    const found = async (text: string) => {
      const all = await Promise.all(tables.map(({ tablename }) => auth.rows(String(tablename))));
      return all.flat().flatMap((row) => Object.entries(row).filter(([, value]) => holds(value, text)));
    };
    // The search itself finds what is there to be found.
    expect((await found(person.username)).map(([column]) => column)).toContain('username');
    for (const secret of [person.email, person.password, person.token]) {
      expect(await found(secret)).toEqual([]);
    }
  });

  it('stores the password as Argon2id', async () => {
    const { accountId } = await auth.unconfirmed();
    const [row] = await auth.sql('SELECT password_hash FROM account WHERE id = $1', [accountId]);
    expect(row!.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]+\$[\w+/]+$/);
  });

  it('has one effect and one answer when the command is sent twice', async () => {
    const visitor = newVisitor();
    const accountId = randomUUID();
    const first = await auth.signUp(visitor, accountId);
    expect(first).toEqual({ status: 'accepted', result: { accountId, username: visitor.username } });
    expect(await auth.signUp(visitor, accountId)).toEqual(first);
    const [answer, repeated, ...more] = auth.outcomes(accountId);
    expect(repeated).toEqual(answer);
    expect(more).toEqual([]);

    expect(await auth.sql('SELECT id FROM account WHERE username = $1', [visitor.username])).toEqual([
      { id: accountId },
    ]);
    expect(await auth.sql('SELECT 1 FROM one_time_link WHERE account_id = $1', [accountId])).toHaveLength(1);
    for (const contract of [AccountRegistered, ConfirmationRequested]) {
      const [event, ...others] = auth.events(contract, accountId);
      expect(others).toEqual([]);
      keepSample(contract, event);
    }
  });
});

/** Whether a value shows the text: as it is, or in an encoding anybody undoes. */
function holds(value: unknown, text: string): boolean {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(typeof value === 'string' ? value : JSON.stringify(value));
  const shown = (['utf8', 'base64', 'base64url', 'hex'] as const).map((encoding) =>
    Buffer.from(text).toString(encoding),
  );
  return shown.some((form) => bytes.toString('latin1').toLowerCase().includes(form.replace(/=+$/, '').toLowerCase()));
}
