import { randomUUID } from 'node:crypto';
import {
  PasswordChanged,
  PasswordResetRequested,
  RequestPasswordReset,
  ResetPassword,
  SessionEnded,
} from '@portfel/contracts';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';

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
