import { randomUUID } from 'node:crypto';
import { DataSource } from 'typeorm';
import {
  AccountClosed,
  AccountConfirmed,
  CreateAsset,
  GrantAsset,
  TransferFunds,
  type Actor,
  type AnyCommand,
  type DataToSend,
  type Role,
} from '@portfel/contracts';
import type { CommandEnd } from '@portfel/messaging';
import type { FreshStore } from '@portfel/testing';
import type { ServiceHarness } from '../../../libs/testing/src/service-harness';
import { registered, startFreshWallet, startWallet, walletCaller } from './wallet-harness';

export const ADMIN: Actor = { type: 'account', id: randomUUID(), role: 'admin' };
/** Everybody who is no admin: in every other role, in none, and what is no account at all. */
export const NO_ADMINS: readonly Actor[] = [
  ...(['user', 'manager', 'accountant', 'worker'] satisfies Role[]).map((role): Actor => ({ ...ADMIN, role })),
  { type: 'account', id: ADMIN.id },
  { type: 'visitor', role: 'admin' },
  { type: 'service', id: 'wallet', role: 'admin' },
];

export interface AccountState {
  readonly id: string;
  readonly number: number;
  readonly assetCode: string;
  readonly balance: string;
  readonly closed: boolean;
}

/** A wallet service with people in it, and commands to it; everything goes with `close`. */
export class LedgerPeople {
  static async start(env: Record<string, string> = {}): Promise<LedgerPeople> {
    const { harness, database, close } = await startFreshWallet({ WELCOME_POINTS: '100', ...env });
    return new LedgerPeople(harness, database, env, close);
  }

  readonly db: DataSource;
  private readonly caller: ReturnType<typeof walletCaller>;

  private constructor(
    readonly harness: ServiceHarness,
    private readonly database: FreshStore,
    private readonly env: Record<string, string>,
    private readonly closeAll: () => Promise<void>,
  ) {
    this.db = harness.service.app.get(DataSource);
    this.caller = walletCaller(harness);
  }

  async close(): Promise<void> {
    await this.caller.stop();
    await this.closeAll();
  }

  /** A command with its id, from an admin unless somebody else is named. */
  send<C extends AnyCommand>(
    contract: C,
    id: string,
    data: DataToSend<C>,
    actor: Actor = ADMIN,
  ): Promise<CommandEnd<C>> {
    return this.caller.send(contract, id, data, actor);
  }

  /** Sends to two instances by turns. */
  async atTwoInstances<T>(work: (send: LedgerPeople['send'][]) => Promise<T>): Promise<T> {
    const env = { WELCOME_POINTS: '100', ...this.env };
    const other = await startWallet({ storeUrl: this.database.url, env, secrets: this.harness.secrets });
    const elsewhere = walletCaller(other);
    try {
      return await work([
        (contract, id, data, actor) => this.send(contract, id, data, actor),
        (contract, id, data, actor = ADMIN) => elsewhere.send(contract, id, data, actor),
      ]);
    } finally {
      await elsewhere.stop();
      await other.close();
    }
  }

  async newPerson(): Promise<{ readonly ownerId: string; readonly actor: Actor }> {
    const ownerId = randomUUID();
    await this.harness.deliver(await registered(this.harness, ownerId));
    return { ownerId, actor: { type: 'account', id: ownerId } };
  }

  /** Their account is closed, and their wallet with it. */
  async leave(accountId: string): Promise<void> {
    const { harness } = this;
    await harness.deliver(
      await harness.message(AccountConfirmed, { accountId }, 2),
      await harness.message(AccountClosed, { accountId }, 3),
    );
  }

  async newAsset(more: Partial<DataToSend<typeof CreateAsset>> = {}): Promise<{ assetId: string; code: string }> {
    const assetId = randomUUID();
    const code = `S-${assetId.slice(0, 8).toUpperCase()}`;
    const asset = {
      assetId,
      code,
      name: 'Sword',
      scale: 0,
      kind: 'item',
      attributes: {},
      overdraft: '0',
      ...more,
    } as const;
    const end = await this.send(CreateAsset, assetId, asset);
    expect(end).toMatchObject({ status: 'accepted' });
    return { assetId, code: asset.code };
  }

  grant(ownerId: string, assetCode: string, amount: string, transferId: string = randomUUID()) {
    return this.send(GrantAsset, transferId, { transferId, ownerId, assetCode, amount });
  }

  pay(
    from: { ownerId: string; actor: Actor },
    accountId: string,
    toOwner: string,
    payment: { assetCode: string; amount: string },
  ) {
    const transferId = randomUUID();
    const data = { transferId, ownerId: from.ownerId, fromAccountId: accountId, to: { ownerId: toOwner }, ...payment };
    return this.send(TransferFunds, transferId, data, from.actor);
  }

  /** In the order of their numbers. */
  accountsOf(ownerId: string): Promise<AccountState[]> {
    return this.db.query(
      `SELECT account.id, number, asset_code AS "assetCode", balance, account.closed_at IS NOT NULL AS closed
       FROM ledger_account account JOIN wallet ON wallet.id = wallet_id WHERE owner_id = $1 ORDER BY number`,
      [ownerId],
    );
  }

  /** The first of them in an asset. */
  async accountOf(ownerId: string, assetCode: string): Promise<AccountState> {
    return (await this.accountsOf(ownerId)).find((account) => account.assetCode === assetCode)!;
  }

  async balanceOf(ownerId: string, assetCode: string): Promise<string | undefined> {
    return (await this.accountOf(ownerId, assetCode))?.balance;
  }
}

export const rejectedWith = (code: string) => ({ status: 'rejected', rejection: { code } });
