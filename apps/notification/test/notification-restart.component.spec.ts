import { eventually, freshMongo, type FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { MailDoor } from './mail-door';
import { deliveries, mailsTo, newPerson, requested, startNotification, type Person } from './notification-harness';

/** A job whose process died is somebody else's after this. */
const CLAIM_MS = 30_000;

describe('notification, when something stops in the middle', () => {
  let database: FreshStore;
  let door: MailDoor;
  let harness: ServiceHarness;
  let aheadMs = 0;
  beforeEach(async () => {
    [database, door] = await Promise.all([freshMongo(), MailDoor.open()]);
    harness = await start();
  });
  afterEach(async () => {
    await harness.close();
    await door.shut();
    await database.drop();
    aheadMs = 0;
  });

  const start = (secrets?: ServiceHarness['secrets']) =>
    startNotification({
      storeUrl: database.url,
      smtpUrl: door.url,
      secrets,
      clock: () => new Date(Date.now() + aheadMs),
    });
  const ask = async (person: Person) => harness.deliver(await requested(harness, person));
  const states = async () => (await deliveries(harness)).map(({ status }) => status);

  it('sends a mail once the mail server is back, and once only', async () => {
    await door.shut();
    const person = newPerson();
    await ask(person);
    await eventually(() => expect(harness.log.join()).toContain('mail not taken'));
    expect(await mailsTo(person.email)).toEqual([]);
    await door.open();
    await eventually(async () => expect(await states()).toEqual(['sent']));
    expect(door.passed).toBe(1);
    expect(await mailsTo(person.email)).toHaveLength(1);
  });

  it('stays ready while the mail server is away: what is asked for is written down', async () => {
    await door.shut();
    expect((await harness.health()).status).toBe(200);
  });

  it('forgets the secrets of a mail whose link expires while the mail server is away', async () => {
    await door.shut();
    const person = newPerson();
    await ask(person);
    await eventually(() => expect(harness.log.join()).toContain('mail not taken'));
    aheadMs += 2 * 3_600_000;
    await door.open();
    await eventually(async () => expect(await states()).toEqual(['failed']));
    const [job] = await deliveries(harness);
    expect(job).toMatchObject({ failure: 'expired' });
    expect(job).not.toHaveProperty('sealedEmail');
    expect(job).not.toHaveProperty('sealedToken');
    expect(door.passed).toBe(0);
  });

  it('sends a mail once when its process is stopped in the middle of it and starts again', async () => {
    door.holdAnswers();
    const [person, later] = [newPerson(), newPerson()];
    await ask(person);
    await eventually(() => expect(door.passed).toBe(1));
    const closing = harness.close();
    // It waits for the mail in hand, so it must be told that the server has it.
    setTimeout(() => door.releaseAnswers(), 200);
    await closing;

    // By now its claim has run out: a mail it had not noted as sent would go again, before any later one.
    aheadMs += 2 * CLAIM_MS;
    harness = await start(harness.secrets);
    await ask(later);
    await eventually(async () => expect(await states()).toEqual(['sent', 'sent']));
    expect(door.passed).toBe(2);
    expect(await mailsTo(person.email)).toHaveLength(1);
  });

  it('sends a mail again, under the same id, when its process died before it was told the mail was taken', async () => {
    door.holdAnswers();
    const person = newPerson();
    await ask(person);
    await eventually(() => expect(door.passed).toBe(1));
    await door.shut();
    door.releaseAnswers();
    await door.open();
    aheadMs += 2 * CLAIM_MS;
    await eventually(async () => expect(await states()).toEqual(['sent']));
    // Both may arrive; the one id is how a mail server or a reader tells that they are one.
    const ids = (await mailsTo(person.email)).map(({ messageId }) => messageId);
    const [job] = await deliveries(harness);
    expect(new Set(ids)).toEqual(new Set([`${job!._id}@portfel.example`]));
  });
});
