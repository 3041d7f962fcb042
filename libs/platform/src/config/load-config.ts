import { type z } from 'zod';

/** A service's environment as a zod schema of variable names; written in `<service>.config.ts` and nowhere else. */
export interface ConfigDefinition<S extends z.ZodObject = z.ZodObject> {
  readonly service: string;
  readonly schema: S;
}

export type ConfigOf<D> = D extends ConfigDefinition<infer S> ? z.infer<S> : never;

export function defineConfig<S extends z.ZodObject>(service: string, schema: S): ConfigDefinition<S> {
  return { service, schema };
}

/** Names each variable that is missing or weak and what it must be; never its value (CT-I08). */
export class InvalidConfig extends Error {}

/** @throws InvalidConfig */
export function loadConfig<S extends z.ZodObject>(
  definition: ConfigDefinition<S>,
  env: Readonly<Record<string, string | undefined>>,
): z.infer<S> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));
  const loaded = definition.schema.safeParse(present);
  const problems = loaded.success
    ? []
    : loaded.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (env.NODE_ENV === 'production') problems.push(...developmentValues(definition.schema, present));
  if (problems.length > 0) {
    throw new InvalidConfig(
      `${definition.service} cannot start: its environment is not right.\n${problems.join('\n')}\n` +
        'Set these variables and start again; .env.example describes each of them.',
    );
  }
  return loaded.data as z.infer<S>;
}

/** Values published with the source carry this mark; production refuses them. */
export const DEVELOPMENT_MARK = 'dev-only';

function developmentValues(schema: z.ZodObject, env: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(schema.shape)
    .filter((name) => env[name]?.includes(DEVELOPMENT_MARK))
    .map((name) => `  ${name}: is a development value; production needs one of its own`);
}
