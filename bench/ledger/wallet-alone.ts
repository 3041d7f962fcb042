import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { TransferFunds } from '@portfel/contracts';
import { Sealer, type IncomingRecord, type MessageStore } from '@portfel/messaging';
import { createLog, startService, type RunningService } from '@portfel/platform';
import { walletConfig } from '../../apps/wallet/src/wallet.config';
import { WalletModule } from '../../apps/wallet/src/wallet.module';
import { encode } from '../../libs/messaging/src/message-codec';
import { verifyLedger } from '../../tools/ledger/verify-ledger';
import type { LocalParts } from '../../tools/local/local';
import { freePorts } from '../../tools/local/ports';
import { environments, NOWHERE, PORTS_NEEDED, servicePorts } from '../../tools/platform/environments';
import { newSecrets } from '../../tools/platform/secrets';
import { expectEqual, expectNone } from '../commands/command-side';
import { cpuSeconds } from '../measure/cpu';
import { CapturedBroker } from './captured-broker';
import { FILLED_ASSET, fillLedger } from './fill-ledger';
import { newDatabase } from './new-database';

/** Known here at most. */
const PAYERS = 100_000;
const GROUP = 'wallet.commands';
/** More than can be done. */
const COMMANDS_PER_SECOND = 15_000;

export interface Payer {
  readonly ownerId: string;
  readonly accountId: string;
}

/** What a while of paying came to. */
export interface Paid {
  readonly perSecond: number;
  /** Microseconds of CPU per transfer, of this process and of the database. */
  readonly nodeUs: number;
  readonly postgresUs: number;
}

/** The wallet service by itself on a real database: commands are handed to its consumer as a broker would. */
export class WalletAlone {
  private readonly sealer = new Sealer({ service: 'gateway', publicKeys: {} });
  private accepted = 0;

  private constructor(
    private readonly service: RunningService,
    private readonly broker: CapturedBroker,
    private readonly databasePids: readonly number[],
    private readonly adminUrl: string,
  ) {}

  /**
   * @param database a new one
   * @param grouped false: one command, one transaction
   */
  static async start(
    { parts, postgres }: LocalParts,
    database: string,
    { grouped }: { grouped: boolean },
  ): Promise<WalletAlone> {
    const databaseUrl = await newDatabase(postgres, database);
    const ports = servicePorts(await freePorts(PORTS_NEEDED));
    const addresses = { ...NOWHERE, databaseUrls: { auth: databaseUrl, wallet: databaseUrl } };
    const env = environments(addresses, ports, newSecrets()).wallet;
    const broker = new CapturedBroker();
    const log = createLog('wallet', 'info', { write: () => {} });
    const wrapStore = grouped ? undefined : withoutGroups;
    const service = await startService(WalletModule, walletConfig, { env, broker, log, wrapStore });
    return new WalletAlone(
      service,
      broker,
      parts.map(({ pid }) => pid),
      Object.assign(new URL(postgres.adminUrl), { pathname: database }).href,
    );
  }

  /** Adds people with money. @returns some of all there are, by chance */
  async addPayers(count: number): Promise<Payer[]> {
    await fillLedger(this.adminUrl, count);
    return await this.service.app.get(DataSource).query(
      `SELECT owner_id AS "ownerId", account.id AS "accountId"
       FROM ledger_account account JOIN wallet ON wallet.id = wallet_id ORDER BY random() LIMIT $1`,
      [PAYERS],
    );
  }

  /**
   * Keeps so many commands in flight for so long.
   * @param next who pays whom
   */
  async pay(inFlight: number, forMs: number, next: () => readonly [Payer, Payer]): Promise<Paid> {
    const handle = this.broker.consumer(GROUP);
    // Who sends a command makes it, and that is not the ledger: they are made before the time runs.
    const commands = await Promise.all(
      Array.from({ length: COMMANDS_PER_SECOND * (forMs / 1_000) }, () => this.command(...next())),
    );
    const never = new AbortController().signal;
    const outcomes = () => this.broker.sent.get('wallet.outcomes') ?? 0;
    const startedAt = performance.now();
    const before = outcomes();
    const [cpuBefore, databaseBefore] = [process.cpuUsage(), cpuSeconds(this.databasePids)];
    const one = async (): Promise<void> => {
      while (performance.now() - startedAt < forMs) {
        const command = commands.pop();
        if (!command) throw new Error('all commands were done before the time was over');
        await handle([command], never);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, one));
    const done = outcomes() - before;
    this.accepted += done;
    const { user, system } = process.cpuUsage(cpuBefore);
    return {
      perSecond: (done * 1_000) / (performance.now() - startedAt),
      nodeUs: (user + system) / done,
      postgresUs: ((cpuSeconds(this.databasePids) - databaseBefore) * 1_000_000) / done,
    };
  }

  private async command(from: Payer, to: Payer): Promise<IncomingRecord> {
    const [transferId, now] = [uuidv7(), new Date()];
    const data = {
      transferId,
      ownerId: from.ownerId,
      fromAccountId: from.accountId,
      to: { ownerId: to.ownerId },
      amount: '1',
      assetCode: FILLED_ASSET,
    };
    const actor = { type: 'account' as const, id: from.ownerId };
    const provenance = { producer: 'gateway', correlationId: transferId, actor };
    const message = await encode(TransferFunds, data, provenance, this.sealer, { eventId: transferId, now });
    return {
      topic: TransferFunds.topic,
      partition: 0,
      offset: '0',
      key: message.key,
      value: message.value,
      headers: {},
    };
  }

  /** @throws Error when the ledger is not sound, or a command has no effect or two */
  async check(): Promise<void> {
    const db = this.service.app.get(DataSource);
    const report = await verifyLedger(db);
    expectNone(report.findings, 'the ledger');
    const [row]: { transfers: string; accepted: string }[] = await db.query(
      `SELECT (SELECT count(*) FROM transfer WHERE kind = 'transfer') AS transfers,
              (SELECT count(*) FROM inbox WHERE outcome->>'status' = 'accepted') AS accepted`,
    );
    expectEqual(Number(row!.transfers), this.accepted, 'transfers');
    expectEqual(Number(row!.accepted), this.accepted, 'accepted commands in the inbox');
  }

  async close(): Promise<void> {
    await this.service.close();
  }
}

/** The store as if it could not take many at once. */
const withoutGroups = (store: MessageStore): MessageStore =>
  new Proxy(store, {
    get: (target, name) => {
      if (name === 'beginGroup') return undefined;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
