import { randomUUID } from 'node:crypto';
import {
  ChangeEmail,
  ConfirmEmailChange,
  EmailChanged,
  EmailChangeRequested,
  PasswordResetRequested,
  RequestPasswordReset,
  ResetPassword,
} from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, newVisitor, opened, rejectedWith } from '../../test/auth-harness';

const LINK_HOURS = 3;
const newEmail = () => `${randomUUID()}@example.org`;

describe('the link of an e-mail change', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start({ env: { CONFIRMATION_LINK_HOURS: String(LINK_HOURS) } });
  });
  afterAll(() => auth?.close());

  type Person = Awaited<ReturnType<AuthHarness['signedIn']>>;
  const ask = ({ accountId, password: currentPassword }: Person, email: string) =>
    auth.send(ChangeEmail, { accountId, email, currentPassword }, { actor: { type: 'account', id: accountId } });
  const asked = async (person: Person, email: string) => {
    expect(await ask(person, email)).toEqual({ status: 'accepted', result: {} });
    return await auth.mailedToken(person.accountId, EmailChangeRequested);
  };
  const confirm = (token: string, confirmationId: string = randomUUID()) =>
    auth.send(ConfirmEmailChange, { confirmationId, token }, { commandId: confirmationId });
  const changes = (accountId: string) => auth.events(EmailChanged, accountId);

  it('puts the new address in force, keeps the sessions, and tells the old address (CT-U16)', async () => {
    const person = await auth.signedIn();
    const email = newEmail();
    const token = await asked(person, email);
    expect(await confirm(token)).toEqual({ status: 'accepted', result: { accountId: person.accountId } });

    await opened(await auth.signIn({ ...person, email }));
    expect(await auth.signIn(person)).toEqual(rejectedWith('wrong-credentials'));
    expect(await auth.isAlive(person)).toBe(true);
    const [change, ...more] = changes(person.accountId);
    expect(more).toEqual([]);
    expect(await auth.mailedEmail(EmailChanged, person.accountId)).toBe(person.email);
    expect(JSON.stringify(change)).not.toContain(email);
    keepSample(EmailChanged, change);
  });

  it('works once, and says so (CT-U17); after it no other change is taken (CT-U18)', async () => {
    const person = await auth.signedIn();
    const token = await asked(person, newEmail());
    expect((await confirm(token)).status).toBe('accepted');
    expect(await confirm(token)).toEqual(rejectedWith('email-change-confirmed'));
    auth.clock.advance(60_000);
    expect(await ask(person, newEmail())).toEqual(rejectedWith('email-already-changed'));
    expect(changes(person.accountId)).toHaveLength(1);
  });

  it('frees the old address for somebody else', async () => {
    const person = await auth.signedIn();
    await confirm(await asked(person, newEmail()));
    expect((await auth.signUp(newVisitor({ email: person.email }))).status).toBe('accepted');
  });

  it('withdraws the reset links that are out: they were mailed to the old address', async () => {
    const person = await auth.signedIn();
    const requestId = randomUUID();
    await auth.send(RequestPasswordReset, { requestId, email: person.email }, { commandId: requestId });
    const reset = await auth.mailedToken(person.accountId, PasswordResetRequested);
    await confirm(await asked(person, newEmail()));
    const resetId = randomUUID();
    const data = { resetId, token: reset, newPassword: 'Another-horse-2' };
    expect(await auth.send(ResetPassword, data, { commandId: resetId })).toEqual(rejectedWith('wrong-hash'));
  });

  it('is the last one mailed: the ones before it open nothing', async () => {
    const person = await auth.signedIn();
    const first = await asked(person, newEmail());
    auth.clock.advance(60_000);
    const email = newEmail();
    const second = await asked(person, email);
    expect(await confirm(first)).toEqual(rejectedWith('hash-not-found'));
    expect((await confirm(second)).status).toBe('accepted');
    await opened(await auth.signIn({ ...person, email }));
  });

  it('is refused when somebody has signed up with the address meanwhile, and the old one stays (CT-U19)', async () => {
    const person = await auth.signedIn();
    const email = newEmail();
    const token = await asked(person, email);
    expect((await auth.signUp(newVisitor({ email }))).status).toBe('accepted');
    expect(await confirm(token)).toEqual(rejectedWith('user-already-exists'));
    await opened(await auth.signIn(person));
    expect(changes(person.accountId)).toEqual([]);
  });

  it('gives an address to one of two people who confirm it at the same moment', async () => {
    const people = [await auth.signedIn(), await auth.signedIn()];
    const email = newEmail();
    const tokens = [await asked(people[0]!, email), await asked(people[1]!, email)];
    const ends = await auth.atOnce(tokens.map((token) => () => confirm(token)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected']);
    const winner = ends.findIndex(({ status }) => status === 'accepted');
    const [won, lost] = [people[winner]!, people[1 - winner]!];
    expect(ends[1 - winner]).toEqual(rejectedWith('user-already-exists'));
    expect((await opened(await auth.signIn({ ...won, email }))).accountId).toBe(won.accountId);
    await opened(await auth.signIn(lost));
    expect(changes(lost.accountId)).toEqual([]);
  });

  it('has one effect when it is used ten times at the same moment', async () => {
    const person = await auth.signedIn();
    const token = await asked(person, newEmail());
    const ends = await auth.atOnce(Array.from({ length: 10 }, () => () => confirm(token)));
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
    expect(ends.filter(({ status }) => status === 'rejected')).toEqual(
      Array.from({ length: 9 }, () => rejectedWith('email-change-confirmed')),
    );
    expect(changes(person.accountId)).toHaveLength(1);
  });

  it('works until the last millisecond of its hours, and not after', async () => {
    const [inTime, late] = [await auth.signedIn(), await auth.signedIn()];
    const tokens = [await asked(inTime, newEmail()), await asked(late, newEmail())] as const;
    auth.clock.advance(LINK_HOURS * 60 * 60_000 - 1);
    expect((await confirm(tokens[0])).status).toBe('accepted');
    auth.clock.advance(1);
    expect(await confirm(tokens[1])).toEqual(rejectedWith('hash-not-found'));
  });

  it('is not the link of a sign-up or of a reset, nor they the one of a change (BUG-CT-05)', async () => {
    const [newcomer, person] = [await auth.unconfirmed(), await auth.signedIn()];
    expect(await confirm(newcomer.token)).toEqual(rejectedWith('hash-not-found'));
    const token = await asked(person, newEmail());
    expect(await auth.confirm(token)).toEqual(rejectedWith('hash-not-found'));
    const resetId = randomUUID();
    const data = { resetId, token, newPassword: 'Another-horse-2' };
    expect(await auth.send(ResetPassword, data, { commandId: resetId })).toEqual(rejectedWith('wrong-hash'));
    expect((await confirm(token)).status).toBe('accepted');
  });

  it('is not guessed', async () => {
    const person = await auth.signedIn();
    const token = await asked(person, newEmail());
    for (const wrong of ['unknown', token.slice(0, -1), `${token}x`]) {
      expect(await confirm(wrong)).toEqual(rejectedWith('hash-not-found'));
    }
  });
});
