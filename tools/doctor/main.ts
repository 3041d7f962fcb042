import { statfs } from 'node:fs/promises';
import { repositoryFolder } from '../local/folders';
import type { MachineTool } from '../local/machine/machine-tool';
import { chromium, java, maven, mongod, python } from '../local/machine/tools';
import { defaultPorts, isPortFree } from '../local/ports';

interface Finding {
  subject: string;
  found?: string;
  /** What to do when it is missing. */
  cure: string;
  required: boolean;
}

const smallestNode = [20, 19] as const;
const neededDiskGb = 3;
const portsOfDemo = { gateway: 3000, web: 8080, ...defaultPorts };

/** Prints what the machine must have for the demo and the tests, and what to do about the rest. */
async function main(): Promise<void> {
  const hasMongod = (await mongod.find()) !== undefined;
  const findings = await Promise.all([
    node(),
    tool(java, true),
    tool(maven, true),
    tool(python, !hasMongod),
    tool(mongod, false),
    tool(chromium, false),
    disk(),
    ...Object.entries(portsOfDemo).map(([name, port]) => freePort(name, port)),
  ]);
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  for (const { subject, found, cure, required } of findings) {
    const sign = found ? '✓' : required ? '✗' : '–';
    console.log(`${sign} ${subject.padEnd(width)}  ${found ?? cure}`);
  }
  const missing = findings.filter(({ found, required }) => !found && required);
  console.log(missing.length === 0 ? '\nThis machine can run Portfel.' : `\n${missing.length} missing, marked with ✗.`);
  process.exitCode = missing.length === 0 ? 0 : 1;
}

async function node(): Promise<Finding> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isEnough = major > smallestNode[0] || (major === smallestNode[0] && minor >= smallestNode[1]);
  return {
    subject: `Node.js ${smallestNode.join('.')} or newer`,
    found: isEnough ? process.versions.node : undefined,
    cure: `Version ${process.versions.node} is too old: install a newer one from https://nodejs.org`,
    required: true,
  };
}

async function tool({ name, cure, find }: MachineTool, required: boolean): Promise<Finding> {
  return { subject: name, found: (await find())?.version, cure, required };
}

async function disk(): Promise<Finding> {
  const { bavail, bsize } = await statfs(repositoryFolder);
  const freeGb = (bavail * bsize) / 1e9;
  return {
    subject: `${neededDiskGb} GB of free disk`,
    found: freeGb >= neededDiskGb ? `${Math.floor(freeGb)} GB` : undefined,
    cure: `Only ${freeGb.toFixed(1)} GB are free where the repository lies: make room.`,
    required: true,
  };
}

async function freePort(name: string, port: number): Promise<Finding> {
  return {
    subject: `port ${port} (${name})`,
    found: (await isPortFree(port)) ? 'free' : undefined,
    cure: `In use: stop what listens there ("lsof -i :${port}" names it) before "npm run demo".`,
    required: false,
  };
}

void main();
