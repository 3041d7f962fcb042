import { randomBytes } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CannotStart } from '../cannot-start';
import type { LocalPart, Log } from '../local-part';
import { requireTool } from '../machine/require-tool';
import { java } from '../machine/tools';
import { freePorts } from '../ports';
import { lastLines, runCommand } from '../process/run-command';
import { prepareFolder, startPart } from '../process/start-part';
import { classArchive } from './class-archive';
import { kafkaClassPath, kafkaFolder } from './kafka-jars';
import { kafkaSettings } from './kafka-settings';
import { probeKafka } from './probe-kafka';

export interface KafkaOptions {
  folder: string;
  port?: number;
  controllerPort?: number;
  log: Log;
}

/** The real broker, KRaft, one node. Its data stay in the folder. */
export async function startKafka({ folder, log, ...ports }: KafkaOptions): Promise<LocalPart> {
  const [freePort = 0, freeControllerPort = 0] = await freePorts(2);
  const { port = freePort, controllerPort = freeControllerPort } = ports;
  await prepareFolder('Kafka', folder, [port, controllerPort]);
  const jvm = await requireTool(java, log);
  const classPath = await kafkaClassPath(log);
  const archive = classArchive(classPath, jvm.version);

  const settingsFile = join(folder, 'server.properties');
  const dataFolder = join(folder, 'data');
  await writeFile(settingsFile, kafkaSettings({ port, controllerPort, dataFolder }));
  const javaArguments = [`-Dlog4j2.configurationFile=${join(kafkaFolder, 'log4j2.yaml')}`, '-cp', classPath];
  const clusterId =
    (await readClusterId(dataFolder)) ?? (await format(jvm.program, javaArguments, { settingsFile, dataFolder }));

  const part = await startPart({
    name: 'kafka',
    folder,
    port,
    program: jvm.program,
    args: [...memoryFlags, ...archive.jvmFlags, ...javaArguments, 'kafka.Kafka', settingsFile],
    // Writing the class archive takes a few seconds of the first stop.
    stopWithinMs: 30_000,
    probe: () => probeKafka(`127.0.0.1:${port}`, clusterId),
    log,
  });
  return { ...part, stop: () => part.stop().then(archive.keep) };
}

const memoryFlags = ['-Xms64m', '-Xmx256m', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-XX:-UsePerfData'];

async function readClusterId(dataFolder: string): Promise<string | undefined> {
  const properties = await readFile(join(dataFolder, 'meta.properties'), 'utf8').catch(() => '');
  return /^cluster\.id=(.+)$/m.exec(properties)?.[1];
}

async function format(
  program: string,
  javaArguments: string[],
  { settingsFile, dataFolder }: { settingsFile: string; dataFolder: string },
): Promise<string> {
  // Without meta.properties no broker ever ran on it: what lies there is an interrupted format.
  await rm(dataFolder, { recursive: true, force: true });
  const clusterId = newClusterId();
  const tool = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', settingsFile];
  const { code, stdout, stderr } = await runCommand(program, [...memoryFlags, ...javaArguments, ...tool]);
  if (code === 0) return clusterId;
  throw new CannotStart(
    'Kafka',
    `its storage could not be formatted.\n${lastLines(stdout + stderr)}`,
    `See ${dataFolder}.`,
  );
}

/** 16 random bytes as Kafka writes them. With a leading dash the tool would take it for an option. */
function newClusterId(): string {
  const id = randomBytes(16).toString('base64url');
  return id.startsWith('-') ? newClusterId() : id;
}
