import { join } from 'node:path';
import { CannotStart } from '../cannot-start';
import { cached } from '../folders';
import type { Log } from '../local-part';
import { requireTool } from '../machine/require-tool';
import { python } from '../machine/tools';
import { lastLines, runCommand } from '../process/run-command';

const version = '0.7.0b3';

/** What its own script does, with the one setting that has no option: seconds until a transaction without a client ends. */
const START = `
from functools import partial
from secantus import cli
cli.SecantusDBServer = partial(cli.SecantusDBServer, transaction_lifetime_seconds=15.0)
raise SystemExit(cli.main())
`;

/** The Python to run the server with, and the arguments that start it. */
export async function secantusCommand(log: Log): Promise<{ program: string; firstArgs: readonly string[] }> {
  const machinePython = await requireTool(python, log);
  const environment = await cached(`secantusdb-${version}-python-${machinePython.version}`, async (folder) => {
    log('mongo: installing the stand-in for MongoDB (once, about 15 s) …');
    await run(machinePython.program, ['-m', 'venv', folder]);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-input', '--disable-pip-version-check'];
    await run(join(folder, 'bin', 'python'), [...pip, '--only-binary', ':all:', `secantusdb==${version}`]);
  });
  return { program: join(environment, 'bin', 'python'), firstArgs: ['-c', START] };
}

async function run(program: string, args: string[]): Promise<void> {
  const { code, stdout, stderr } = await runCommand(program, args);
  if (code === 0) return;
  throw new CannotStart(
    'the stand-in for MongoDB',
    `it could not be installed.\n${lastLines(stdout + stderr)}`,
    'Look whether pip works on this machine, or put mongod on the PATH, or set MONGO_URL to a running MongoDB.',
  );
}
