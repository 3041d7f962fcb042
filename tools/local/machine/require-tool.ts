import { CannotStart } from '../cannot-start';
import type { Log } from '../local-part';
import { installByApt } from './install-by-apt';
import type { FoundTool, MachineTool } from './machine-tool';

/** The tool, installed first where that is possible. @throws CannotStart with the cure */
export async function requireTool(tool: MachineTool, log: Log): Promise<FoundTool> {
  const found = await tool.find();
  if (found) return found;
  if (await installByApt(tool, log)) {
    const installed = await tool.find();
    if (installed) return installed;
  }
  throw new CannotStart(tool.purpose, `${tool.name} was not found on this machine.`, tool.cure);
}
