import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import { ChangeRole, OPERATOR } from '@portfel/contracts';
import { CommandSender, MessagingMetrics, Sealer, type Broker } from '@portfel/messaging';

const WAIT_MS = 30_000;

/**
 * Gives an account the role admin, by the command an admin would send.
 * @param parts the live broker, and the store of auth, where the account is looked up
 * @returns what was done, in words
 * @throws Error with what to do next
 */
export async function makeAdmin(
  { broker, accounts }: { broker: Broker; accounts: DataSource },
  username: string,
): Promise<string> {
  const rows = await accounts.query<{ id: string; username: string; confirmed: boolean }[]>(
    'SELECT id, username, confirmed_at IS NOT NULL AS confirmed FROM account WHERE lower(username) = lower($1)',
    [username],
  );
  const [account] = rows;
  if (!account) throw new Error(`There is no account ${username}. Sign up with that name first.`);
  if (!account.confirmed)
    throw new Error(`${account.username} has not followed the link in the mail yet. Do that first.`);

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
    const commandId = randomUUID();
    const data = { accountId: account.id, role: 'admin' } as const;
    const options = { commandId, actor: OPERATOR, correlationId: randomUUID(), waitMs: WAIT_MS };
    const end = await sender.send(ChangeRole, data, options);
    if (end.status === 'accepted') return `${account.username} is admin now.`;
    if (end.status === 'rejected') throw new Error(`auth refused: ${end.rejection.code}.`);
    throw new Error('auth does not answer. The command is kept: it is carried out when auth runs again.');
  } finally {
    await sender.stop();
  }
}
