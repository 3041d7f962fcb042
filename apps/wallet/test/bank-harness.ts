import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import {
  RequestDeposit,
  RequestWithdrawal,
  SettlePayment,
  type Actor,
  type DataToSend,
  type PaymentStatus,
} from '@portfel/contracts';
import { eventually } from '@portfel/testing';
import type { Clock } from '@portfel/platform';
import { startBank, type RunningBank } from '../../../tools/bank/start-bank';
import { newSecrets } from '../../../tools/platform/secrets';
import { registered, startFreshWallet, walletCaller } from './wallet-harness';

export const BANK = { type: 'service', id: 'bank' } as const;
/** A valid IBAN of nobody. */
export const IBAN = 'PL61109010140000071219812874';

export type News = Omit<DataToSend<typeof SettlePayment>, 'providerEventId'> & { readonly eventId: string };

export interface PersonWithMoney {
  readonly ownerId: string;
  readonly euro: string;
  readonly points: string;
}

export interface PaymentRow {
  readonly status: PaymentStatus;
  readonly attempts: number;
  readonly reference: string | null;
  readonly failure: string | null;
}

/** The wallet and a real bank; the spec is the gateway between them. */
export async function startWalletWithBank(options: { env?: Record<string, string>; clock?: Clock } = {}) {
  const secrets = newSecrets();
  const heard: News[] = [];
  let isDeaf = false;
  const webhook = createServer();
  webhook.listen(0, '127.0.0.1');
  await once(webhook, 'listening');
  const bankOptions = {
    apiKey: secrets.bankApiKey,
    webhook: {
      url: `http://127.0.0.1:${(webhook.address() as AddressInfo).port}/`,
      secret: secrets.bankWebhookSecret,
    },
    file: join(tmpdir(), `portfel-bank-${randomUUID()}.json`),
  };
  let bank: RunningBank | undefined = await startBank(bankOptions);
  const bankPort = Number(new URL(bank.url).port);
  const { harness, database, close } = await startFreshWallet(options.env, {
    bankUrl: bank.url,
    secrets,
    clock: options.clock,
  });
  const caller = walletCaller(harness);
  const { send } = caller;
  const tell = (news: News, actor: Actor = BANK) => {
    const { eventId, ...data } = news;
    return send(SettlePayment, eventId, { ...data, providerEventId: eventId }, actor);
  };
  webhook.on('request', (request: IncomingMessage, response: ServerResponse) => {
    void (async () => {
      if (isDeaf) return void response.writeHead(503).end();
      const chunks: Buffer[] = [];
      for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
      const news = JSON.parse(Buffer.concat(chunks).toString()) as News;
      heard.push(news);
      await tell(news);
      response.writeHead(204).end();
    })();
  });
  const db = harness.service.app.get(DataSource);

  const accountRow = async (accountId: string) => {
    const [row] = await db.query<{ balance: string; held: string }[]>(
      'SELECT balance, held FROM ledger_account WHERE id = $1',
      [accountId],
    );
    return { balance: Number(row!.balance), held: Number(row!.held) };
  };
  const paymentRow = async (paymentId: string): Promise<PaymentRow> => {
    const [row] = await db.query<PaymentRow[]>(
      'SELECT status, attempts, reference, failure FROM payment WHERE id = $1',
      [paymentId],
    );
    return row!;
  };
  const until = (paymentId: string, status: PaymentStatus, withinMs = 15_000) =>
    eventually(
      async () => {
        const row = await paymentRow(paymentId);
        if (row?.status !== status) throw new Error(`the payment is ${row?.status}, not ${status}`);
        return row;
      },
      { withinMs },
    );
  const newPerson = async (): Promise<PersonWithMoney> => {
    const ownerId = randomUUID();
    await harness.deliver(await registered(harness, ownerId));
    const rows = await db.query<{ id: string; asset_code: string }[]>(
      'SELECT account.id, asset_code FROM ledger_account account JOIN wallet ON wallet.id = wallet_id WHERE owner_id = $1',
      [ownerId],
    );
    const of = (code: string) => rows.find((row) => row.asset_code === code)!.id;
    return { ownerId, euro: of('EUR'), points: of('POINTS') };
  };

  type Request = Partial<DataToSend<typeof RequestDeposit>> & { readonly actor?: Actor; readonly iban?: string };
  const wholeOf = ({ ownerId, euro }: PersonWithMoney, { actor, iban: _, ...data }: Request) => ({
    actor: actor ?? ({ type: 'account', id: ownerId } as const),
    data: { paymentId: randomUUID(), ownerId, accountId: euro, amount: '1000', assetCode: 'EUR', ...data },
  });
  const deposit = (person: PersonWithMoney, request: Request = {}) => {
    const { actor, data } = wholeOf(person, request);
    return send(RequestDeposit, data.paymentId, data, actor);
  };
  const withdraw = (person: PersonWithMoney, request: Request = {}) => {
    const { actor, data } = wholeOf(person, request);
    return send(RequestWithdrawal, data.paymentId, { ...data, iban: request.iban ?? IBAN }, actor);
  };
  /** A person with money from the bank. */
  const newRichPerson = async (amount: string): Promise<PersonWithMoney> => {
    const person = await newPerson();
    const paymentId = randomUUID();
    await deposit(person, { paymentId, amount });
    await tell({ eventId: randomUUID(), paymentId, status: 'settled' });
    return person;
  };
  /** Until the bank has nothing more to say. */
  const untilBankIsSilent = () =>
    eventually(
      async () => {
        const { untold } = (await (await fetch(`${bank!.url}/health`)).json()) as { untold: number };
        if (untold > 0) throw new Error(`the bank has ${untold} things to say`);
      },
      { withinMs: 20_000 },
    );
  const stopBank = async () => {
    await bank?.close();
    bank = undefined;
  };

  return {
    bankUrl: bank.url,
    harness,
    database,
    db,
    heard,
    send,
    tell,
    deposit,
    withdraw,
    newPerson,
    newRichPerson,
    accountRow,
    paymentRow,
    until,
    untilBankIsSilent,
    stopBank,
    /** At the same address, with what it knew. */
    restartBank: async () => void (bank = await startBank({ ...bankOptions, port: bankPort })),
    beDeaf: (deaf: boolean) => void (isDeaf = deaf),
    close: async () => {
      await stopBank();
      webhook.closeAllConnections();
      webhook.close();
      await caller.stop();
      await close();
    },
  };
}
