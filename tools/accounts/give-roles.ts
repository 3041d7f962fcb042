import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { ChangeRole, OPERATOR, type Role } from '@portfel/contracts';
import { CommandSender, MessagingMetrics, Sealer, type Broker } from '@portfel/messaging';

const WAIT_MS = 30_000;

interface Account {
  readonly id: string;
  readonly username: string;
  readonly role: string;
  readonly confirmed: boolean;
}

/**
 * Gives accounts their roles, by the command an admin would send. An account that has its role already is left alone.
 * @param parts the live broker, and the store of auth, where the accounts are looked up
 * @param roles username, in any case of its letters → role
 * @returns what is so now, in words
 * @throws Error with what to do next
 */
export async function giveRoles(
  { broker, accounts }: { broker: Broker; accounts: DataSource },
  roles: Readonly<Record<string, Role>>,
): Promise<string[]> {
  const found: { account: Account; role: Role }[] = [];
  for (const [username, role] of Object.entries(roles)) found.push({ account: await find(accounts, username), role });
  const changes = found.filter(({ account, role }) => account.role !== role);
  if (changes.length > 0) await send(broker, changes);
  return found.map(({ account, role }) => `${account.username} is ${role} now.`);
}

async function find(accounts: DataSource, username: string): Promise<Account> {
  const [account] = await accounts.query<Account[]>(
    'SELECT id, username, role, confirmed_at IS NOT NULL AS confirmed FROM account WHERE lower(username) = lower($1)',
    [username],
  );
  if (!account) throw new Error(`There is no account ${username}. Sign up with that name first.`);
  if (!account.confirmed)
    throw new Error(`${account.username} has not followed the link in the mail yet. Do that first.`);
  return account;
}

async function send(broker: Broker, changes: readonly { account: Account; role: Role }[]): Promise<void> {
  const sender = new CommandSender({
    service: OPERATOR.id,
    broker,
    sealer: new Sealer({ service: OPERATOR.id, publicKeys: {} }),
    metrics: new MessagingMetrics(new Registry()),
    bodyHashKey: Buffer.from(OPERATOR.id),
    acknowledgeMs: WAIT_MS,
    now: () => new Date(),
  });
  sender.start([ChangeRole.context], `${OPERATOR.id}.${randomUUID()}`);
  try {
    for (const deadline = Date.now() + WAIT_MS; !sender.isReady() && Date.now() < deadline;) await sleep(100);
    for (const { account, role } of changes) {
      const options = { commandId: randomUUID(), actor: OPERATOR, correlationId: randomUUID(), waitMs: WAIT_MS };
      const end = await sender.send(ChangeRole, { accountId: account.id, role }, options);
      if (end.status === 'rejected') throw new Error(`auth refused: ${end.rejection.code}.`);
      if (end.status !== 'accepted')
        throw new Error('auth does not answer. The command is kept: it is carried out when auth runs again.');
    }
  } finally {
    await sender.stop();
  }
}
