import { spawn } from 'node:child_process';

/** Rows: scale × 100,000 accounts, as pgbench has them. */
const SCALE = 10;

/** Fills the database with the tables of TPC-B. */
export async function preparePgbench(databaseUrl: string): Promise<void> {
  await pgbench(['-i', '-q', '-s', String(SCALE), databaseUrl]);
}

/** TPC-B with prepared statements, 8 clients in 2 threads. @returns transactions a second */
export async function pgbenchTps(databaseUrl: string, forMs: number): Promise<number> {
  const said = await pgbench([
    '-n',
    '-M',
    'prepared',
    '-c',
    '8',
    '-j',
    '2',
    '-T',
    String(Math.ceil(forMs / 1_000)),
    databaseUrl,
  ]);
  const [, tps] = /^tps = ([\d.]+)/m.exec(said) ?? [];
  if (!tps) throw new Error(`pgbench did not tell its tps:\n${said}`);
  return Number(tps);
}

/** @throws Error with what to install when there is none */
function pgbench(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const running = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [running.stdout, running.stderr]) stream.on('data', (data) => (said += String(data)));
    running.on('error', () => reject(new Error('pgbench is missing. Install the Debian package postgresql-contrib.')));
    running.on('close', (code) =>
      code === 0 ? resolve(said) : reject(new Error(`pgbench ended with ${code}:\n${said}`)),
    );
  });
}
