import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { repositoryFolder as root } from '../local/local';
import { inheritedEnvironment, minimalEnvironment } from '../environment.config';

const web = join(root, 'apps/web');
const stamp = join(web, '.next/portfel-build');
const standalone = join(web, '.next/standalone/apps/web');

export interface WebServer {
  stop(): Promise<void>;
}

/** Builds the web client when its sources are not the ones built last. */
export function buildWeb(log: (line: string) => void): void {
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  log('Building the web client (once, half a minute) …');
  const next = join(root, 'node_modules/next/dist/bin/next');
  const env = { ...inheritedEnvironment(), NEXT_TELEMETRY_DISABLED: '1', NODE_ENV: 'production' as const };
  const built = spawnSync(process.execPath, [next, 'build', 'apps/web'], { cwd: root, env, encoding: 'utf8' });
  if (built.status !== 0) throw new Error(`The web client does not build:\n${built.stdout}\n${built.stderr}`);
  // The standalone server brings its code; what the browser loads has to be put beside it.
  cpSync(join(web, '.next/static'), join(standalone, '.next/static'), { recursive: true });
  writeFileSync(stamp, sources);
}

/** Serves the built web client on loopback, as a process of its own. */
export async function startWeb(options: { port: number; gatewayUrl: string }): Promise<WebServer> {
  const server = spawn(process.execPath, [join(standalone, 'server.js')], {
    cwd: standalone,
    env: {
      ...minimalEnvironment(),
      NODE_ENV: 'production',
      HOSTNAME: '127.0.0.1',
      PORT: String(options.port),
      GATEWAY_URL: options.gatewayUrl,
    },
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let errors = '';
  server.stderr.on('data', (text: Buffer) => (errors = (errors + text.toString()).slice(-2_000)));
  const stop = () => stopped(server);
  try {
    await untilServing(server, `http://127.0.0.1:${options.port}/health`, () => errors);
  } catch (error) {
    await stop();
    throw error;
  }
  return { stop };
}

async function untilServing(server: ChildProcess, url: string, errors: () => string): Promise<void> {
  for (const deadline = Date.now() + 30_000; Date.now() < deadline; await sleep(100)) {
    if (server.exitCode !== null) break;
    const response = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (response?.ok) return;
  }
  throw new Error(`The web client cannot be served at ${url}.\n${errors()}`);
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  const late = setTimeout(() => server.kill('SIGKILL'), 5_000);
  await exited;
  clearTimeout(late);
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = readdirSync(web, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !/\/(\.next|node_modules)\//.test(file) && !file.endsWith('next-env.d.ts'))
    .sort();
  for (const file of files) hash.update(file.slice(web.length)).update(readFileSync(file));
  return hash.digest('hex');
}
