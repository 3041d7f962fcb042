import { Injectable } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import { DataSource } from 'typeorm';
import { Account, Asset, Wallet } from './entities';
import type { OpenAccountMessage } from './open-account.dto';
import { config } from './textbook.config';

@Injectable()
export class AccountsService {
  constructor(private readonly dataSource: DataSource) {}

  /** The rules of our own command, in one transaction under the lock of the wallet. */
  open({ ownerId, assetCode }: OpenAccountMessage) {
    return this.dataSource.transaction(async (tx) => {
      const wallet = await tx.findOne(Wallet, { where: { ownerId }, lock: { mode: 'pessimistic_write' } });
      if (!wallet) throw new RpcException('wallet-not-found');
      const asset = await tx.findOneBy(Asset, { code: assetCode });
      if (!asset) throw new RpcException('asset-not-found');
      if (wallet.accountCount >= config.accountsLimit) throw new RpcException('account-limit-reached');

      wallet.accountCount += 1;
      const account = tx.create(Account, { wallet, asset, number: wallet.accountCount });
      await tx.save(wallet);
      await tx.save(account);
      return { accountId: account.id, assetCode, number: account.number };
    });
  }
}
