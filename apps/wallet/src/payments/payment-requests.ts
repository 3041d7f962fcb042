import { Inject, Injectable } from '@nestjs/common';
import {
  PaymentRequested,
  type PaymentDirection,
  type RequestDeposit,
  type RequestWithdrawal,
  type Sealed,
} from '@portfel/contracts';
import type { GroupMember, Reply } from '@portfel/messaging';
import { CONFIG } from '@portfel/platform';
import { decidePayment } from '../domain/decide-payment';
import { actingPerson, proofOf } from '../policy/acting-person';
import { LedgerStore } from '../storage/ledger.store';
import { PaymentStore, type NewPayment } from '../storage/payment.store';
import type { WalletConfig } from '../wallet.config';
import { PaymentSender } from './payment-sender';

type Requested = Omit<RequestDeposit, 'iban'> & { readonly iban?: Sealed<string> };

/** Writes down what people ask of the bank; the sender does the rest. */
@Injectable()
export class PaymentRequests {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly payments: PaymentStore,
    private readonly sender: PaymentSender,
    @Inject(CONFIG) private readonly config: Pick<WalletConfig, 'PAYMENT_LIMIT'>,
  ) {}

  async take(
    direction: PaymentDirection,
    group: readonly GroupMember<RequestDeposit | RequestWithdrawal>[],
  ): Promise<Reply<typeof RequestDeposit>[]> {
    const { uow } = group[0]!;
    const commands = group.map(({ command }) => command);
    const book = await this.ledger.openBook(uow, { accountIds: commands.map(({ accountId }) => accountId) });
    const money = await this.payments.moneyAmong(
      uow,
      commands.map(({ assetCode }) => assetCode),
    );
    const policy = { limit: this.config.PAYMENT_LIMIT, isMoney: (code: string) => money.has(code) };
    const requests: NewPayment[] = [];
    const replies = group.map(({ command, uow }): Reply<typeof RequestDeposit> => {
      const { iban, ...asked }: Requested = command;
      const ownerId = actingPerson(uow, asked.ownerId);
      const request = { ...asked, direction, ownerId, amount: BigInt(asked.amount), ...proofOf(uow) };
      const decision = decidePayment(book, request, policy);
      if ('refused' in decision) return uow.reject(decision.refused);

      requests.push({ payment: decision.payment, ownerId, iban });
      const requestedAt = uow.now.toISOString();
      const { paymentId, accountId, amount, assetCode } = asked;
      const told = { paymentId, accountId, direction, amount, assetCode, requestedAt };
      uow.publish(PaymentRequested, { ...told, ownerId });
      uow.afterCommit(() => this.sender.wake());
      return uow.accept({ ...told, status: 'requested' });
    });
    await this.payments.add(uow, requests);
    return replies;
  }
}
