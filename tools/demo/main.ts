import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog, InvalidConfig } from '@portfel/platform';
import { CannotStart, removeData, repositoryFolder } from '../local/local';
import { checkJourney } from './check-journey';
import { seedDemoPeople } from './seed-demo-people';
import { startDemo } from './start-demo';
import { addressTable } from './address-table';

const args = new Set(process.argv.slice(2));

main().catch((error: unknown) => {
  const expected = error instanceof CannotStart || error instanceof InvalidConfig;
  console.error(expected ? (error as Error).message : error);
  process.exit(1);
});

async function main(): Promise<void> {
  const unknown = [...args].filter((arg) => !['--check', '--fresh'].includes(arg));
  if (unknown.length > 0)
    throw new CannotStart(
      `npm run demo does not know ${unknown.join(' ')}`,
      'an unknown argument',
      'use --fresh, --check or nothing',
    );
  await (args.has('--check') ? check() : show());
}

/** Runs until Ctrl-C. */
async function show(): Promise<void> {
  const folder = join(repositoryFolder, '.portfel/demo');
  if (args.has('--fresh')) await removeData(folder);
  const startedAt = Date.now();
  const stopping = interruption();
  const demo = await startDemo({ folder, ports: 'default', log: createLog('demo', 'warn'), say: console.log });
  try {
    console.log(addressTable(demo, await seedDemoPeople(demo)));
    console.log(
      `Ready after ${((Date.now() - startedAt) / 1_000).toFixed(1)} s. Ctrl-C ends everything; the data stays.`,
    );
    await stopping;
    console.log('\nStopping …');
  } finally {
    await demo.stop();
  }
  process.exit(0);
}

/** Starts everything aside of a running demo, drives the journey, and stops. */
async function check(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'portfel-check-'));
  const demo = await startDemo({ folder, ports: 'free', log: createLog('check', 'warn'), say: console.log });
  let failure: unknown;
  try {
    await checkJourney(demo, console.log);
  } catch (error) {
    failure = error;
  }
  await demo.stop();
  await removeData(folder);
  if (failure) throw failure as Error;
  console.log('The journey works.');
  process.exit(0);
}

function interruption(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}
