import { randomUUID } from 'node:crypto';
import { ConfirmationRequested, PasswordResetRequested, RequestPasswordReset } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, newVisitor } from '../../test/auth-harness';

const MINUTE = 60_000;

describe('asking for a new password', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const ask = (email: string, requestId: string = randomUUID()) =>
    auth.send(RequestPasswordReset, { requestId, email }, { commandId: requestId });
  const accepted = { status: 'accepted', result: {} };

  it('answers alike for an unknown address, and mails nothing (CT-U25)', async () => {
    const before = auth.events(PasswordResetRequested).length;
    expect(await ask(newVisitor().email)).toEqual(accepted);
    expect(auth.events(PasswordResetRequested)).toHaveLength(before);
  });

  it('mails the confirmation link to who never confirmed', async () => {
    const person = await auth.unconfirmed();
    auth.clock.advance(MINUTE);
    await ask(person.email);
    expect(auth.events(PasswordResetRequested, person.accountId)).toEqual([]);
    expect(auth.events(ConfirmationRequested, person.accountId)).toHaveLength(2);
  });

  it('mails not twice in a minute', async () => {
    const person = await auth.confirmed();
    for (const _ of [1, 2, 3]) await ask(person.email);
    const [asked, ...more] = auth.events(PasswordResetRequested, person.accountId);
    expect(more).toEqual([]);
    keepSample(PasswordResetRequested, asked);
  });
});
