import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Where the contracts' proto files lie, in the source tree and in a build alike. */
export const PROTO_FOLDER = join(__dirname, '../../../contracts/proto');

/** The same reading on both sides: camelCase fields, 64-bit numbers as strings, defaults filled in. */
export const PROTO_LOADING = { keepCase: false, longs: String, defaults: true, includeDirs: [PROTO_FOLDER] };

export interface QuestionService {
  /** `portfel.auth.v1` */
  readonly package: string;
  /** `AuthQueryService` */
  readonly name: string;
}

/** The proto files of a package: `portfel.auth.v1` → those in `portfel/auth/v1`. */
export function protoFiles(packageName: string): string[] {
  const folder = join(PROTO_FOLDER, ...packageName.split('.'));
  return readdirSync(folder)
    .filter((name) => name.endsWith('.proto'))
    .map((name) => join(folder, name));
}
