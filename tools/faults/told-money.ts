import { isDeepStrictEqual } from 'node:util';
import type { Answer, Asking } from './client';

/** What each kind of request becomes, on its way to the ledger. */
export const MONEY_COMMANDS = {
  transfer: 'Wallet.TransferFunds',
  exchange: 'Wallet.Exchange',
  hold: 'Wallet.PlaceHold',
  capture: 'Wallet.CaptureHold',
  release: 'Wallet.ReleaseHold',
  deposit: 'Wallet.RequestDeposit',
  withdrawal: 'Wallet.RequestWithdrawal',
} as const;
export type MoneyKind = keyof typeof MONEY_COMMANDS;

/** What somebody wants. Amounts are whole minor units. */
export interface MoneyAsked {
  readonly kind: MoneyKind;
  /** What a transfer, an exchange or a capture puts on accounts of people: account id → amount, below zero for who pays. */
  readonly legs?: Readonly<Record<string, bigint>>;
  /** Of a hold or a payment. */
  readonly accountId?: string;
  readonly amount?: bigint;
  /** What is captured or released. */
  readonly holdId?: string;
}

export interface ToldMoney extends MoneyAsked {
  /** The command id, which is the id of the transfer, the hold or the payment. */
  readonly id: string;
  /** Account id of the person who asks. */
  readonly personId: string;
  /** As it was asked, to ask again. */
  readonly asking: Asking;
  /** What they were told at last: `accepted` with a receipt, or the code of the rejection. */
  answer?: { readonly accepted: boolean; readonly says: unknown };
}

/** Answers that a right request may get; any other says that something is wrong. */
const REJECTIONS = new Set([
  'insufficient-funds',
  'hold-not-found',
  'hold-settled',
  'hold-expired',
  'quote-expired',
  'quote-used',
]);

/** What the clients were told of their money. */
export class MoneyTruth {
  private readonly byId = new Map<string, ToldMoney>();
  repeated = 0;

  constructor(private readonly contradict: (line: string) => void) {}

  get all(): ToldMoney[] {
    return [...this.byId.values()];
  }

  get unanswered(): ToldMoney[] {
    return this.all.filter(({ answer }) => !answer);
  }

  find(id: string): ToldMoney | undefined {
    return this.byId.get(id);
  }

  add(asked: ToldMoney): ToldMoney {
    this.byId.set(asked.id, asked);
    return asked;
  }

  /** The first answer that tells an end is a fact; any later one has to agree with it. */
  note(told: ToldMoney, { status, body }: Answer): void {
    const accepted = status < 300;
    const says = accepted ? body : body.code;
    if (status === 202 || says === 'request-in-progress') return;
    const what = `${told.kind} ${told.id}`;
    if (!accepted && !REJECTIONS.has(String(says))) this.contradict(`${what} was answered ${status} ${String(says)}`);
    if (!told.answer) told.answer = { accepted, says };
    else if (!isDeepStrictEqual(told.answer, { accepted, says })) {
      this.contradict(`${what} was answered ${JSON.stringify(told.answer.says)}, and again as ${JSON.stringify(says)}`);
    }
  }

  count(): { posted: number; rejected: number; unknown: number } {
    const answers = this.all.map(({ answer }) => answer);
    return {
      posted: answers.filter((answer) => answer?.accepted).length,
      rejected: answers.filter((answer) => answer && !answer.accepted).length,
      unknown: answers.filter((answer) => !answer).length,
    };
  }
}
