import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client, Answer, Asking } from './client';
import type { LedgerOfTruth, ToldPerson } from './ledger-of-truth';
import { MoneyLoad } from './money-load';
import { Mailbox } from './observe/mailbox';
import type { FaultPlatform } from './platform/fault-platform';
import type { LivePerson } from './person';
import { openingOf } from './plan';

const FIRST_ACTIVE = 7;
const NEWEST_ACTIVE = 3;
/** With five accounts each: fifty. */
const CUSTOMERS = 10;
const PASSWORD = 'Faults-Portfel-1';

export interface LoadOptions {
  /** How long a person takes between two openings of a burst. */
  readonly paceMs: number;
  /** One more person signs up every so often; 0 = nobody. */
  readonly signUpEveryMs: number;
  /** How long a customer of the bank takes between two things. */
  readonly moneyPaceMs: number;
}

/** People who sign up, open accounts and move money, each one thing after the other, for as long as it is resumed. */
export class Load {
  private readonly people: LivePerson[] = [];
  private readonly mailbox: Mailbox;
  private running?: AbortController;
  private abandoned = false;
  private work: Promise<unknown> = Promise.resolve();
  private born = 0;
  /** Does nothing else: what one person does has to be one thing after the other. */
  private prober?: LivePerson;
  /** Share of requests whose socket is closed before the answer can come. */
  hangUpShare = 0;
  readonly money: MoneyLoad;

  constructor(
    private readonly seed: number,
    platform: FaultPlatform,
    private readonly client: Client,
    private readonly truth: LedgerOfTruth,
    private readonly options: LoadOptions,
  ) {
    this.mailbox = new Mailbox(platform.prepared.parts.mailWebUrl);
    const asker = {
      ask: (person: LivePerson, asking: Asking) => this.ask(person, asking),
      askOnce: (person: LivePerson, asking: Asking) => this.askOnce(person, asking),
    };
    this.money = new MoneyLoad(seed, truth, asker, options.moneyPaceMs);
  }

  /** People who are there before the first fault. */
  async settleIn(count: number): Promise<void> {
    await Promise.all(Array.from({ length: count }, () => this.join()));
    this.prober = this.people.pop();
    await this.money.addCustomers(this.people.slice(0, CUSTOMERS));
  }

  resume(): void {
    if (this.running) return;
    const { signal } = (this.running = new AbortController());
    setMaxListeners(0, signal);
    const all = this.active().map((person) => this.openAccounts(person, signal));
    this.work = Promise.all([
      ...all,
      this.money.run(signal),
      this.options.signUpEveryMs > 0 ? this.keepSigningUp(signal) : undefined,
    ]);
    // Who pauses is told; until then nobody listens.
    this.work.catch(() => undefined);
  }

  /** Those who were there first and the newest: a run may be long, and its load stays the same. */
  private active(): LivePerson[] {
    return this.people.filter((_, index) => index < FIRST_ACTIVE || index >= this.people.length - NEWEST_ACTIVE);
  }

  /** Resolves when the last request under way has been answered. */
  async pause(): Promise<void> {
    this.running?.abort();
    this.running = undefined;
    await this.work;
  }

  /** Without waiting for what is under way. */
  abandon(): void {
    this.abandoned = true;
    this.running?.abort();
    this.running = undefined;
    this.client.abandon();
  }

  /** One opening that waits for its end. @returns seconds from asking to 201, asked again as often as it takes */
  async probe(): Promise<number> {
    const startedAt = Date.now();
    const prober = this.prober!;
    const key = `probe-${prober.told.openings.length}`;
    for (;;) {
      const answer = await this.open(prober, key, 'PLN', 'wait=10');
      if (answer.status === 201) return (Date.now() - startedAt) / 1_000;
      if (answer.status !== 202) throw new Error(`the probe was answered ${answer.status}`);
    }
  }

  /** Whose accounts a row may use, by place. */
  person(place: number): ToldPerson {
    return this.people[place]!.told;
  }

  /** Until every told operation has ended; what has not is left unended. */
  async askForEnds(): Promise<void> {
    const open = this.truth.openings.filter(({ ended, operationId }) => !ended && operationId);
    const lanes = Array.from({ length: 8 }, async () => {
      for (let opening = open.pop(); opening; opening = open.pop()) {
        const answer = await this.client
          .once({ method: 'GET', path: `/operations/${opening.operationId}` })
          .catch(() => undefined);
        if (answer?.body.status === 'accepted') this.truth.noteEnd(opening, answer.body.result as Answer['body']);
        if (answer?.body.status === 'rejected') this.truth.contradictions.push(`${opening.accountId} was rejected`);
      }
    });
    await Promise.all([...lanes, this.money.askForEnds()]);
  }

  private async join(): Promise<LivePerson> {
    const place = this.born++;
    const username = `f${this.seed}-${place}`;
    const email = `${username}@portfel.example`;
    const key = `sign-up-${username}`;
    const signedUp = await this.client.stubborn({
      method: 'POST',
      path: '/accounts',
      body: { username, email, password: PASSWORD, termsAccepted: true },
      headers: { 'idempotency-key': key },
    });
    this.truth.count('sign up', signedUp.status);
    if (signedUp.status !== 201 && signedUp.status !== 202) {
      throw new Error(`sign-up of ${username} was answered ${signedUp.status} ${String(signedUp.body.code)}`);
    }
    const told = this.truth.addPerson(this.truth.commandId('Auth.SignUp', key), username);
    const token = await this.mailbox.confirmationToken(email);
    await this.confirm(username, token);
    const person: LivePerson = { told, place, email, token: await this.signIn(email), index: 0 };
    await this.untilWalletIsThere(person);
    this.people.push(person);
    return person;
  }

  private async confirm(username: string, token: string): Promise<void> {
    const confirmed = await this.client.stubborn({
      method: 'POST',
      path: '/accounts/confirmations',
      body: { token },
      headers: { 'idempotency-key': `confirm-${username}` },
    });
    this.truth.count('confirm', confirmed.status);
    if (confirmed.status >= 300) {
      this.truth.contradictions.push(`confirming ${username} was answered ${String(confirmed.body.code)}`);
    }
  }

  private async signIn(email: string): Promise<string> {
    for (;;) {
      const body = { email, password: PASSWORD };
      const answer = await this.client.stubborn({ method: 'POST', path: '/sessions', body });
      this.truth.count('sign in', answer.status);
      if (answer.status === 201) return answer.body.accessToken as string;
      // The confirmation was accepted with 202 and is not done yet.
      if (answer.body.code !== 'account-not-confirmed')
        throw new Error(`signing in of ${email} was answered ${String(answer.body.code)}`);
      await sleep(200);
    }
  }

  private async untilWalletIsThere(person: LivePerson): Promise<void> {
    for (;;) {
      const answer = await this.client.stubborn({ method: 'GET', path: '/wallet', token: person.token });
      if (answer.status === 200) return;
      await sleep(200);
    }
  }

  private async openAccounts(person: LivePerson, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const { number, assetCode, prefer, thenPauseMs } = openingOf(this.seed, person.place, person.index);
      await this.open(person, `opening-${number}`, assetCode, prefer);
      person.index += 1;
      await sleep(this.options.paceMs + thenPauseMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private async open(person: LivePerson, key: string, assetCode: string, prefer: string): Promise<Answer> {
    const answer = await this.ask(person, {
      method: 'POST',
      path: '/wallet/accounts',
      body: { assetCode },
      headers: { 'idempotency-key': key, prefer },
    });
    this.truth.noteOpening(person.told, key, answer.status, answer.body);
    return answer;
  }

  /** As the person, who signs in again where that is needed. */
  private async ask(person: LivePerson, asking: Asking): Promise<Answer> {
    for (;;) {
      const hangUpFirst = Math.random() < this.hangUpShare ? Math.random() * 30 : undefined;
      const answer = await this.client.stubborn({ ...asking, token: person.token }, { hangUpFirst });
      if (answer.status !== 401) return answer;
      person.token = await this.signIn(person.email);
    }
  }

  private async askOnce(person: LivePerson, asking: Asking): Promise<Answer | undefined> {
    const answer = await this.client.once({ ...asking, token: person.token }).catch(() => undefined);
    if (answer?.status === 401) person.token = await this.signIn(person.email);
    return answer;
  }

  /** Whoever could not get in was wronged: people here do everything right. */
  private noteTrouble(error: Error): void {
    if (!this.abandoned) this.truth.contradictions.push(error.message);
  }

  /** They come whether or not those before them have got their mail. */
  private async keepSigningUp(signal: AbortSignal): Promise<void> {
    const joining: Promise<unknown>[] = [];
    while (!signal.aborted) {
      await sleep(this.options.signUpEveryMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) joining.push(this.join().catch((error: Error) => this.noteTrouble(error)));
    }
    await Promise.all(joining);
  }
}
