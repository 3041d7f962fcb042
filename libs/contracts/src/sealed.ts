import { z } from 'zod';

declare const plain: unique symbol;

/** A JWE compact string on the wire whose plaintext is a JSON value of type `T`; only the addressee can read it. */
export type SealedText<T> = string & { readonly [plain]: T };

/** What the addressee's (or a passing) handler holds in place of a sealed field. */
export interface Sealed<T> {
  /** The JWE as it travelled; may be passed on or stored as it is. */
  readonly text: string;
  /** Decrypts and checks purpose, subject and shape. Rejects when this service is not the addressee. */
  open(): Promise<T>;
}

/** Where a sealed value may be opened, what for, and the shape of its plaintext. */
export interface SealDeclaration<T = unknown> {
  /** The service that holds the private key. */
  readonly to: string;
  /** Bound into the JWE: a value sealed for one field never opens as another. */
  readonly purpose: string;
  readonly plain: z.ZodType<T>;
}

const declarations = new WeakMap<object, SealDeclaration>();

/**
 * A secret or personal field. Callers pass the plaintext; it is sealed to `to` before it leaves the process (PF-U06).
 * @param to the service that may open it
 * @param purpose a constant name, by habit `<Message>.<field>`
 */
export function sealed<T>(to: string, purpose: string, shape: z.ZodType<T>): z.ZodType<SealedText<T>> {
  const schema = z
    .string()
    .regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/, 'must be a JWE')
    .meta({ secret: true, sealedTo: to, purpose });
  declarations.set(schema, { to, purpose, plain: shape });
  return schema as unknown as z.ZodType<SealedText<T>>;
}

/** The sealed fields of an object schema: field name → declaration. Fields may be optional. */
export function sealedFields(schema: z.ZodObject): ReadonlyMap<string, SealDeclaration> {
  const known = fieldsOf.get(schema);
  if (known) return known;
  const found = new Map<string, SealDeclaration>();
  for (const [field, type] of Object.entries(schema.shape)) {
    const inner = type instanceof z.ZodOptional ? type.unwrap() : type;
    const declaration = declarations.get(inner);
    if (declaration) found.set(field, declaration);
  }
  fieldsOf.set(schema, found);
  return found;
}

/** Looked for once: every message asks, and most have none. */
const fieldsOf = new WeakMap<z.ZodObject, ReadonlyMap<string, SealDeclaration>>();

/** Data as a sender writes it: plaintext, or an already sealed value to pass on. */
export type Unsealed<D> = {
  [K in keyof D]: NonNullable<D[K]> extends SealedText<infer T> ? T | Sealed<T> | Extract<D[K], undefined> : D[K];
};

/** Data as a handler receives it. */
export type Received<D> = {
  [K in keyof D]: NonNullable<D[K]> extends SealedText<infer T> ? Sealed<T> | Extract<D[K], undefined> : D[K];
};
