import { randomUUID } from 'node:crypto';
import { ConfirmationRequested, ResendConfirmation } from '@portfel/contracts';
import { AuthHarness, newVisitor, rejectedWith } from '../../test/auth-harness';

const MINUTE = 60_000;

describe('asking for the confirmation mail again', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const resend = (email: string, requestId: string = randomUUID()) =>
    auth.send(ResendConfirmation, { requestId, email }, { commandId: requestId });
  const mails = (accountId: string) => auth.events(ConfirmationRequested, accountId).length;

  it('mails another link, and both work until one is used', async () => {
    const person = await auth.unconfirmed();
    auth.clock.advance(MINUTE);
    expect(await resend(person.email)).toEqual({ status: 'accepted', result: {} });
    expect(mails(person.accountId)).toBe(2);
    const second = await auth.mailedToken(person.accountId);
    expect(second).not.toBe(person.token);
    expect((await auth.confirm(second)).status).toBe('accepted');
  });

  it('mails not twice in a minute, nor six times a day, and says the same', async () => {
    const person = await auth.unconfirmed();
    const same = { status: 'accepted', result: {} };
    expect(await resend(person.email)).toEqual(same);
    expect(mails(person.accountId)).toBe(1);
    for (let time = 0; time < 8; time += 1) {
      auth.clock.advance(MINUTE);
      expect(await resend(person.email)).toEqual(same);
    }
    expect(mails(person.accountId)).toBe(5);
    auth.clock.advance(24 * 60 * MINUTE);
    await resend(person.email);
    expect(mails(person.accountId)).toBe(6);
  });

  it('mails once when it is asked for from several tabs at the same moment', async () => {
    const person = await auth.unconfirmed();
    auth.clock.advance(MINUTE);
    await auth.atOnce(Array.from({ length: 5 }, () => () => resend(person.email)));
    expect(mails(person.accountId)).toBe(2);
  });

  it('says the same of a confirmed account and of an address nobody has, and mails nothing', async () => {
    const person = await auth.confirmed();
    auth.clock.advance(MINUTE);
    const before = auth.events(ConfirmationRequested).length;
    for (const email of [person.email, newVisitor().email]) {
      expect(await resend(email)).toEqual({ status: 'accepted', result: {} });
    }
    expect(auth.events(ConfirmationRequested)).toHaveLength(before);
    expect(await auth.confirm(person.token)).toEqual(rejectedWith('email-already-confirmed'));
  });
});
