import { join } from 'node:path';
import { apiDocument } from './api-document';
import { asyncApi } from './events/async-api';
import { catalogue } from './events/catalogue';
import { messageSchemas } from './events/message-schemas';
import { differences, writeFiles, type GeneratedFiles } from './generated-files';
import { grpcTypes } from './grpc-types';
import { seedEndpoints } from './seed-endpoints';
import { webTypes } from './web-types';

const root = join(__dirname, '../../..');
/** Everything in these folders is generated; a file that nothing generates any more is removed. */
const OWNED_FOLDERS = ['docs/events', 'libs/contracts/src/generated'];

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);

/** `npm run generate`: everything that is derived from the code. With `--check`: only whether it is up to date. */
async function main(args: readonly string[]): Promise<void> {
  const unknown = args.filter((arg) => arg !== '--check');
  if (unknown.length > 0)
    throw new Error(`npm run generate does not know ${unknown.join(' ')}: use --check or nothing.`);

  const files = await generate();
  const found = differences(root, files, OWNED_FOLDERS);
  if (found.length === 0) return console.log(`${files.size} generated files are up to date.`);
  if (args.includes('--check')) {
    const list = found.map(({ path, what }) => `  ${what} ${path}`).join('\n');
    throw new Error(`Generated files differ from the code:\n${list}\nRun \`npm run generate\` and commit the result.`);
  }
  writeFiles(root, files, found);
  for (const { path, what } of found) console.log(`${what === 'stale' ? 'removed' : 'written'} ${path}`);
}

async function generate(): Promise<GeneratedFiles> {
  const document = await apiDocument();
  return new Map([
    ...grpcTypes(root),
    ...document.files,
    ...(await webTypes(document.value)),
    ...messageSchemas(),
    ...asyncApi(),
    ...catalogue(),
    ...seedEndpoints(),
  ]);
}
