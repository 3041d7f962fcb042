import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../local-part';
import { localConfig } from '../local.config';
import { mongod } from '../machine/tools';
import { secantusCommand } from './secantus';

export interface MongoServer {
  program: string;
  /** Below the part's folder. The two kinds of server cannot read each other's files. */
  dataFolder: string;
  needsInitiation: boolean;
  args(place: { port: number; folder: string; dataFolder: string }): Promise<string[]>;
}

/** Which server keeps the documents: one that was named, else mongod, else the Python build of SecantusDB. */
export async function mongoProgram(log: Log): Promise<MongoServer> {
  const { mongoProgram: named } = localConfig();
  if (named) return secantus(named, []);
  const real = await mongod.find();
  if (real) return realMongo(real.program);
  const { program, firstArgs } = await secantusCommand(log);
  return secantus(program, firstArgs);
}

function secantus(program: string, firstArgs: readonly string[]): MongoServer {
  return {
    program,
    dataFolder: 'secantus-data',
    needsInitiation: false,
    args: async ({ port, folder, dataFolder }) => {
      // Without a configuration file named it takes one from the home folder of whoever runs it.
      const settingsFile = join(folder, 'secantusd.toml');
      await writeFile(settingsFile, '');
      return [
        ...firstArgs,
        ...['--host', '127.0.0.1', '--port', String(port)],
        ...['--storage-path', dataFolder, '--config', settingsFile],
        ...['--cache-size', '256M', '--log-level', 'WARNING'],
        // Without it kill -9 loses acknowledged writes, whatever the write concern says.
        '--sync-on-commit',
      ];
    },
  };
}

function realMongo(program: string): MongoServer {
  return {
    program,
    dataFolder: 'mongod-data',
    needsInitiation: true,
    args: async ({ port, dataFolder }) => [
      ...['--bind_ip', '127.0.0.1', '--port', String(port)],
      ...['--dbpath', dataFolder, '--replSet', 'portfel'],
      ...['--wiredTigerCacheSizeGB', '0.25', '--nounixsocket', '--quiet'],
      // As in docker-compose.yml: what a killed service has locked is free sooner.
      ...['--setParameter', 'transactionLifetimeLimitSeconds=15'],
    ],
  };
}
