import { randomUUID } from 'node:crypto';
import {
  CloseAccount,
  DeactivateAccount,
  type Envelope,
  StatementMailRequested,
  StatementReady,
} from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import { AuthHarness } from '../../test/auth-harness';
import { newAdmin } from '../../test/new-admin';

describe('the mail about a statement', () => {
  let auth: AuthHarness;
  beforeAll(async () => (auth = await AuthHarness.start()));
  afterAll(() => auth?.close());

  const month = '2026-10';
  const requests = (accountId: string) => auth.events(StatementMailRequested, accountId);

  /** Tells it, and waits until it is heard. */
  async function tell(ownerId: string, eventId: string = randomUUID()) {
    const envelope: Envelope = {
      event_id: eventId,
      event_name: StatementReady.name,
      event_version: StatementReady.version,
      event_time: new Date().toISOString(),
      producer: 'wallet',
      correlation_id: randomUUID(),
      actor: { type: 'service', id: 'wallet' },
      data: { ownerId, month },
    };
    const value = Buffer.from(JSON.stringify(envelope));
    await auth.broker.produce([{ topic: StatementReady.topic, key: ownerId, value }]);
    const heard = () => auth.sql('SELECT 1 FROM inbox WHERE message_id = $1', [eventId]);
    await eventually(async () => expect(await heard()).toHaveLength(1));
  }

  it('is asked for once, however often it is told, with the address sealed and the month', async () => {
    const { accountId, username, email } = await auth.confirmed();
    const eventId = randomUUID();
    await tell(accountId, eventId);
    await tell(accountId, eventId);
    await tell(randomUUID());
    const [request, ...more] = requests(accountId);
    expect(more).toEqual([]);
    expect(request).toMatchObject({ data: { accountId, username, language: 'en', month } });
    expect(JSON.stringify(request)).not.toContain(email);
    keepSample(StatementMailRequested, request);
  });

  it('is not asked for when there is no such account, not any more, or it is shut out', async () => {
    const { actor } = await newAdmin(auth);
    const [shutOut, closed] = [await auth.confirmed(), await auth.confirmed()];
    await auth.send(DeactivateAccount, { accountId: shutOut.accountId }, { actor });
    const { accountId, password } = closed;
    await auth.send(CloseAccount, { accountId, password }, { actor: { type: 'account', id: accountId } });
    for (const ownerId of [shutOut.accountId, accountId, randomUUID()]) {
      await tell(ownerId);
      expect(requests(ownerId)).toEqual([]);
    }
  });
});
