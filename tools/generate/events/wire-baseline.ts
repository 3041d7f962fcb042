import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow, type GeneratedFiles } from '../generated-files';
import { breaches } from './compatibility';
import type { JsonSchema } from './messages';

const SCHEMAS = 'docs/events/schemas';
const SAMPLES = 'libs/contracts/samples';

const ADVICE = `
These shapes are on the wire: topics keep messages for days, and old and new services run side by side. Nothing was written.
Only of a version that never left your branch: remove its file in ${SCHEMAS} and in ${SAMPLES}, and generate again.`;

/**
 * Throws, with everything there is to tell, when a schema would take the place of one that promised more, or would go
 * while its sample is kept. The committed schemas are what is on the wire.
 */
export function assertCompatible(root: string, files: GeneratedFiles): void {
  const problems = filesBelow(root, SCHEMAS)
    .sort()
    .flatMap((path) => {
      const id = path.slice(SCHEMAS.length + 1).replace(/\.json$/, '');
      const now = files.get(path);
      return now === undefined ? removed(root, id) : changed(id, readFileSync(join(root, path), 'utf8'), now);
    });
  if (problems.length > 0) {
    throw new Error(`Messages are no longer compatible:\n${problems.map((one) => `  ${one}`).join('\n')}\n${ADVICE}`);
  }
}

function changed(id: string, before: string, after: string): string[] {
  if (before === after) return [];
  const { title, fieldsOf, instead } = nameOf(id);
  return breaches(JSON.parse(before) as JsonSchema, JSON.parse(after) as JsonSchema).map(
    ({ path, what, cure }) => `${title}: ${fieldsOf}${path && `.${path}`}: ${what}. Next: ${cure}${instead}.`,
  );
}

function removed(root: string, id: string): string[] {
  const { title, message } = nameOf(id);
  if (!message || !existsSync(join(root, SAMPLES, `${message}.json`))) return [];
  const cure = `declare it again; a version is kept as long as ${SAMPLES}/${message}.json is`;
  return [`${title}: is declared no more. Next: ${cure}.`];
}

/** `Auth.SignIn.result.v1` → whose fields these are, and what a change of them asks for. */
function nameOf(id: string) {
  const [, name, result, version] = /^(\w+\.\w+?)(\.result)?\.v(\d+)$/.exec(id) ?? [];
  if (!name) return { title: id, fieldsOf: 'fields', instead: '; it has one version, for ever' };
  return {
    message: `${name}.v${version}`,
    title: `${name} version ${version}`,
    fieldsOf: result ? 'result' : 'data',
    instead: `, or declare ${name} version ${Number(version) + 1} beside version ${version}`,
  };
}
