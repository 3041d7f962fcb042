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
