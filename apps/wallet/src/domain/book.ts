import { assertBalanced, type Leg, type Posting } from './posting';
import { afterTaking, type Proof, type StepUpLimit } from './step-up';

/** The other sides of what people hold; one account of each role in every asset. */
export type SystemRole = 'issue' | 'fees' | 'clearing' | 'exchange';

/** An account as it stands now. Amounts are whole minor units of its asset. */
export interface LedgerAccount {
  readonly id: string;
  /** Absent for an account of the system, and once the wallet is closed. */
  readonly ownerId?: string;
  readonly systemRole?: SystemRole;
  readonly assetCode: string;
  /** Place in its wallet, from 1; 0 for an account of the system. */
  readonly number: number;
  /** The sum of its entries. */
  readonly balance: bigint;
  /** What holds reserve of it. */
  readonly held: bigint;
  /** How far below zero what is available may go; `null`: as far as it takes. */
  readonly overdraft: bigint | null;
  /** Of its last entry; entries are numbered from 1 without gaps. */
  readonly lastSequence: number;
  /** Of its last entry. */
  readonly lastEntryAt?: Date;
  readonly closed: boolean;
  readonly assetArchived: boolean;
  /** Set by its owner; absent: none. */
  readonly stepUp?: StepUpLimit;
}

/** An entry that was made. */
export interface Entry {
  readonly accountId: string;
  readonly amount: bigint;
  readonly sequence: number;
  /** Of the account after it. */
  readonly balance: bigint;
  readonly available: bigint;
}

export interface Posted {
  readonly posting: Posting;
  readonly entries: readonly Entry[];
}

/** Money set aside on an account for somebody, until it is captured, released or too late. */
export interface Hold {
  readonly id: string;
  readonly accountId: string;
  /** Who may capture it. */
  readonly beneficiaryId: string;
  readonly amount: bigint;
  readonly placedAt: Date;
  readonly expiresAt: Date;
  readonly status: 'active' | 'captured' | 'released' | 'expired';
  /** What was taken of it; the rest went back. */
  readonly captured: bigint;
  readonly settledAt?: Date;
  /** Of its capture. */
  readonly transferId?: string;
}

export type Refusal = 'insufficient-funds' | 'account-closed' | 'asset-archived';

export const available = ({ balance, held }: Pick<LedgerAccount, 'balance' | 'held'>): bigint => balance - held;

/**
 * The accounts and holds that are worked on, in memory, while their rows are locked. The only place in which an amount
 * changes: whatever goes through `post` and the holds neither makes nor loses money, and takes no account below its limit.
 */
export class Book {
  private readonly accounts = new Map<string, LedgerAccount>();
  private readonly holds = new Map<string, Hold>();
  /** Ids of a person's accounts in an asset, and of the system's in a role. */
  private readonly byHolder = new Map<string, string[]>();
  readonly posted: Posted[] = [];
  /** Ids of what is not as it was. */
  readonly changedAccounts = new Set<string>();
  readonly changedHolds = new Set<string>();

  /** What is in the book already stays as it is there. */
  add({ accounts = [], holds = [] }: { accounts?: readonly LedgerAccount[]; holds?: readonly Hold[] }): void {
    for (const account of accounts) if (!this.accounts.has(account.id)) this.addAccount(account);
    for (const hold of holds) if (!this.holds.has(hold.id)) this.holds.set(hold.id, hold);
  }

  account(id: string): LedgerAccount | undefined {
    return this.accounts.get(id);
  }

  hold(id: string): Hold | undefined {
    return this.holds.get(id);
  }

  /** Where a person is paid in an asset: their first open account in it. */
  accountOf(ownerId: string, assetCode: string): LedgerAccount | undefined {
    const theirs = this.accountsOf(ownerId, assetCode).filter(({ closed }) => !closed);
    return theirs.sort((one, other) => one.number - other.number)[0];
  }

  /** The account of the system in an asset; none when there is no such asset. */
  findSystemAccount(role: SystemRole, assetCode: string): LedgerAccount | undefined {
    return this.accountsOf(role, assetCode)[0];
  }

  /** The account of the system in an asset. @throws when the asset was never opened */
  systemAccount(role: SystemRole, assetCode: string): LedgerAccount {
    const account = this.findSystemAccount(role, assetCode);
    if (!account) throw new Error(`there is no ${role} account in ${assetCode}`);
    return account;
  }

  /** Whether a transfer was taken back by what is posted here. */
  hasReversed(transferId: string): boolean {
    return this.posted.some(({ posting }) => posting.reverses === transferId);
  }

  /**
   * Counts what its owner takes from an account towards the limit they have set. A decision asks last, when nothing else is
   * against it: nobody looks for a code in vain.
   * @returns why it is not taken, if it is not
   */
  takeOut(legs: readonly Leg[], proof: Proof): Refusal | 'step-up-needed' | undefined {
    const refusal = this.refusal(legs);
    if (refusal) return refusal;
    for (const { accountId, amount } of legs) {
      const account = this.mustHave(accountId);
      if (amount >= 0n || !account.stepUp) continue;
      const stepUp = afterTaking(account.stepUp, -amount, proof);
      if (!stepUp) return 'step-up-needed';
      this.change({ ...account, stepUp });
    }
    return undefined;
  }

  /** @returns the entries, or why nothing was posted. @throws UnbalancedPosting */
  post(posting: Posting): Posted | Refusal {
    assertBalanced(posting, (id) => this.mustHave(id).assetCode);
    const refusal = this.refusal(posting.legs);
    if (refusal) return refusal;
    const postedAt = this.notBefore(posting);
    const entries = posting.legs.map(({ accountId, amount }) => this.enter(accountId, amount, postedAt));
    const posted = { posting: { ...posting, postedAt }, entries };
    this.posted.push(posted);
    return posted;
  }

  /** Sets money aside. */
  place(hold: Hold): Refusal | undefined {
    const refusal = this.refusal([{ accountId: hold.accountId, amount: -hold.amount }]);
    if (refusal) return refusal;
    const account = this.mustHave(hold.accountId);
    this.change({ ...account, held: account.held + hold.amount });
    this.holds.set(hold.id, hold);
    this.changedHolds.add(hold.id);
    return undefined;
  }

  /** Ends a hold that is active, and makes available again what was set aside. @throws when it has ended before */
  release(id: string, status: 'released' | 'expired', settledAt: Date): void {
    this.settle(id, { status, settledAt, captured: 0n });
  }

  /**
   * Takes the whole of a hold or a part of it; the rest is available again.
   * @param amount what of the hold is posted
   * @returns the entries, or why nothing was posted: then the hold is active still
   */
  capture(id: string, amount: bigint, posting: Posting): Posted | Refusal {
    const { postedAt: settledAt, transferId } = posting;
    const { hold, account } = this.settle(id, { status: 'captured', captured: amount, settledAt, transferId });
    const posted = this.post(posting);
    if (typeof posted === 'string') {
      this.change(account);
      this.holds.set(id, hold);
    }
    return posted;
  }

  private addAccount(account: LedgerAccount): void {
    this.accounts.set(account.id, account);
    const holder = `${account.systemRole ?? account.ownerId} ${account.assetCode}`;
    this.byHolder.set(holder, [...(this.byHolder.get(holder) ?? []), account.id]);
  }

  private accountsOf(holder: string, assetCode: string): LedgerAccount[] {
    return (this.byHolder.get(`${holder} ${assetCode}`) ?? []).map((id) => this.mustHave(id));
  }

  private settle(id: string, end: Pick<Hold, 'status' | 'captured' | 'settledAt' | 'transferId'>) {
    const hold = this.holds.get(id);
    if (hold?.status !== 'active' || end.captured > hold.amount) throw new Error(`hold ${id} cannot be ${end.status}`);
    const account = this.mustHave(hold.accountId);
    this.change({ ...account, held: account.held - hold.amount });
    this.holds.set(id, { ...hold, ...end });
    this.changedHolds.add(id);
    return { hold, account };
  }

  private refusal(legs: readonly Leg[]): Refusal | undefined {
    for (const leg of legs) {
      const refusal = this.refusalOf(leg);
      if (refusal) return refusal;
    }
    return undefined;
  }

  private refusalOf({ accountId, amount }: Leg): Refusal | undefined {
    const account = this.mustHave(accountId);
    if (account.closed) return 'account-closed';
    if (account.assetArchived) return 'asset-archived';
    if (amount >= 0n || account.overdraft === null) return undefined;
    return available(account) + amount < -account.overdraft ? 'insufficient-funds' : undefined;
  }

  /** The time of a posting: never before an entry that its accounts have, whatever the clocks of the instances say. */
  private notBefore({ postedAt, legs }: Posting): Date {
    const times = legs.map(({ accountId }) => this.mustHave(accountId).lastEntryAt?.getTime() ?? 0);
    return new Date(Math.max(postedAt.getTime(), ...times));
  }

  private enter(accountId: string, amount: bigint, lastEntryAt: Date): Entry {
    const before = this.mustHave(accountId);
    const after = { ...before, balance: before.balance + amount, lastSequence: before.lastSequence + 1, lastEntryAt };
    this.change(after);
    return { accountId, amount, sequence: after.lastSequence, balance: after.balance, available: available(after) };
  }

  private change(account: LedgerAccount): void {
    this.accounts.set(account.id, account);
    this.changedAccounts.add(account.id);
  }

  private mustHave(id: string): LedgerAccount {
    const account = this.accounts.get(id);
    if (!account) throw new Error(`account ${id} is not in the book`);
    return account;
  }
}
