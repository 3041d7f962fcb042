import { DEVELOPMENT_MARK, loadConfig, type ConfigDefinition } from '@portfel/platform';
import { environmentOf, interpolate, variablesIn, type ComposeFile, type ComposeService } from './compose-file';

/** A rule names everything that breaks it; nothing when it holds. */
type Violations = string[];

const entries = (compose: ComposeFile) => Object.entries(compose.services);
const isStore = ({ image }: ComposeService) => /^(postgres|mongo)\b/.test(image ?? '');

export function publishedBeyondThisMachine(compose: ComposeFile): Violations {
  return entries(compose).flatMap(([name, { ports = [], network_mode }]) => [
    ...ports.filter((port) => !String(port).startsWith('127.0.0.1:')).map((port) => `${name} publishes ${port}`),
    ...(network_mode ? [`${name} is in the network of ${network_mode}`] : []),
  ]);
}

/** Without networks of its own a container is in the default one, where everybody meets. */
export function inTheDefaultNetwork(compose: ComposeFile): Violations {
  return entries(compose)
    .filter(([, { networks = [] }]) => networks.length === 0 || networks.includes('default'))
    .map(([name]) => `${name} is in the default network`);
}

export function neighbours(compose: ComposeFile, service: string): string[] {
  const own = compose.services[service]?.networks ?? [];
  return entries(compose)
    .filter(([name, { networks = [] }]) => name !== service && networks.some((network) => own.includes(network)))
    .map(([name]) => name);
}

/** PF-I03, PF-I05 */
export function storesReachedByOthers(compose: ComposeFile): Violations {
  return entries(compose)
    .filter(([, service]) => isStore(service))
    .flatMap(([name, { networks = [], ports = [] }]) => {
      const owner = name.replace(/-db$/, '');
      const others = neighbours(compose, name).filter((neighbour) => neighbour !== owner);
      return [
        ...others.map((other) => `${name} is reached by ${other}`),
        ...networks.filter((one) => !compose.networks[one]?.internal).map((one) => `${name}: ${one} is not internal`),
        ...ports.map((port) => `${name} publishes ${port}`),
      ];
    });
}

export function withoutHealthCheck(compose: ComposeFile): Violations {
  const endsByItself = (name: string) =>
    compose.services[name]!.restart === 'no' &&
    entries(compose).some(([, one]) => one.depends_on?.[name]?.condition === 'service_completed_successfully');
  return entries(compose)
    .filter(([name, { healthcheck }]) => !healthcheck?.test?.length && !endsByItself(name))
    .map(([name]) => `${name} has no health check`);
}

export function withMorePowerThanNeeded(compose: ComposeFile): Violations {
  return entries(compose).flatMap(([name, service]) => {
    const own = service.build !== undefined;
    const wanted: Record<string, boolean> = {
      'keeps capabilities': service.cap_drop?.includes('ALL') === true && !service.privileged,
      'may gain privileges': service.security_opt?.includes('no-new-privileges:true') === true,
      'runs as root': own ? service.user === 'node' : service.user !== 'root' && service.user !== '0',
      'writes to its own files': !own || (service.read_only === true && service.tmpfs?.includes('/tmp') === true),
    };
    return Object.keys(wanted)
      .filter((problem) => !wanted[problem])
      .map((problem) => `${name} ${problem}`);
  });
}

/** Of images in the compose file, and of `FROM` lines. */
export function imagesWithoutVersion(images: readonly string[]): Violations {
  return images.filter((image) => !/:(?!latest$)[\w.-]*\d[\w.-]*$/.test(image) && !/@sha256:/.test(image));
}

export function baseImages(dockerfile: string): string[] {
  const stages = [...dockerfile.matchAll(/^FROM (\S+) AS (\S+)$/gm)];
  return stages.map(([, from]) => from!).filter((from) => !stages.some(([, , stage]) => stage === from));
}

/** `AUTH_…` is for auth and its database. */
export function secretsInForeignHands(compose: ComposeFile): Violations {
  return entries(compose).flatMap(([name, service]) =>
    variablesIn(service.environment)
      .map((variable) => variable.name)
      .filter((variable) => isSecret(variable) && !SHARED.includes(variable))
      .filter((variable) => !SHARED_BY_TWO[variable]?.includes(name))
      .filter((variable) => !variable.startsWith(`${name.replace(/-db$/, '').toUpperCase()}_`))
      .map((variable) => `${name} is given ${variable}`),
  );
}

const SHARED = ['SERVICE_TOKEN', 'SEALING_PUBLIC_KEYS'];

/** What one shows and the other checks. */
const SHARED_BY_TWO: Readonly<Record<string, readonly string[]>> = {
  BANK_API_KEY: ['wallet', 'bank'],
  BANK_WEBHOOK_SECRET: ['bank', 'gateway'],
};

export function isSecret(variable: string): boolean {
  return /(_KEYS?|_KEY_ID|_SECRET|_TOKEN|PASSWORD)$/.test(variable);
}

export function secretsWithoutMark(compose: ComposeFile): Violations {
  return variablesIn(compose.services)
    .filter(({ name, fallback }) => isSecret(name) && !fallback.includes(DEVELOPMENT_MARK))
    .map(({ name }) => `${name} is a secret and its value for development is not marked`);
}

/** With nothing set each service starts; in production it names every published value it was given. */
export function notRefusedInProduction(compose: ComposeFile, configs: readonly ConfigDefinition[]): Violations {
  return configs.flatMap((config) => {
    const service = compose.services[config.service] ?? {};
    const development = refusal(config, environmentOf(service));
    const production = refusal(config, environmentOf(service, { NODE_ENV: 'production' }));
    const marked = Object.entries(environmentOf(service)).filter(([, value]) => value.includes(DEVELOPMENT_MARK));
    return [
      ...(development ? [`${config.service} does not start: ${development}`] : []),
      ...Object.keys(environmentOf(service))
        .filter((name) => !(name in config.schema.shape))
        .map((name) => `${config.service} does not know ${name}`),
      ...marked
        .filter(([name]) => !production.includes(`  ${name}: is a development value`))
        .map(([name]) => `${config.service} takes the published ${name} in production`),
    ];
  });
}

function refusal(config: ConfigDefinition, env: Readonly<Record<string, string>>): string {
  try {
    loadConfig(config, env);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

/** One variable means one thing in the whole file. */
export function variablesWithTwoValues(compose: ComposeFile): Violations {
  const variables = variablesIn(compose.services);
  const names = [...new Set(variables.map(({ name }) => name))];
  return names.filter(
    (name) => new Set(variables.filter((one) => one.name === name).map(({ fallback }) => fallback)).size > 1,
  );
}

/** `.env.example` lists exactly what the file reads, explains each, holds no secret and no value that differs. */
export function exampleDiffers(compose: ComposeFile, example: string): Violations {
  const read = new Map(variablesIn(compose.services).map(({ name, fallback }) => [name, interpolate(fallback)]));
  const lines = example.split('\n');
  const listed = lines.flatMap((line, index) => {
    const [, name, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    return name ? [{ name, value, explained: /^# \S/.test(lines[index - 1] ?? '') }] : [];
  });
  return [
    ...[...read.keys()].filter((name) => !listed.some((one) => one.name === name)).map((name) => `${name} is missing`),
    ...listed.filter(({ name }) => !read.has(name)).map(({ name }) => `${name} is read nowhere`),
    ...listed.filter(({ explained }) => !explained).map(({ name }) => `${name} is not explained`),
    ...listed.filter(({ name, value }) => isSecret(name) && value).map(({ name }) => `${name} holds a secret`),
    ...listed
      .filter(({ name, value }) => value && read.has(name) && read.get(name) !== value)
      .map(({ name }) => `${name} has another value than in the compose file`),
  ];
}

/** The images of the services leave out what only the web client uses. */
export function importsOf(source: string, leftOut: RegExp): string[] {
  const imported = [...source.matchAll(/(?:from|import|require\()\s*['"]((?:@[^/'"]+\/)?[^/'"]+)/g)];
  return imported.map(([, name]) => name!).filter((name) => leftOut.test(name));
}
