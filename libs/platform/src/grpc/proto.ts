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

/** The proto file of a package: `portfel.auth.v1` → `portfel/auth/v1/auth.proto`. */
export function protoFile(packageName: string): string {
  const parts = packageName.split('.');
  return join(PROTO_FOLDER, ...parts, `${parts.at(-2)}.proto`);
}
