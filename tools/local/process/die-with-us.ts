import { runCommand } from './run-command';

export interface Command {
  program: string;
  args: string[];
}

/**
 * On Linux the kernel itself signals the part when our process is killed and cannot do it. Where that is not to be had,
 * the pid file lets the next start find what was left behind.
 */
export async function dieWithUs({ program, args }: Command, signal: NodeJS.Signals): Promise<Command> {
  supported ??= runCommand('setpriv', ['--pdeathsig', 'TERM', 'true']).then(({ code }) => code === 0);
  if (!(await supported)) return { program, args };
  return { program: 'setpriv', args: ['--pdeathsig', signal.replace('SIG', ''), program, ...args] };
}

let supported: Promise<boolean> | undefined;
