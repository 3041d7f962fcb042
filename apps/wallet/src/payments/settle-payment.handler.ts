import { Inject } from '@nestjs/common';
import { PaymentFailed, PaymentSettled, SettlePayment } from '@portfel/contracts';
import {
  HandlesInGroups,
  type CommandGroupHandler,
  type GroupMember,
  type Reply,
  type UnitOfWork,
} from '@portfel/messaging';
import { LOG, type Logger } from '@portfel/platform';
import type { Book } from '../domain/book';
import { decideSettlement, type Payment } from '../domain/decide-payment';
import { publishPosted } from '../policy/publish-posted';
import { LedgerStore } from '../storage/ledger.store';
import { PaymentStore } from '../storage/payment.store';

/** The bank by its webhook, and the wallet itself when it has asked the bank. */
const TELLERS = ['bank', 'wallet'];

@HandlesInGroups(SettlePayment)
export class SettlePaymentHandler implements CommandGroupHandler<typeof SettlePayment> {
  constructor(
    private readonly ledger: LedgerStore,
    private readonly payments: PaymentStore,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  async handleGroup(group: readonly GroupMember<SettlePayment>[]): Promise<Reply<typeof SettlePayment>[]> {
    const { uow } = group[0]!;
    // No payment ends while these are looked at.
    await this.ledger.openBook(uow, {});
    const payments = await this.payments.load(
      uow,
      group.map(({ command }) => command.paymentId),
    );
    const book = await this.openBook(uow, [...payments.values()]);
    const ended: Payment[] = [];
    const replies = group.map(({ command, uow }): Reply<typeof SettlePayment> => {
      const { paymentId } = command;
      const believed = uow.actor.type === 'service' && TELLERS.includes(uow.actor.id ?? '');
      const payment = believed ? payments.get(paymentId) : undefined;
      if (!payment) return uow.reject('payment-not-found');

      const settlement = decideSettlement(book, payment, command, uow.now);
      const { payment: known, posted } = settlement;
      payments.set(paymentId, known);
      if (settlement.ended) {
        ended.push(known);
        if (posted) publishPosted(uow, book, posted);
        publishEnd(uow, known, book.account(known.accountId)?.ownerId);
      }
      if (known.status !== command.status) {
        const { status, failure } = known;
        this.log.error({ payment: paymentId, told: command.status, status, failure }, 'the bank says otherwise');
      }
      return uow.accept({ paymentId, status: known.status });
    });
    await this.payments.end(uow, ended);
    return replies;
  }

  /** With the accounts on both sides, and those that take the place of one that was closed. */
  private async openBook(uow: UnitOfWork, payments: readonly Payment[]): Promise<Book> {
    const withdrawals = payments.filter(({ direction }) => direction === 'withdrawal').map(({ id }) => id);
    const book = await this.ledger.openHolds(uow, withdrawals, {
      accountIds: payments.map(({ accountId }) => accountId),
      system: payments.map(({ assetCode }) => ({ role: 'clearing', assetCode })),
    });
    const people = payments.flatMap(({ accountId, assetCode }) => {
      const { closed, ownerId } = book.account(accountId)!;
      return closed && ownerId ? [{ ownerId, assetCode }] : [];
    });
    return people.length > 0 ? await this.ledger.openBook(uow, { people }) : book;
  }
}

function publishEnd(uow: UnitOfWork, payment: Payment, ownerId: string | undefined): void {
  const { id: paymentId, accountId, direction, amount, assetCode, failure } = payment;
  const told = { paymentId, accountId, direction, amount: String(amount), assetCode, ownerId };
  const at = payment.endedAt!.toISOString();
  if (failure) uow.publish(PaymentFailed, { ...told, failure, failedAt: at });
  else uow.publish(PaymentSettled, { ...told, settledAt: at });
}
