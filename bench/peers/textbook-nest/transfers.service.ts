import { Injectable } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import { DataSource, In } from 'typeorm';
import { Account, Entry, Transfer } from './entities';
import type { TransferMessage } from './transfer.dto';

@Injectable()
export class TransfersService {
  constructor(private readonly dataSource: DataSource) {}

  /** The rules of our own command, in one transaction under the locks of both accounts. */
  transfer({ ownerId, fromAccountId, to: { username }, amount, assetCode }: TransferMessage) {
    return this.dataSource.transaction(async (tx) => {
      const own = await tx.findOneBy(Account, { id: fromAccountId, wallet: { ownerId } });
      if (!own) throw new RpcException('account-not-found');
      const asset = { code: assetCode };
      const theirs = await tx.findOneBy(Account, { wallet: { username }, asset });
      if (!theirs) throw new RpcException('recipient-has-no-account');
      if (theirs.id === own.id) throw new RpcException('own-account');

      // In one order, so that two transfers in opposite directions do not deadlock.
      const locked = await tx.find(Account, {
        where: { id: In([own.id, theirs.id]), asset },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write', tables: ['account'] },
      });
      const [from, target] = [own, theirs].map(({ id }) => locked.find((account) => account.id === id));
      if (!from || !target) throw new RpcException('wrong-asset');
      const left = BigInt(from.balance) - BigInt(amount);
      if (left < 0n) throw new RpcException('insufficient-funds');

      from.balance = String(left);
      target.balance = String(BigInt(target.balance) + BigInt(amount));
      await tx.save([from, target]);
      const transfer = await tx.save(Transfer, { kind: 'transfer' });
      await tx.save(Entry, [
        { transfer, account: from, amount: `-${amount}`, balanceAfter: from.balance },
        { transfer, account: target, amount, balanceAfter: target.balance },
      ]);
      return { transferId: transfer.id, amount, assetCode, balance: from.balance, postedAt: transfer.postedAt };
    });
  }
}
