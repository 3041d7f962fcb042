import { CannotStart } from '../cannot-start';
import type { Log } from '../local-part';
import { installByApt } from './install-by-apt';

export interface FoundTool {
  program: string;
  version: string;
}

/** A program of the machine that no package manager of ours brings. */
export interface MachineTool {
  name: string;
  /** What it is needed for, to say when it is missing. */
  purpose: string;
  cure: string;
  /** Sets of Debian packages that bring it, the best first; the first one that the machine's release has is taken. */
  aptPackages: string[][];
  find(): Promise<FoundTool | undefined>;
}

export async function requireTool(tool: MachineTool, log: Log): Promise<FoundTool> {
  const found = await tool.find();
  if (found) return found;
  if (await installByApt(tool, log)) {
    const installed = await tool.find();
    if (installed) return installed;
  }
  throw new CannotStart(tool.purpose, `${tool.name} was not found on this machine.`, tool.cure);
}
