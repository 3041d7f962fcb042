import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Envelope, type AnyMessage } from '@portfel/contracts';
import { runsUnattended } from './testing.config';

const FOLDER = 'libs/contracts/samples';

export interface SampleOptions {
  /** Root of the repository. */
  readonly root?: string;
  /** Nobody is there to commit what would be written. */
  readonly unattended?: boolean;
}

/**
 * Keeps the first message a version of a contract produced, byte for byte as JSON reads it, for
 * `libs/contracts/test/samples.contract.spec.ts`. A sample that is there stays as it is: it has to be readable for ever.
 * @param envelope the whole message, as the code under test put it on its topic
 */
export function keepSample(contract: AnyMessage, envelope: unknown, options: SampleOptions = {}): void {
  const { root = join(__dirname, '../../..'), unattended = runsUnattended() } = options;
  const id = `${contract.name}.v${contract.version}`;
  const { event_name: name, event_version: version, data } = Envelope.parse(envelope);
  if (`${name}.v${version}` !== id) throw new Error(`This is a ${name}.v${version}, and no sample of ${id}`);
  contract.data.parse(data);

  const path = `${FOLDER}/${id}.json`;
  if (existsSync(join(root, path))) return;
  if (unattended) {
    throw new Error(`${id} has no sample. Run this spec on your machine, without CI=true, and commit ${path}.`);
  }
  mkdirSync(join(root, FOLDER), { recursive: true });
  writeFileSync(join(root, path), `${JSON.stringify(envelope, null, 2)}\n`);
}
