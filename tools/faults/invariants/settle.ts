import { setTimeout as sleep } from 'node:timers/promises';
import type { Load } from '../load';
import { invariants } from './all';
import { balancedLedger, type LedgerWatch } from './ledger';
import type { Invariant, World } from './invariant';

export interface Broken {
  readonly invariant: string;
  readonly evidence: readonly string[];
}

/** `forGood`: waiting cannot mend it. */
interface Finding extends Broken {
  readonly forGood: boolean;
}

/**
 * With the load paused: waits until everything holds.
 * @returns what does not hold within the time, or what was broken for good before
 */
export async function settle(world: World, load: Load, watch: LedgerWatch, withinMs: number): Promise<Broken[]> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const late = Date.now() > deadline;
    const findings = await look(world, load, watch, late);
    if (findings.length === 0 || late || findings.some(({ forGood }) => forGood)) return findings;
    await sleep(300);
  }
}

async function look(world: World, load: Load, watch: LedgerWatch, all: boolean): Promise<Finding[]> {
  const unread = await world.platform.topics.behind().catch(() => Number.NaN);
  // Judged by half of what there is, everything looks broken.
  if (unread !== 0) {
    return [{ invariant: 'the observer has read everything', evidence: [`${unread} records unread`], forGood: false }];
  }
  await load.askForEnds();
  const findings: Finding[] = [];
  if (watch.broken.length > 0) {
    findings.push({ invariant: balancedLedger.name, evidence: watch.broken.slice(0, 5), forGood: true });
  }
  for (const invariant of invariants) {
    // What was seen meanwhile is the same again.
    if (invariant === balancedLedger && findings.length > 0) continue;
    const finding = await ask(invariant, world);
    if (!finding) continue;
    findings.push(finding);
    if (!all && !finding.forGood) break;
  }
  return findings;
}

async function ask(invariant: Invariant, world: World): Promise<Finding | undefined> {
  try {
    const evidence = await invariant.check(world);
    if (evidence.length === 0) return undefined;
    return { invariant: invariant.name, evidence, forGood: invariant.holds === 'always' };
  } catch (error) {
    const evidence = [`could not be asked: ${(error as Error).message}`];
    return { invariant: invariant.name, evidence, forGood: false };
  }
}
