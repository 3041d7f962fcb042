import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { UnitOfWork } from '@portfel/messaging';
import { transaction } from '@portfel/messaging-typeorm';
import { CONFIG, DataKey } from '@portfel/platform';
import type { WalletConfig } from '../wallet.config';

/** The key of each person who has a wallet; what they write is stored only under it (PF-U05). */
@Injectable()
export class DataKeys {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'DATA_KEY_ENCRYPTION_KEY'>,
  ) {}

  /**
   * To write with; created when missing, one for two who ask at once. It stays until the work commits: closing waits.
   * @returns undefined when the person has no wallet, or none any more
   */
  async of(uow: UnitOfWork, ownerId: string): Promise<DataKey | undefined> {
    const db = await transaction(uow);
    const known = await this.read(db, ownerId, 'FOR KEY SHARE');
    if (known) return known;
    const key = DataKey.create();
    const inserted: unknown[] = await db.query(
      `INSERT INTO data_key (owner_id, wrapped_key)
       SELECT owner_id, $2 FROM wallet WHERE owner_id = $1 FOR KEY SHARE
       ON CONFLICT (owner_id) DO NOTHING RETURNING owner_id`,
      [ownerId, key.wrap(this.config.DATA_KEY_ENCRYPTION_KEY, placeOf(ownerId))],
    );
    return inserted.length > 0 ? key : await this.read(db, ownerId, 'FOR KEY SHARE');
  }

  /** The same, for what a person does with their own: nobody else gets it. */
  async ofActor(uow: UnitOfWork, ownerId: string): Promise<DataKey | undefined> {
    const isOwner = uow.actor.type === 'account' && uow.actor.id === ownerId;
    return isOwner ? await this.of(uow, ownerId) : undefined;
  }

  /** To read with. */
  async find(ownerId: string): Promise<DataKey | undefined> {
    return await this.read(this.dataSource, ownerId);
  }

  /** What a back-up still holds under it is noise from now on. The wallet has to have lost its owner before. */
  async destroy(uow: UnitOfWork, ownerId: string): Promise<void> {
    const db = await transaction(uow);
    await db.query('DELETE FROM data_key WHERE owner_id = $1', [ownerId]);
  }

  private async read(db: Pick<DataSource, 'query'>, ownerId: string, lock = ''): Promise<DataKey | undefined> {
    const [row]: { wrapped_key: Buffer }[] = await db.query(
      `SELECT wrapped_key FROM data_key WHERE owner_id = $1 ${lock}`,
      [ownerId],
    );
    return row && DataKey.unwrap(this.config.DATA_KEY_ENCRYPTION_KEY, placeOf(ownerId), row.wrapped_key);
  }
}

const placeOf = (ownerId: string) => `data_key.wrapped_key.${ownerId}`;
