import { randomUUID } from 'node:crypto';
import {
  allMessages,
  ChangeEmail,
  ChangeRole,
  ChangeUsername,
  ConfirmEmailChange,
  DeactivateAccount,
  EmailChangeRequested,
  Envelope,
  ReactivateAccount,
  sealedFields,
} from '@portfel/contracts';
import { AuthHarness, newVisitor } from './auth-harness';
import { newAdmin } from './new-admin';

describe('what is told of an account', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  it('is told by an event for each change, and nothing private in clear (AT-S05)', async () => {
    const [{ actor: admin }, { accountId, password }] = [await newAdmin(auth), await auth.confirmed()];
    const owner = { type: 'account', id: accountId } as const;
    const { email, username } = newVisitor();
    const before = told(accountId).length;
    await auth.send(ChangeUsername, { accountId, username }, { actor: owner });
    await auth.send(ChangeEmail, { accountId, email, currentPassword: password }, { actor: owner });
    const token = await auth.mailedToken(accountId, EmailChangeRequested);
    await auth.send(ConfirmEmailChange, { confirmationId: randomUUID(), token });
    await auth.send(ChangeRole, { accountId, role: 'worker' }, { actor: admin });
    await auth.send(DeactivateAccount, { accountId }, { actor: admin });
    await auth.send(ReactivateAccount, { accountId }, { actor: admin });

    const expiresAt = expect.any(String) as string;
    expect(told(accountId).slice(before)).toEqual([
      ['Auth.UsernameChanged', { accountId, username }],
      ['Auth.EmailChangeRequested', { accountId, username, language: 'en', expiresAt }],
      ['Auth.EmailChanged', { accountId, username, language: 'en' }],
      ['Auth.RoleChanged', { accountId, role: 'worker' }],
      ['Auth.AccountDeactivated', { accountId }],
      ['Auth.AccountReactivated', { accountId }],
    ]);
  });

  /** In the order of the topic: each event, without what is sealed in it. */
  function told(accountId: string): unknown[] {
    const seals = new Map(allMessages().map(({ name, data }) => [name, sealedFields(data)]));
    return auth.broker
      .records('auth.events')
      .map(({ value }) => Envelope.parse(JSON.parse(String(value))))
      .filter(({ event_name: name, data }) => data.accountId === accountId && name !== 'Auth.ActionLogged')
      .map(({ event_name: name, data }) => {
        const open = Object.entries(data).filter(([field]) => !seals.get(name)!.has(field));
        return [name, Object.fromEntries(open)];
      });
  }
});
