import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** Each hears of so many transfers a second, on each of their devices. */
export const HEARD_PER_SECOND = 20;
const TICK_MS = 50;

/**
 * Transfers between people, as the wallet's events bring them: half as many as there are to hear of, since each has two
 * sides. The same few come again and again, so that making them costs next to nothing.
 * @param peopleFile an id a line
 */
export function sendTransfers(peopleFile: string, hear: (event: Buffer) => void): void {
  const ownerIds = readFileSync(peopleFile, 'utf8').split('\n');
  const events = ownerIds.map((ownerId, index) => transfer(ownerId, ownerIds[(index + 1) % ownerIds.length]!));
  const perMs = (ownerIds.length * HEARD_PER_SECOND) / 2_000;
  const startedAt = performance.now();
  let sent = 0;
  // A late tick makes up for it.
  setInterval(() => {
    const due = (performance.now() - startedAt) * perMs;
    for (; sent < due; sent += 1) hear(events[sent % events.length]!);
  }, TICK_MS);
}

function transfer(payer: string, payee: string): Buffer {
  const transferId = randomUUID();
  const entry = (ownerId: string, amount: string) => ({
    accountId: randomUUID(),
    ownerId,
    assetCode: 'EUR',
    amount,
    balance: '100000',
    available: '100000',
    sequence: 7,
  });
  const postedAt = new Date().toISOString();
  const data = { transferId, kind: 'transfer', postedAt, entries: [entry(payer, '-100'), entry(payee, '100')] };
  const envelope = {
    event_id: randomUUID(),
    event_name: 'Wallet.TransferPosted',
    event_version: 1,
    event_time: postedAt,
    producer: 'wallet',
    correlation_id: randomUUID(),
    causation_id: transferId,
    actor: { type: 'account', id: payer },
    data,
  };
  return Buffer.from(JSON.stringify(envelope));
}
