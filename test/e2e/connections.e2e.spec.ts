import { Client } from 'pg';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { ApiClient } from '../../tools/platform/api-client';
import type { ServiceName } from '../../tools/platform/environments';
import { startPlatform, type TestPlatform } from './platform';
import { people } from './totals';

/** Linux only, like the machines CI runs on: local ports a process is connected to, and those it listens on, read from the kernel's own tables. */
function socketsOf(pid: number): { connectedTo: number[]; listeningOn: number[] } {
  const inodes = new Set(
    readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(link(`/proc/${pid}/fd/${fd}`))?.[1] ?? []),
  );
  const rows = ['tcp', 'tcp6'].flatMap((table) =>
    readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1),
  );
  const own = rows.map((row) => row.trim().split(/\s+/)).filter((columns) => inodes.has(columns[9]!));
  const port = (address: string) => parseInt(address.split(':')[1]!, 16);
  const [ESTABLISHED, LISTEN] = ['01', '0A'];
  return {
    connectedTo: own.filter((columns) => columns[3] === ESTABLISHED).map((columns) => port(columns[2]!)),
    listeningOn: own.filter((columns) => columns[3] === LISTEN).map((columns) => port(columns[1]!)),
  };
}

function link(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}

describe('who talks to whom', () => {
  let platform: TestPlatform;
  beforeAll(async () => void (platform = await startPlatform()));
  afterAll(() => platform.stop());

  it('services reach Kafka, their own store and nothing else; the gateway reaches Kafka and asks by gRPC', async () => {
    const client = new ApiClient(platform.gatewayUrl);
    await client.signUp(people(1, 'seen')[0]!);
    const { parts, envs } = platform;
    const kafka = Number(parts.kafkaBrokers[0]!.split(':')[1]);
    const mongo = Number(new URL(parts.mongoUrl('user')).port);
    const grpc = ['auth', 'user', 'wallet', 'notification'].map((name) => Number(envs[name as 'auth'].GRPC_PORT));
    const allowed: Record<ServiceName, number[]> = {
      auth: [kafka, parts.postgres.port],
      wallet: [kafka, parts.postgres.port],
      user: [kafka, mongo],
      notification: [kafka, mongo, parts.smtp.port],
      gateway: [kafka, ...grpc],
    };
    for (const [name, service] of platform.processes) {
      const { connectedTo, listeningOn } = socketsOf(service.pid);
      // What others have opened to a port this process listens on is theirs, not its.
      const reached = connectedTo.filter((port) => port < 32_768 && !listeningOn.includes(port));
      expect(reached.length).toBeGreaterThan(0);
      expect({ name, beyond: reached.filter((port) => !allowed[name].includes(port)) }).toEqual({ name, beyond: [] });
    }
  });

  it('only the gateway has a public HTTP port; the rest is gRPC, health and the OpenID provider, on loopback', () => {
    for (const [name, service] of platform.processes) {
      const { PORT, GRPC_PORT, INTERNAL_PORT, OIDC_PORT } = platform.envs[name] as Record<string, string | undefined>;
      const declared = [PORT, GRPC_PORT, INTERNAL_PORT, OIDC_PORT].filter(Boolean).map(Number);
      expect({ name, ports: socketsOf(service.pid).listeningOn.sort() }).toEqual({ name, ports: declared.sort() });
      expect(PORT === undefined).toBe(name !== 'gateway');
    }
  });

  it('keeps the login of one service out of the database of another', async () => {
    const url = new URL(platform.databaseUrls.auth);
    url.pathname = '/wallet';
    const intruder = new Client({ connectionString: url.href });
    await expect(intruder.connect()).rejects.toThrow(/permission denied/);
    await intruder.end().catch(() => undefined);
  });
});
