import { Registry } from 'prom-client';
import {
  allMessages,
  sealedFields,
  type Actor,
  type AnyCommand,
  type DataReceived,
  type Sealed,
} from '@portfel/contracts';
import { MessagingMetrics, MessagingTransport, Sealer, type Reply, type UnitOfWork } from '@portfel/messaging';
import { InMemoryMessageStore, silentLog, type InMemoryBroker } from '@portfel/testing';
import type { Secrets } from '../../../tools/platform/secrets';

type Script<C extends AnyCommand> = (command: DataReceived<C>, uow: UnitOfWork) => Reply<C> | Promise<Reply<C>>;

/** A command that had its effect, its sealed fields opened. */
export interface DoneCommand {
  readonly name: string;
  readonly actor: Actor;
  readonly data: Readonly<Record<string, unknown>>;
}

/** In the place of a service: real messaging with an inbox, and handlers that answer what a spec scripted. */
export class FakeService {
  readonly done: DoneCommand[] = [];
  private readonly store = new InMemoryMessageStore();
  private readonly scripts = new Map<string, Script<AnyCommand>>();
  private readonly transport: MessagingTransport;
  private held?: { promise: Promise<void>; release: () => void };

  constructor(
    readonly name: string,
    broker: InMemoryBroker,
    secrets: Secrets,
  ) {
    const sealer = new Sealer({
      service: name,
      publicKeys: Object.fromEntries(Object.entries(secrets.sealing).map(([name, pair]) => [name, pair.publicKey])),
      privateKey: secrets.sealing[name]?.privateKey,
    } as ConstructorParameters<typeof Sealer>[0]);
    this.transport = new MessagingTransport(name, {
      broker,
      store: this.store,
      sealer,
      metrics: new MessagingMetrics(new Registry()),
      log: silentLog,
      now: () => new Date(),
      keysAtOnce: 10,
    });
    for (const contract of allMessages()) {
      if (contract.kind !== 'command' || contract.context !== name) continue;
      const handle = (data: never, uow: never) => this.handle(contract as AnyCommand, data, uow);
      this.transport.addHandler(contract.name, handle as never, false, { contract });
    }
    this.transport.listen(() => {});
  }

  /** What this command is answered from now on. */
  on<C extends AnyCommand>(contract: C, script: Script<C>): void {
    this.scripts.set(contract.name, script as Script<AnyCommand>);
  }

  /** From now on no command ends, until it is released. */
  hold(): void {
    let release!: () => void;
    this.held = { promise: new Promise((resolve) => (release = resolve)), release: () => release() };
  }

  release(): void {
    this.held?.release();
    this.held = undefined;
  }

  /** The stored outcome, as the operations question of the service answers it. */
  async operation(commandId: string): Promise<{ status: string; outcomeJson: string }> {
    const outcome = (await this.store.find({ consumer: `${this.name}.commands`, messageId: commandId }))?.outcome;
    return { status: outcome?.status ?? 'pending', outcomeJson: outcome ? JSON.stringify(outcome) : '' };
  }

  async close(): Promise<void> {
    this.release();
    await this.transport.close();
  }

  private async handle(contract: AnyCommand, command: Record<string, unknown>, uow: UnitOfWork): Promise<Reply> {
    await this.held?.promise;
    const data = { ...command };
    for (const [field, { to }] of sealedFields(contract.data)) {
      if (to === this.name) data[field] = await (data[field] as Sealed<unknown> | undefined)?.open();
    }
    // What a real service would have in its store.
    uow.afterCommit(() => this.done.push({ name: contract.name, actor: uow.actor, data }));
    const script = this.scripts.get(contract.name);
    if (!script) throw new Error(`the spec has not said what ${contract.name} answers`);
    return await script(command as never, uow);
  }
}
