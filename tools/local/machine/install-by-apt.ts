import type { Log } from '../local-part';
import { lastLines, runCommand, type CommandResult } from '../process/run-command';
import type { MachineTool } from './machine-tool';

/** On Debian and Ubuntu as root a missing program is installed after saying so. False: not here, or it failed. */
export function installByApt(tool: MachineTool, log: Log): Promise<boolean> {
  // One at a time: parts start together and would fight for the package manager's lock.
  const installation = last.then(() => install(tool, log));
  last = installation;
  return installation;
}

let last: Promise<unknown> = Promise.resolve();

async function install(tool: MachineTool, log: Log): Promise<boolean> {
  if (process.getuid?.() !== 0 || (await runCommand('apt-get', ['--version'])).code !== 0) return false;
  log(`${tool.name} is missing: installing it with apt-get (once) …`);
  await apt(['update', '-qq']);
  for (const packages of tool.aptPackages) {
    if ((await runCommand('apt-cache', ['show', '--quiet', ...packages])).code !== 0) continue;
    const { code, stderr } = await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages]);
    if (code === 0) return true;
    log(`apt-get install ${packages.join(' ')} failed:\n${lastLines(stderr, 5)}`);
  }
  return false;
}

function apt(args: string[]): Promise<CommandResult> {
  const quietly = ['DEBIAN_FRONTEND=noninteractive', 'apt-get', '-o', 'DPkg::Lock::Timeout=120'];
  return runCommand('env', [...quietly, ...args]);
}
