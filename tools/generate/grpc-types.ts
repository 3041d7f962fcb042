import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, type GeneratedFiles } from './generated-files';

const CONTRACTS = 'libs/contracts';

/** The TypeScript types of the gRPC questions, from the proto files, after the lint of those. */
export function grpcTypes(root: string): GeneratedFiles {
  const output = mkdtempSync(join(tmpdir(), 'portfel-grpc-'));
  try {
    buf(root, 'lint');
    buf(root, 'generate', '--output', output);
    const paths = filesBelow(output, 'src/generated');
    return new Map(paths.map((path) => [`${CONTRACTS}/${path}`, readFileSync(join(output, path), 'utf8')]));
  } finally {
    rmSync(output, { recursive: true });
  }
}

function buf(root: string, ...args: string[]): void {
  const program = join(root, 'node_modules/.bin/buf');
  const done = spawnSync(program, args, { cwd: join(root, CONTRACTS), encoding: 'utf8' });
  if (done.error) throw new Error(`${program} cannot be run: ${done.error.message}`);
  if (done.status !== 0) throw new Error(`buf ${args[0]} in ${CONTRACTS}:\n${done.stdout}${done.stderr}`);
}
