import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { CannotStart } from '../cannot-start';
import { cached, repositoryFolder } from '../folders';
import type { Log } from '../local-part';
import { maven } from '../machine/tools';
import { requireTool } from '../machine/require-tool';
import { runCommand } from '../process/run-command';

export const kafkaFolder = join(repositoryFolder, 'infra', 'kafka');

/** The class path of the broker, always in the same order: the class archive is only valid for the same string. */
export async function kafkaClassPath(log: Log): Promise<string> {
  const folder = await kafkaJars(log);
  const jars = (await readdir(folder)).filter((file) => file.endsWith('.jar')).sort();
  return jars.map((jar) => join(folder, jar)).join(':');
}

/** Named by the content of pom.xml, so a changed version is collected anew. */
async function kafkaJars(log: Log): Promise<string> {
  const pom = join(kafkaFolder, 'pom.xml');
  const version = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  return cached(`kafka-jars-${version}`, async (folder) => {
    const { program } = await requireTool(maven, log);
    log('kafka: collecting the jars with Maven (once, about 20 s) …');
    const { code, stdout, stderr } = await runCommand(
      program,
      ['-B', '-q', '-ntp', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${folder}`],
      { folder },
    );
    if (code === 0) return;
    throw new CannotStart(
      'Kafka',
      `Maven could not collect its jars.\n${firstErrors(stdout || stderr)}`,
      'Look whether this machine reaches a Maven repository (~/.m2/settings.xml names mirrors), then try again.',
    );
  });
}

/** Maven says the cause first and general advice after it, in colours. */
function firstErrors(output: string): string {
  const lines = stripVTControlCharacters(output).split('\n').filter(Boolean);
  return lines
    .slice(0, 3)
    .map((line) => `  ${line}`)
    .join('\n');
}
