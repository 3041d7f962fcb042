import { setTimeout as sleep } from 'node:timers/promises';
import type { Answer, Asking } from './client';
import type { LedgerOfTruth } from './ledger-of-truth';
import type { LivePerson } from './person';
import { storyOf, type Repetition, type Story } from './plan';
import { MONEY_COMMANDS, type MoneyAsked } from './told-money';

interface Customer {
  readonly person: LivePerson;
  /** Asset code → the account in it that came with the wallet. */
  readonly accounts: Readonly<Record<string, string>>;
  /** Of the next story. */
  index: number;
}

/** As a person asks, until there is an answer; or once, and then there may be none. */
export interface Asker {
  ask(person: LivePerson, asking: Asking): Promise<Answer>;
  askOnce(person: LivePerson, asking: Asking): Promise<Answer | undefined>;
}

interface Request {
  readonly by: Customer;
  readonly asked: MoneyAsked;
  /** Names the idempotency key. */
  readonly name: string;
  readonly repetition: Repetition;
  readonly asking: Pick<Asking, 'method' | 'path' | 'body'>;
  readonly prefer?: string;
}

const IBAN = 'PL61109010140000071219812874';
const LANES = 8;
export const USUAL_PAYMENT_SHARE = 0.06;

/** Customers who send each other money, set some aside, exchange it, and have the bank bring and fetch it. */
export class MoneyLoad {
  private readonly customers: Customer[] = [];
  /** How much of what they do is asked of the bank. */
  paymentShare = USUAL_PAYMENT_SHARE;

  constructor(
    private readonly seed: number,
    private readonly truth: LedgerOfTruth,
    private readonly asker: Asker,
    private readonly paceMs: number,
  ) {}

  async addCustomers(people: readonly LivePerson[]): Promise<void> {
    this.customers.push(...(await Promise.all(people.map((person) => this.customerOf(person)))));
  }

  /** Until it is aborted; each customer one story after the other. */
  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(this.customers.map((customer, place) => this.live(customer, place, signal)));
  }

  /** Who does not know what became of a request asks again with its key. */
  async askForEnds(): Promise<void> {
    const open = this.truth.money.unanswered;
    const people = new Map(this.customers.map(({ person }) => [person.told.accountId, person]));
    const lanes = Array.from({ length: LANES }, async () => {
      for (let told = open.pop(); told; told = open.pop()) {
        const answer = await this.asker.askOnce(people.get(told.personId)!, told.asking);
        if (answer && answer.status < 500 && answer.status !== 401) this.truth.money.note(told, answer);
      }
    });
    await Promise.all(lanes);
  }

  private async customerOf(person: LivePerson): Promise<Customer> {
    const { body } = await this.asker.ask(person, { method: 'GET', path: '/wallet' });
    const accounts = body.accounts as readonly { readonly id: string; readonly asset: { readonly code: string } }[];
    const byAsset = accounts.map(({ id, asset }) => [asset.code, id] as const);
    // The first of an asset is the one that is credited.
    return { person, accounts: Object.fromEntries(byAsset.reverse()), index: 0 };
  }

  private async live(customer: Customer, place: number, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const circle = { customers: this.customers.length, paymentShare: this.paymentShare };
      const story = storyOf(this.seed, place, customer.index, circle);
      const name = `${place}-${customer.index}`;
      customer.index += 1;
      await this.tell(customer, story, name);
      await sleep(this.paceMs + story.thenPauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async tell(by: Customer, story: Story, name: string): Promise<void> {
    switch (story.kind) {
      case 'transfer':
        return void (await this.transfer(by, story, name));
      case 'hold':
        return await this.setAside(by, story, name);
      case 'exchange':
        return await this.exchange(by, story, name);
      default:
        return void (await this.pay(by, story, name));
    }
  }

  private async transfer(by: Customer, story: Story & { kind: 'transfer' }, name: string): Promise<string> {
    const { assetCode } = story;
    const [to, amount] = [this.customers[story.to]!, BigInt(story.amount)];
    const fromAccountId = by.accounts[assetCode]!;
    const body = { fromAccountId, to: { username: to.person.told.username }, amount: String(amount), assetCode };
    return await this.request({
      ...{ by, name, repetition: story.repetitions[0]!, prefer: story.prefer },
      asked: { kind: 'transfer', legs: { [fromAccountId]: -amount, [to.accounts[assetCode]!]: amount } },
      asking: { method: 'POST', path: '/wallet/transfers', body },
    });
  }

  private async setAside(by: Customer, story: Story & { kind: 'hold' }, name: string): Promise<void> {
    const { assetCode, expiresInSeconds, prefer, then } = story;
    const [to, amount] = [this.customers[story.to]!, BigInt(story.amount)];
    const accountId = by.accounts[assetCode]!;
    const beneficiary = { username: to.person.told.username };
    const holdId = await this.request({
      ...{ by, name, repetition: story.repetitions[0]!, prefer },
      asked: { kind: 'hold', accountId, amount },
      asking: {
        method: 'POST',
        path: '/wallet/holds',
        body: { accountId, beneficiary, amount: String(amount), assetCode, expiresInSeconds },
      },
    });
    if (then === 'forget') return;
    const ending = { by: to, name, repetition: story.repetitions[1]!, prefer };
    if (then === 'release') {
      const asking = { method: 'DELETE', path: `/wallet/holds/${holdId}` } as const;
      return void (await this.request({ ...ending, asked: { kind: 'release', holdId }, asking }));
    }
    const taken = then === 'capture' ? amount : BigInt(story.part);
    await this.request({
      ...ending,
      asked: { kind: 'capture', holdId, legs: { [accountId]: -taken, [to.accounts[assetCode]!]: taken } },
      asking: {
        method: 'POST',
        path: `/wallet/holds/${holdId}/capture`,
        body: then === 'capture' ? {} : { amount: String(taken) },
      },
    });
  }

  private async exchange(by: Customer, story: Story & { kind: 'exchange' }, name: string): Promise<void> {
    const [fromAccountId, toAccountId] = [by.accounts[story.from]!, by.accounts[story.into]!];
    const body = { fromAccountId, toAccountId, amount: String(story.amount) };
    const quoted = await this.asker.ask(by.person, { method: 'POST', path: '/wallet/quotes', body });
    this.truth.count('quote', quoted.status);
    if (quoted.status !== 200) {
      return void this.truth.contradictions.push(`a quote was answered ${quoted.status} ${String(quoted.body.code)}`);
    }
    const received = BigInt((quoted.body.received as { amount: string }).amount);
    await this.request({
      ...{ by, name, repetition: story.repetitions[0]!, prefer: story.prefer },
      asked: { kind: 'exchange', legs: { [fromAccountId]: -BigInt(story.amount), [toAccountId]: received } },
      asking: { method: 'POST', path: '/wallet/exchanges', body: { quote: quoted.body.quote } },
    });
  }

  private async pay(by: Customer, story: Story & { kind: 'deposit' | 'withdrawal' }, name: string): Promise<string> {
    const { kind, assetCode } = story;
    const accountId = by.accounts[assetCode]!;
    const body = { accountId, amount: String(story.amount), assetCode };
    return await this.request({
      ...{ by, name, repetition: story.repetitions[0]!, prefer: story.prefer },
      asked: { kind, accountId, amount: BigInt(story.amount) },
      asking: {
        method: 'POST',
        path: `/wallet/${kind}s`,
        body: kind === 'deposit' ? body : { ...body, iban: IBAN },
      },
    });
  }

  /** @returns the command id, whatever became of it */
  private async request({ by, asked, name, repetition, asking, prefer }: Request): Promise<string> {
    const { accountId: personId } = by.person.told;
    const key = `${asked.kind}-${name}`;
    const id = this.truth.commandId(MONEY_COMMANDS[asked.kind], key, personId);
    const headers = { 'idempotency-key': key };
    const { money } = this.truth;
    const told = money.add({ ...asked, id, personId, asking: { ...asking, headers } });
    const send = async () => {
      const answer = await this.asker.ask(by.person, {
        ...told.asking,
        headers: { ...headers, ...(prefer && { prefer }) },
      });
      this.truth.count(asked.kind, answer.status);
      money.note(told, answer);
    };
    if (repetition !== 'none') money.repeated += 1;
    // One after the other goes to one gateway after the other: the two are at different ones.
    await Promise.all(repetition === 'at-once' ? [send(), send()] : [send()]);
    if (repetition === 'afterwards') await send();
    return id;
  }
}
