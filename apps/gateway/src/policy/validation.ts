import { StandardSchemaValidationPipe } from '@nestjs/common';
import { ProblemError } from '@portfel/platform';

interface Issue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[];
  /** zod: the fields a strict object does not know. */
  readonly keys?: readonly string[];
}

/** Shapes are checked at the edge; what is wrong is told field by field (GS-K04). */
export function validationPipe(): StandardSchemaValidationPipe {
  return new StandardSchemaValidationPipe({
    exceptionFactory: (issues: readonly Issue[]) =>
      new ProblemError('validation-error', { fields: messagesByField(issues) }),
  });
}

export function messagesByField(issues: readonly Issue[]): Record<string, string[]> {
  const fields = new Map<string, string[]>();
  const add = (field: string, message: string) => fields.set(field, [...(fields.get(field) ?? []), message]);
  for (const issue of issues) {
    if (issue.keys) issue.keys.forEach((key) => add(key, 'is not a field of this request'));
    else add((issue.path ?? []).map(keyOf).join('.') || 'body', issue.message);
  }
  return Object.fromEntries(fields);
}

const keyOf = (segment: PropertyKey | { readonly key: PropertyKey }) =>
  String(typeof segment === 'object' ? segment.key : segment);
