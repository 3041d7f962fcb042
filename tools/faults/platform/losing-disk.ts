import { spawnSync } from 'node:child_process';
import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { minimalEnvironment } from '../../environment.config';
import { runCommand } from '../../local/process/run-command';

/** Shuts a file system down at once and flushes nothing, its journal neither: EXT4_IOC_SHUTDOWN with NOLOGFLUSH. */
const SHUT_DOWN = [
  [
    'perl',
    '-e',
    'open(my $at, "<", $ARGV[0]) or die $!; my $how = pack("L", 2); ioctl($at, 0x8004587D, $how) or die $!',
  ],
  [
    'python3',
    '-c',
    'import fcntl,os,struct,sys; fcntl.ioctl(os.open(sys.argv[1], os.O_RDONLY), 0x8004587D, struct.pack("I", 2))',
  ],
] as const;
const SYNCED = 'witness-synced';
const UNSYNCED = 'witness-unsynced';
const TRIAL_MEGABYTES = 32;

/**
 * A disk whose power can be cut: ext4 on a loop-mounted image. What a process has synced is there afterwards, what it has only
 * written is not. Needs root, `mount`, `mkfs.ext4`, and perl or python3 for the one call that Node.js does not have.
 */
export class LosingDisk {
  private readonly unmountAtExit = () => {
    spawnSync('umount', ['--lazy', this.at], { stdio: 'ignore' });
  };

  private constructor(
    private readonly image: string,
    private at: string,
  ) {}

  /** Tries it all out on a small disk. @returns why this machine does not allow it, or undefined */
  static async whyNot(folder: string): Promise<string | undefined> {
    const trial = await mkdtemp(join(folder, 'trial-'));
    try {
      const disk = await LosingDisk.make(join(trial, 'disk.img'), join(trial, 'disk'), TRIAL_MEGABYTES);
      const lost = await disk.cutPower().finally(() => disk.unmount());
      return lost.what.length > 0 ? undefined : 'the file system kept what was not synced';
    } catch (error) {
      return (error as Error).message;
    } finally {
      await rm(trial, { recursive: true, force: true });
    }
  }

  /** An empty one, mounted. */
  static async make(image: string, at: string, megabytes: number, owner = { uid: 0, gid: 0 }): Promise<LosingDisk> {
    // Takes as much room as is written to it.
    writeFileSync(image, '', { mode: 0o600 });
    truncateSync(image, megabytes * 2 ** 20);
    await run('mkfs.ext4', '-q', '-F', '-m', '0', '-E', `root_owner=${owner.uid}:${owner.gid}`, image);
    await mkdir(at, { recursive: true });
    const disk = new LosingDisk(image, at);
    await disk.mount();
    await rmdir(join(at, 'lost+found'));
    await chmod(at, 0o700);
    return disk;
  }

  async mount(): Promise<void> {
    await run('mount', '-o', 'loop', this.image, this.at);
    process.once('exit', this.unmountAtExit);
  }

  /** Those who used it may be ending still. */
  async unmount(): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await run('umount', this.at);
        break;
      } catch (error) {
        if (attempt === 50) throw error;
        await sleep(100);
      }
    }
    process.removeListener('exit', this.unmountAtExit);
  }

  /** Elsewhere, with what is on it. */
  async moveTo(at: string): Promise<void> {
    await this.unmount();
    this.at = at;
    await this.mount();
  }

  /**
   * Nothing that was not synced will be on it, and nothing can be written any more.
   * @param meanwhile ends those who use it
   * @returns what was seen to be lost and kept, and by what the power was cut; empty `what` when nothing was lost
   */
  async cutPower(meanwhile: () => Promise<void> = async () => undefined): Promise<{ what: string[]; by: string }> {
    this.write(SYNCED, true);
    this.write(UNSYNCED, false);
    const by = await shutDown(this.at);
    await meanwhile();
    await this.unmount();
    await this.mount();
    if (this.read(SYNCED) !== SYNCED) throw new Error('the disk lost what was synced');
    const lost = this.read(UNSYNCED) !== UNSYNCED;
    return { what: lost ? ['of two files one was synced: that one was there, the other was not'] : [], by };
  }

  private write(name: string, synced: boolean): void {
    const file = openSync(join(this.at, name), 'w');
    writeSync(file, name);
    if (synced) fsyncSync(file);
    closeSync(file);
  }

  private read(name: string): string {
    try {
      return readFileSync(join(this.at, name), 'utf8');
    } catch {
      return '';
    }
  }
}

async function shutDown(at: string): Promise<string> {
  let refusal = '';
  for (const [program, ...args] of SHUT_DOWN) {
    const { code, stderr } = await runCommand(program, [...args, at], { environment: minimalEnvironment() });
    if (code === 0) return `EXT4_IOC_SHUTDOWN, by ${program}`;
    if (code !== 127 || !refusal) refusal = `${program}: ${stderr.trim()}`;
  }
  throw new Error(`the file system cannot be shut down; ${refusal}`);
}

async function run(program: string, ...args: string[]): Promise<void> {
  const { code, stderr } = await runCommand(program, args, { environment: minimalEnvironment() });
  if (code !== 0)
    throw new Error(`${program}: ${(stderr.trim().split('\n')[0] ?? '').slice(0, 200) || `code ${code}`}`);
}
