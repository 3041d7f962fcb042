import { ChangePassword, PasswordChanged } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';

const DAY = 24 * 60 * 60_000;
const NEW = 'Another-horse-2';

describe('changing the password', () => {
  let auth: AuthHarness;
  beforeAll(async () => {
    auth = await AuthHarness.start();
  });
  afterAll(() => auth?.close());

  type Person = Awaited<ReturnType<AuthHarness['signedIn']>>;
  const change = (
    { accountId, sessionId: keptSessionId }: Pick<Person, 'accountId' | 'sessionId'>,
    currentPassword: string,
    newPassword = NEW,
    actor = accountId,
  ) =>
    auth.send(
      ChangePassword,
      { accountId, keptSessionId, currentPassword, newPassword },
      { actor: { type: 'account', id: actor } },
    );

  it('needs the current one, keeps this session and ends the others (CT-U23, CT-U24)', async () => {
    const person = await auth.signedIn();
    const other = await opened(await auth.signIn(person));
    expect(await change(person, person.password)).toEqual({
      status: 'accepted',
      result: { sessionIds: [other.sessionId] },
    });
    expect([await auth.isAlive(person), await auth.isAlive(other)]).toEqual([true, false]);
    expect(await auth.signIn(person)).toEqual(rejectedWith('wrong-credentials'));
    await opened(await auth.signIn({ ...person, password: NEW }));
    const [told, ...more] = auth.events(PasswordChanged, person.accountId);
    expect([told!.data.how, more]).toEqual(['changed', []]);
    keepSample(PasswordChanged, told);
  });

  it('is refused with a wrong current password, and changes nothing (CT-U21)', async () => {
    const person = await auth.signedIn();
    const other = await opened(await auth.signIn(person));
    expect(await change(person, 'Wrong-horse-1')).toEqual(rejectedWith('wrong-credentials'));
    expect(await auth.isAlive(other)).toBe(true);
    await opened(await auth.signIn(person));
    expect(auth.events(PasswordChanged, person.accountId)).toEqual([]);
  });

  it('is refused within a day of the last change, and taken afterwards (CT-U22)', async () => {
    const person = await auth.signedIn();
    expect((await change(person, person.password)).status).toBe('accepted');
    auth.clock.advance(DAY - 1);
    expect(await change(person, NEW, 'Third-horse-3')).toEqual(rejectedWith('password-changed-recently'));
    auth.clock.advance(1);
    expect((await change(person, NEW, 'Third-horse-3')).status).toBe('accepted');
  });

  it('is done once when it is sent from several tabs at the same moment', async () => {
    const person = await auth.signedIn();
    const tabs = ['Tab-horse-1', 'Tab-horse-2', 'Tab-horse-3'];
    const ends = await auth.atOnce(tabs.map((password) => () => change(person, person.password, password)));
    expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected', 'rejected']);
    expect(auth.events(PasswordChanged, person.accountId)).toHaveLength(1);
  });

  it('is refused to the password there is', async () => {
    const person = await auth.signedIn();
    expect(await change(person, person.password, person.password)).toEqual(rejectedWith('same-password'));
  });

  it('is refused to anybody else, whatever they know', async () => {
    const [person, thief] = [await auth.signedIn(), await auth.signedIn()];
    const stolen = await change(person, person.password, NEW, thief.accountId);
    expect(stolen).toEqual(rejectedWith('session-has-expired'));
    await opened(await auth.signIn(person));
  });
});
