import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheFolder } from '../folders';

/**
 * Classes of the broker as the JVM keeps them in memory (AppCDS): 0.8 s less at every start.
 * The first broker writes the archive when it stops; one that is killed writes none.
 */
export function classArchive(classPath: string, javaVersion: string) {
  const version = createHash('sha256').update(`${javaVersion}\n${classPath}`).digest('hex').slice(0, 12);
  const file = join(cacheFolder, `kafka-classes-${version}.jsa`);
  const unfinished = `${file}.unfinished-${process.pid}`;
  return existsSync(file)
    ? { jvmFlags: [`-XX:SharedArchiveFile=${file}`, '-Xlog:cds=off'], keep: async () => undefined }
    : {
        jvmFlags: [`-XX:ArchiveClassesAtExit=${unfinished}`, '-Xlog:cds=off', '-Xlog:cds+dynamic=off'],
        keep: () => rename(unfinished, file).catch(() => undefined),
      };
}
