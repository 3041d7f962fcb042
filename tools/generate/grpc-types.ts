import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesBelow, json, type GeneratedFiles } from './generated-files';

const CONTRACTS = 'libs/contracts';
const BREAKING_ADVICE = `
Services of two versions ask each other these questions while one is deployed. Nothing was written. Next: keep what was
there and add beside it, or declare the question in the package of the next version (portfel.auth.v2).
`;

/** The questions as they are served now, for `buf breaking`; the commit has the ones before. */
const IMAGE = 'src/generated/questions.image.json';

/** The TypeScript types of the gRPC questions, from the proto files, after their lint and the check against the last ones. */
export function grpcTypes(root: string): GeneratedFiles {
  const output = mkdtempSync(join(tmpdir(), 'portfel-grpc-'));
  try {
    buf(root, 'lint');
    if (existsSync(join(root, CONTRACTS, IMAGE))) buf(root, 'breaking', '--against', IMAGE);
    buf(root, 'generate', '--output', output);
    buf(root, 'build', '--exclude-source-info', '--output', join(output, IMAGE));
    const paths = filesBelow(output, 'src/generated');
    return new Map(paths.map((path) => [`${CONTRACTS}/${path}`, contentOf(join(output, path))]));
  } finally {
    rmSync(output, { recursive: true });
  }
}

/** The image comes on one line, which nobody can review. */
function contentOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  return file.endsWith('.json') ? json(JSON.parse(text)) : text;
}

function buf(root: string, ...args: string[]): void {
  const program = join(root, 'node_modules/.bin/buf');
  const done = spawnSync(program, args, { cwd: join(root, CONTRACTS), encoding: 'utf8' });
  if (done.error) throw new Error(`${program} cannot be run: ${done.error.message}`);
  if (done.status === 0) return;
  const next = args[0] === 'breaking' ? BREAKING_ADVICE : '';
  throw new Error(`buf ${args[0]} in ${CONTRACTS}:\n${done.stdout}${done.stderr}${next}`);
}
