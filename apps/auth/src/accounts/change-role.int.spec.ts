import { randomUUID } from 'node:crypto';
import { decodeJwt } from 'jose';
import { ChangeRole, OPERATOR, Role, RoleChanged, type Actor } from '@portfel/contracts';
import { keepSample } from '@portfel/testing';
import { AuthHarness, opened, rejectedWith } from '../../test/auth-harness';
import { newAdmin } from '../../test/new-admin';

const accepted = { status: 'accepted', result: {} };

describe('changing a role', () => {
  let auth: AuthHarness;
  beforeEach(async () => {
    auth = await AuthHarness.start();
  });
  afterEach(() => auth?.close());

  const change = (accountId: string, role: Role, actor: Actor) => auth.send(ChangeRole, { accountId, role }, { actor });
  const roleOf = async (accountId: string) =>
    (await auth.sql('SELECT role FROM account WHERE id = $1', [accountId]))[0]?.role;

  it('gives every role there is, at once, and tells whoever asks for the session (PF-U08, AT-S07)', async () => {
    const [admin, person] = [await newAdmin(auth), await auth.signedIn()];
    const client = auth.questions();
    const { accountId, sessionId } = person;
    for (const role of [...Role.options].reverse()) {
      expect(await change(accountId, role, admin.actor)).toEqual(accepted);
      expect(await client.ask('CheckSession', { accountId, sessionId }, { correlationId: 'c' })).toEqual({
        alive: true,
        role,
      });
    }
    const events = auth.events(RoleChanged, accountId);
    expect(events.map(({ data }) => data.role)).toEqual([...Role.options].reverse());
    keepSample(RoleChanged, events[0]);
    client.close();
  });

  it('is in the next access token', async () => {
    const [admin, person] = [await newAdmin(auth), await auth.signedIn()];
    expect(decodeJwt(person.accessToken).role).toBe('user');
    await change(person.accountId, 'worker', admin.actor);
    expect(decodeJwt((await opened(await auth.refresh(person.refreshToken))).accessToken).role).toBe('worker');
  });

  it('is told once: the role that is there already is no change', async () => {
    const [admin, person] = [await newAdmin(auth), await auth.confirmed()];
    await change(person.accountId, 'worker', admin.actor);
    expect(await change(person.accountId, 'worker', admin.actor)).toEqual(accepted);
    expect(auth.events(RoleChanged, person.accountId)).toHaveLength(1);
  });

  it('is refused to everybody but an admin and the operator (AT-S06)', async () => {
    const [admin, person] = [await newAdmin(auth), await auth.signedIn()];
    const demoted = await newAdmin(auth);
    await change(demoted.accountId, 'manager', admin.actor);
    const others: Actor[] = [
      { type: 'account', id: person.accountId },
      { type: 'account', id: demoted.accountId },
      { type: 'account', id: randomUUID() },
      { type: 'account' },
      { type: 'visitor' },
      { type: 'visitor', id: admin.accountId },
      { type: 'service', id: 'wallet' },
      { type: 'service' },
    ];
    for (const actor of others) {
      for (const accountId of [person.accountId, randomUUID()]) {
        expect(await change(accountId, 'admin', actor)).toEqual(rejectedWith('role-required'));
      }
    }
    expect(await roleOf(person.accountId)).toBe('user');
  });

  it('knows no such user', async () => {
    const { actor } = await newAdmin(auth);
    expect(await change(randomUUID(), 'worker', actor)).toEqual(rejectedWith('user-not-found'));
  });

  it('leaves one admin, whoever asks', async () => {
    const admin = await newAdmin(auth);
    for (const actor of [admin.actor, OPERATOR]) {
      expect(await change(admin.accountId, 'user', actor)).toEqual(rejectedWith('last-admin'));
    }
    const second = await newAdmin(auth);
    expect(await change(admin.accountId, 'user', admin.actor)).toEqual(accepted);
    expect(await change(second.accountId, 'user', second.actor)).toEqual(rejectedWith('last-admin'));
  });

  it('leaves one admin of two who demote each other, or themselves, at the same moment', async () => {
    const twin = await AuthHarness.start({ besides: auth });
    for (let round = 0; round < 3; round += 1) {
      await auth.sql(`UPDATE account SET role = 'user'`);
      const [one, two] = [await newAdmin(auth), await newAdmin(auth)];
      const [first, second] = round % 2 ? [two, one] : [one, two];
      const ends = await Promise.all([
        change(first.accountId, 'user', one.actor),
        twin.send(ChangeRole, { accountId: second.accountId, role: 'user' }, { actor: two.actor }),
      ]);
      expect(ends.map(({ status }) => status).sort()).toEqual(['accepted', 'rejected']);
      expect(await auth.sql(`SELECT id FROM account WHERE role = 'admin'`)).toHaveLength(1);
    }
    await twin.close();
  });
});
