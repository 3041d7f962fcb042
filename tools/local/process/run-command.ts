import { execFile } from 'node:child_process';

export interface CommandResult {
  /** 0 is success; 127 means that there is no such program, as in a shell. */
  code: number;
  stdout: string;
  stderr: string;
}

export interface CommandOptions {
  folder?: string;
  environment?: NodeJS.ProcessEnv;
  user?: { uid: number; gid: number };
  timeoutMs?: number;
}

/** Runs a command to its end and never throws: the caller knows what a failure means. */
export function runCommand(program: string, args: string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { folder: cwd, environment: env, user, timeoutMs: timeout = 600_000 } = options;
  return new Promise((resolve) => {
    execFile(program, args, { cwd, env, ...user, timeout, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      const code = error ? (error.code === 'ENOENT' ? 127 : typeof error.code === 'number' ? error.code : 1) : 0;
      resolve({ code, stdout, stderr: stderr || (error?.message ?? '') });
    });
  });
}

/** The end of an output, which is where programs say what went wrong. */
export function lastLines(text: string, count = 12): string {
  return text
    .trim()
    .split('\n')
    .slice(-count)
    .map((line) => `  ${line}`)
    .join('\n');
}
