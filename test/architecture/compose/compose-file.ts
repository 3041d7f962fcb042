import { parse } from 'yaml';

export interface ComposeService {
  readonly image?: string;
  readonly build?: { readonly args?: { readonly APP?: string } };
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly networks?: readonly string[];
  readonly network_mode?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: { readonly test?: readonly string[] };
  readonly restart?: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly privileged?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly tmpfs?: readonly string[];
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean } | null>>;
}

export function parseCompose(text: string): ComposeFile {
  return parse(text, { merge: true }) as ComposeFile;
}

export interface Variable {
  readonly name: string;
  /** As written: it may hold further variables. */
  readonly fallback: string;
}

/** Every `${NAME:-fallback}` in all texts of a part of the file, also those inside a fallback. */
export function variablesIn(part: unknown): Variable[] {
  if (typeof part === 'string') return pieces(part).flatMap((piece) => withInner(piece));
  if (typeof part === 'object' && part !== null) return Object.values(part).flatMap((inner) => variablesIn(inner));
  return [];
}

/** A text as Compose hands it on. */
export function interpolate(text: string, env: Readonly<Record<string, string>> = {}): string {
  return pieces(text)
    .map((piece) => (typeof piece === 'string' ? piece : env[piece.name] || interpolate(piece.fallback, env)))
    .join('');
}

/** The environment of a service, with the values of `.env` or those for development. */
export function environmentOf(service: ComposeService, env: Readonly<Record<string, string>> = {}) {
  return Object.fromEntries(
    Object.entries(service.environment ?? {}).map(([name, value]) => [name, interpolate(String(value), env)]),
  );
}

function withInner(piece: string | Variable): Variable[] {
  return typeof piece === 'string' ? [] : [piece, ...variablesIn(piece.fallback)];
}

function pieces(text: string): (string | Variable)[] {
  const start = text.indexOf('${');
  if (start < 0) return [text];
  const end = closingBrace(text, start + 1);
  const [, name = '', fallback = ''] = /^(\w+)(?::-(.*))?$/s.exec(text.slice(start + 2, end)) ?? [];
  if (!name) throw new Error(`Not of the form \${NAME:-default}: ${text.slice(start, end + 1)}`);
  return [text.slice(0, start), { name, fallback }, ...pieces(text.slice(end + 1))];
}

function closingBrace(text: string, opening: number): number {
  let open = 0;
  for (let at = opening; at < text.length; at += 1) {
    if (text[at] === '{') open += 1;
    if (text[at] === '}') open -= 1;
    if (open === 0) return at;
  }
  throw new Error(`A brace is not closed: ${text}`);
}
