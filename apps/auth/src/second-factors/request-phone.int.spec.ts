import { randomUUID } from 'node:crypto';
import { RequestPhone, SmsRequested } from '@portfel/contracts';
import { AuthHarness, rejectedWith } from '../../test/auth-harness';
import { as, newPhone, smsCode, withPhone, withTotp } from '../../test/protected-person';

describe('asking for a code to set a phone', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  const ask = (accountId: string, phone: string) => as(auth, accountId, RequestPhone, { phone });
  const sent = { status: 'accepted', result: {} };

  it('sends one to the number: six digits, for five minutes (CT-S06, CT-S10)', async () => {
    const { accountId } = await auth.confirmed();
    const phone = newPhone();
    expect(await ask(accountId, phone)).toEqual(sent);
    const [event, ...more] = auth.events(SmsRequested, accountId);
    expect(more).toEqual([]);
    const expiresAt = new Date(auth.clock.now().getTime() + 5 * 60_000).toISOString();
    expect(event!.data).toMatchObject({ purpose: 'set-phone', expiresAt });
    expect(await auth.toldToNotification(SmsRequested, accountId, 'phone')).toBe(phone);
    expect(await smsCode(auth, accountId)).toMatch(/^\d{6}$/);
  });

  it('sends none to a second number within 30 seconds, and says that the first one was sent (CT-S19)', async () => {
    const { accountId } = await auth.confirmed();
    const phone = newPhone();
    expect(await ask(accountId, phone)).toEqual(sent);
    expect(await ask(accountId, phone)).toEqual(sent);
    expect(await ask(accountId, newPhone())).toEqual(rejectedWith('too-many-requests'));
    expect(auth.events(SmsRequested, accountId)).toHaveLength(1);
  });

  it('sends one number five an hour, however many accounts ask (CT-S19)', async () => {
    const phone = newPhone();
    const people = await Promise.all(Array.from({ length: 7 }, () => auth.confirmed()));
    const ends = [];
    for (const { accountId } of people) {
      ends.push(await ask(accountId, phone));
      auth.clock.advance(30_000);
    }
    expect(ends.map(({ status }) => status)).toEqual([...Array<string>(5).fill('accepted'), 'rejected', 'rejected']);
  });

  it('sends one number one code when many accounts ask at the same moment', async () => {
    const phone = newPhone();
    const people = await Promise.all(Array.from({ length: 8 }, () => auth.confirmed()));
    const ends = await auth.atOnce(
      people.map(
        ({ accountId }) =>
          () =>
            ask(accountId, phone),
      ),
    );
    expect(ends.filter(({ status }) => status === 'accepted')).toHaveLength(1);
  });

  it('is told nothing of other accounts with this number', async () => {
    const { phone } = await withPhone(auth);
    const { accountId } = await auth.confirmed();
    auth.clock.advance(30_000);
    expect(await ask(accountId, phone)).toEqual(sent);
  });

  it.each([withTotp, withPhone])('is refused when there is a second factor (CT-S08)', async (protectedBy) => {
    const { accountId } = await protectedBy(auth);
    expect(await ask(accountId, newPhone())).toEqual(rejectedWith('mfa-already-set'));
  });

  it('is refused to anybody else', async () => {
    const { accountId } = await auth.confirmed();
    const actor = { type: 'account' as const, id: randomUUID() };
    const end = await auth.send(RequestPhone, { accountId, phone: newPhone() }, { actor });
    expect(end).toEqual(rejectedWith('session-has-expired'));
    expect(auth.events(SmsRequested, accountId)).toEqual([]);
  });
});
