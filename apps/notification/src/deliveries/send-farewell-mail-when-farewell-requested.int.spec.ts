import { randomUUID } from 'node:crypto';
import { ConfirmationRequested, FarewellRequested } from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import type { ServiceHarness } from '../../../../libs/testing/src/service-harness';
import { MailDoor } from '../../test/mail-door';
import { deliveries, mailsTo, newPerson, requested, startFreshNotification } from '../../test/notification-harness';

describe('the last mail of a closed account', () => {
  let harness: ServiceHarness;
  let door: MailDoor;
  let close: () => Promise<void>;
  beforeEach(async () => {
    door = await MailDoor.open();
    ({ harness, close } = await startFreshNotification(door.url));
  });
  afterEach(async () => {
    await close();
    await door.shut();
  });

  const farewell = ({ accountId, username, email }: ReturnType<typeof newPerson>) =>
    harness.message(FarewellRequested, { accountId, username, email });
  const named = () => ({ ...newPerson(), username: `ann-${randomUUID().slice(0, 8)}` });
  const subjects = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject);
  const CLOSED = 'Your Portfel account is closed';

  it('is sent once, and what was sent before is forgotten', async () => {
    const person = named();
    await harness.deliver(await requested(harness, person));
    await eventually(async () => expect(await subjects(person.email)).toHaveLength(1));
    const event = await farewell(person);
    await harness.deliver(event, event);
    await eventually(async () => expect(await subjects(person.email)).toContain(CLOSED));
    await eventually(async () =>
      expect(await deliveries(harness)).toMatchObject([{ template: 'account-closed', status: 'sent' }]),
    );
    expect((await subjects(person.email)).filter((subject) => subject === CLOSED)).toHaveLength(1);
    const left = JSON.stringify(await deliveries(harness));
    expect(left).not.toContain(person.username);
    expect(left).not.toContain('sealed');
  });

  it('takes the place of what still waited for the mail server', async () => {
    await door.shut();
    const person = newPerson();
    await harness.deliver(await requested(harness, person));
    await harness.deliver(await farewell(person));
    expect(await deliveries(harness)).toMatchObject([{ template: 'account-closed', status: 'pending' }]);
    await door.open();
    await eventually(async () => expect(await subjects(person.email)).toEqual([CLOSED]), { withinMs: 15_000 });
  });

  it('is the last: what was asked for before and is heard of after it is not sent, and leaves nothing', async () => {
    const person = named();
    await harness.deliver(await farewell(person));
    await eventually(async () => expect(await subjects(person.email)).toEqual([CLOSED]));
    const someoneElse = newPerson();
    await harness.deliver(await harness.message(ConfirmationRequested, person));
    await harness.deliver(await requested(harness, someoneElse));
    await eventually(async () => {
      const left = await deliveries(harness);
      expect(left.map(({ template, status }) => [template, status])).toEqual([
        ['account-closed', 'sent'],
        ['confirm-account', 'sent'],
      ]);
      expect(JSON.stringify(left)).not.toContain(person.username);
    });
    expect(await subjects(person.email)).toEqual([CLOSED]);
  });
});
