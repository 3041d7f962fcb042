import { join } from 'node:path';
import { mkdir } from 'node:fs/promises';
import type { LocalPart, Log } from '../local-part';
import { freePorts } from '../ports';
import { prepareFolder, startPart } from '../process/start-part';
import { becomeReplicaSet } from './replica-set';
import { mongoProgram } from './mongo-program';
import { probeMongo } from './probe-mongo';

export interface MongoOptions {
  folder: string;
  port?: number;
  log: Log;
}

/** A replica set of one: the machine's own mongod when there is one, otherwise SecantusDB. */
export async function startMongo({ folder, log, ...ports }: MongoOptions): Promise<LocalPart> {
  const { port = (await freePorts(1))[0] as number } = ports;
  await prepareFolder('MongoDB', folder, [port]);
  const server = await mongoProgram(log);
  const dataFolder = join(folder, server.dataFolder);
  await mkdir(dataFolder, { recursive: true });
  return startPart({
    name: 'mongo',
    folder,
    port,
    program: server.program,
    args: await server.args({ port, folder, dataFolder }),
    probe: async () => {
      if (server.needsInitiation) await becomeReplicaSet(port);
      await probeMongo(port);
    },
    log,
  });
}
