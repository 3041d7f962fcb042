import { setTimeout as sleep } from 'node:timers/promises';
import { SERVICES, type Environment, type ServiceName } from '../../platform/environments';
import type { PreparedLocal } from '../../platform/prepare-local';
import { startProcess, type ProcessEnd, type ServiceProcess } from '../../platform/processes';
import { readiness, untilReady } from '../../platform/readiness';
import type { Bug, Failpoint } from '../failpoints/failpoint';

export type InstanceId = `${ServiceName}-${1 | 2}`;
const GRPC_SERVICES = ['auth', 'user', 'wallet', 'notification'] as const;
/** Of every service two instances may run: own gRPC, own internal port, and a public one for the gateway. */
export const INSTANCE_PORTS_NEEDED = 2 * (SERVICES.length + GRPC_SERVICES.length + 1);

interface Seat {
  readonly id: InstanceId;
  readonly name: ServiceName;
  readonly env: Environment;
  readonly internalUrl: string;
  readonly publicUrl?: string;
  process?: ServiceProcess;
  /** Whoever sends a deadly signal says so first; any other end is one that nobody ordered. */
  mayEnd: boolean;
}

export interface UnexpectedEnd extends ProcessEnd {
  readonly id: InstanceId;
  readonly at: Date;
}

export class EndedByItself extends Error {
  constructor(id: InstanceId) {
    super(`${id} ended by itself`);
  }
}

/** The service processes of a fault run: up to two of each service, watched like a process table. */
export class Instances {
  readonly unexpectedEnds: UnexpectedEnd[] = [];
  /** Rejects when a process ends that nobody has ended. */
  readonly somebodyEnded: Promise<never>;
  private noticeEnd!: (error: Error) => void;
  private readonly seats: ReadonlyMap<InstanceId, Seat>;

  constructor(
    prepared: PreparedLocal,
    ports: readonly number[],
    private readonly logFolder: string,
    private readonly extra: Readonly<Partial<Record<ServiceName, Environment>>>,
    private readonly bug?: { readonly service: ServiceName; readonly bug: Bug },
  ) {
    this.seats = this.makeSeats(prepared, [...ports]);
    this.somebodyEnded = new Promise((_, reject) => (this.noticeEnd = reject));
    // Between two rows nobody listens; what ended is in the list.
    this.somebodyEnded.catch(() => undefined);
  }

  get running(): InstanceId[] {
    return [...this.seats.values()].filter((seat) => seat.process?.running).map(({ id }) => id);
  }

  runningOf(name: ServiceName): InstanceId[] {
    return this.running.filter((id) => id.startsWith(`${name}-`));
  }

  /** Both addresses, whoever answers there: that is what a client knows. */
  gatewayUrls(): string[] {
    return (['gateway-1', 'gateway-2'] as const).map((id) => this.seat(id).publicUrl!);
  }

  internalUrl(id: InstanceId): string {
    return this.seat(id).internalUrl;
  }

  pid(id: InstanceId): number {
    return this.seat(id).process!.pid;
  }

  /** Starts it and returns at once. */
  launch(id: InstanceId, failpoints: readonly Failpoint[] = []): void {
    const seat = this.seat(id);
    if (seat.process?.running) throw new Error(`${id} is running already`);
    const planted: Environment = this.bug?.service === seat.name ? { FAULTS_PLANTED_BUG: this.bug.bug } : {};
    const entry = ['tools/faults/service.js', seat.name] as const;
    const started = startProcess(seat.name, { ...seat.env, ...planted }, this.logFolder, { instance: id, entry });
    seat.process = started;
    seat.mayEnd = false;
    if (failpoints.length > 0) started.tell({ failpoints });
    void started.gone.then((end) => {
      if (seat.process !== started || seat.mayEnd) return;
      this.unexpectedEnds.push({ id, at: new Date(), ...end });
      this.noticeEnd(new EndedByItself(id));
    });
  }

  async start(...ids: InstanceId[]): Promise<void> {
    ids.forEach((id) => this.launch(id));
    await this.untilReady(ids);
  }

  async untilReady(ids: readonly InstanceId[] = this.running, withinMs = 60_000): Promise<void> {
    const died = ids.map(async (id) => {
      const { code, signal } = await this.seat(id).process!.gone;
      throw new Error(`${id} ended (${signal ?? code}) before it was ready`);
    });
    const ready = untilReady(Object.fromEntries(ids.map((id) => [id, this.internalUrl(id)])), withinMs);
    await Promise.race([ready, ...died]);
    // They go on waiting for an end that will come when the run is over.
    for (const one of died) one.catch(() => undefined);
  }

  /** `ready`, or what the health page says instead. */
  async readiness(id: InstanceId): Promise<string> {
    return await readiness(this.internalUrl(id));
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(id: InstanceId): Promise<ProcessEnd> {
    const seat = this.seat(id);
    seat.mayEnd = true;
    await seat.process!.killHard();
    return await seat.process!.gone;
  }

  /** SIGTERM; resolves with the exit code. */
  async stop(id: InstanceId): Promise<number | null> {
    const seat = this.seat(id);
    seat.mayEnd = true;
    return await seat.process!.stop();
  }

  pause(id: InstanceId): void {
    this.seat(id).process!.signal('SIGSTOP');
  }

  resume(id: InstanceId): void {
    this.seat(id).process!.signal('SIGCONT');
  }

  arm(id: InstanceId, ...failpoints: Failpoint[]): void {
    this.seat(id).process!.tell({ failpoints });
  }

  /** Arms a failpoint that ends the process, and waits for that. @returns undefined when it did not happen in time */
  async untilItKillsItself(id: InstanceId, failpoint: Failpoint, withinMs: number): Promise<ProcessEnd | undefined> {
    const seat = this.seat(id);
    seat.mayEnd = true;
    this.arm(id, failpoint);
    const end = await Promise.race([seat.process!.gone, sleep(withinMs, undefined)]);
    if (!end) {
      this.arm(id);
      seat.mayEnd = false;
    }
    return end;
  }

  async stopAll(): Promise<void> {
    await Promise.all(
      this.running.map(async (id) => {
        this.resume(id);
        await this.stop(id);
      }),
    );
  }

  /** For the very end of our own process. */
  killAllNow(): void {
    for (const seat of this.seats.values()) {
      seat.mayEnd = true;
      if (seat.process?.running) seat.process.signal('SIGKILL');
    }
  }

  private seat(id: InstanceId): Seat {
    return this.seats.get(id)!;
  }

  private makeSeats(prepared: PreparedLocal, ports: number[]): Map<InstanceId, Seat> {
    const next = () => ports.shift()!;
    const grpc = Object.fromEntries(GRPC_SERVICES.map((name) => [name, [next(), next()] as const]));
    const addresses = Object.fromEntries(
      Object.entries(grpc).map(([name, both]) => [
        `${name.toUpperCase()}_GRPC`,
        both.map((port) => `127.0.0.1:${port}`).join(','),
      ]),
    );
    const seats = SERVICES.flatMap((name) =>
      ([1, 2] as const).map((place): Seat => {
        const internalPort = next();
        // The first gateway has the address that the bank was given.
        const given = place === 1 ? Number(prepared.envs.gateway.PORT) : undefined;
        const publicPort = name === 'gateway' ? (given ?? next()) : undefined;
        const own = grpc[name]?.[place - 1];
        return {
          id: `${name}-${place}`,
          name,
          mayEnd: true,
          internalUrl: `http://127.0.0.1:${internalPort}`,
          publicUrl: publicPort && `http://127.0.0.1:${publicPort}`,
          env: {
            ...prepared.envs[name],
            ...this.extra[name],
            INTERNAL_PORT: String(internalPort),
            ...(own ? { GRPC_PORT: String(own) } : {}),
            // Two of them cannot listen on one, and nobody signs in to other applications here.
            ...(name === 'auth' ? { OIDC_PORT: '0' } : {}),
            ...pick(addresses, (variable) => variable in prepared.envs[name]),
            ...(publicPort ? { PORT: String(publicPort) } : {}),
          },
        } as Seat;
      }),
    );
    return new Map(seats.map((seat) => [seat.id, seat]));
  }
}

const pick = (record: Readonly<Record<string, string>>, wanted: (key: string) => boolean) =>
  Object.fromEntries(Object.entries(record).filter(([key]) => wanted(key)));
