import { commandIdOf } from '../../apps/gateway/src/policy/command-secret';
import { MoneyTruth } from './told-money';

/** An account somebody asked for and was told is on its way or open. */
export interface ToldOpening {
  /** The command id, which is the id of the account. */
  readonly accountId: string;
  readonly key: string;
  /** From 202; asked later until it has ended. */
  operationId?: string;
  number?: number;
  ended: boolean;
}

export interface ToldPerson {
  readonly accountId: string;
  readonly username: string;
  /** In the order in which the requests were accepted: each was sent after the one before it was answered. */
  readonly openings: ToldOpening[];
}

/** A record that was put on a topic by the run itself, past the gateway. */
export interface Injected {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly kind: string;
  /** Belongs to the dead letters. */
  readonly poison: boolean;
}

/** What the clients were told, kept apart from everything the platform says of itself. */
export class LedgerOfTruth {
  readonly people = new Map<string, ToldPerson>();
  readonly injected: Injected[] = [];
  /** Answers that no fault excuses: a 4xx to a right request, a repetition answered with something else. */
  readonly contradictions: string[] = [];
  readonly money = new MoneyTruth((line) => void this.contradictions.push(line));
  /** Told by status, per kind of request. */
  readonly told = new Map<string, number>();
  /** Keys that a row makes fail on purpose; their handlers may say so. */
  readonly plannedFailures = new Set<string>();
  /** Topics on which a store that was filled anew tells its history a second time. */
  readonly toldAnew = new Set<string>();
  repeated = 0;
  private readonly byAccount = new Map<string, ToldOpening>();

  constructor(private readonly commandSecret: string) {}

  count(kind: string, status: number): void {
    const name = `${kind} ${status}`;
    this.told.set(name, (this.told.get(name) ?? 0) + 1);
  }

  commandId(command: string, key: string, caller = 'visitor'): string {
    return commandIdOf(this.commandSecret, { caller, command, key });
  }

  addPerson(accountId: string, username: string): ToldPerson {
    const person: ToldPerson = { accountId, username, openings: [] };
    this.people.set(accountId, person);
    return person;
  }

  /** Notes an answer to an opening; the first one for a key gives it its place in the order. */
  noteOpening(person: ToldPerson, key: string, status: number, body: Readonly<Record<string, unknown>>): void {
    this.count('open account', status);
    const accountId = this.commandId('Wallet.OpenAccount', key, person.accountId);
    if (status !== 201 && status !== 202) {
      this.contradictions.push(`opening ${accountId} (key ${key}) was answered ${status} ${String(body.code)}`);
      return;
    }
    let opening = this.byAccount.get(accountId);
    if (opening) this.repeated += 1;
    else {
      opening = { accountId, key, ended: false };
      this.byAccount.set(accountId, opening);
      person.openings.push(opening);
    }
    if (status === 202) opening.operationId ??= body.operationId as string;
    else this.noteEnd(opening, body);
  }

  /** The result of an opening: at first a fact, later the thing to agree with. */
  noteEnd(opening: ToldOpening, result: Readonly<Record<string, unknown>>): void {
    const number = Number(result.number);
    if (result.accountId !== opening.accountId || (opening.number !== undefined && opening.number !== number)) {
      const known = `${opening.accountId} number ${opening.number}`;
      this.contradictions.push(`opening ${known} was answered again as ${JSON.stringify(result)}`);
    }
    opening.number = number;
    opening.ended = true;
  }

  get openings(): ToldOpening[] {
    return [...this.byAccount.values()];
  }
}
