import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { authConfig } from '../../apps/auth/src/auth.config';
import { gatewayConfig } from '../../apps/gateway/src/gateway.config';
import { notificationConfig } from '../../apps/notification/src/notification.config';
import { userConfig } from '../../apps/user/src/user.config';
import { walletConfig } from '../../apps/wallet/src/wallet.config';
import { parseCompose, type ComposeFile } from './compose/compose-file';
import * as rules from './compose/rules';

const root = join(__dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const text = read('docker-compose.yml');
const compose = parseCompose(text);
const example = read('.env.example');
const dockerfiles = ['Dockerfile', 'apps/web/Dockerfile'].map(read);
const { WEB_ONLY } = createRequire(__filename)('../../infra/compose/pick-packages.cjs') as { WEB_ONLY: RegExp };
const configs = [authConfig, gatewayConfig, notificationConfig, userConfig, walletConfig];

/** The compose file with a mistake in it. */
function planted(from: string, to: string): ComposeFile {
  expect(text).toContain(from);
  return parseCompose(text.replace(from, to));
}

/** Tools that an image takes from the build, and that the build is not given. */
const toolsLeftOut = (dockerfile: string, ignored: string) =>
  [...dockerfile.matchAll(/COPY --from=build \/app\/dist\/(tools\/\w+) /g)]
    .map(([, tool]) => tool!)
    .filter((tool) => !ignored.split('\n').includes(`!${tool}`));

describe('the images', () => {
  it('are built from a context that has every tool in them', () => {
    const ignored = read('.dockerignore');
    expect(toolsLeftOut(dockerfiles[0]!, ignored)).toEqual([]);
    expect(toolsLeftOut(dockerfiles[0]!, ignored.replace('!tools/messages\n', ''))).toEqual(['tools/messages']);
  });
});

describe('docker-compose.yml', () => {
  it('publishes ports to this machine only', () => {
    expect(rules.publishedBeyondThisMachine(compose)).toEqual([]);
    const open = planted("'127.0.0.1:${GATEWAY_PORT:-3000}:3000'", "'${GATEWAY_PORT:-3000}:3000'");
    expect(rules.publishedBeyondThisMachine(open)).toEqual(['gateway publishes ${GATEWAY_PORT:-3000}:3000']);
    const host = planted('networks: [mail]', 'network_mode: host');
    expect(rules.publishedBeyondThisMachine(host)).toEqual(['mail is in the network of host']);
  });

  it('gives every container networks of its own', () => {
    expect(rules.inTheDefaultNetwork(compose)).toEqual([]);
    const forgotten = planted('networks: [user-store]\n', '\n');
    expect(rules.inTheDefaultNetwork(forgotten)).toEqual(['user-db is in the default network']);
  });

  it('lets the web container reach the gateway and nothing else', () => {
    expect(rules.neighbours(compose, 'web')).toEqual(['gateway']);
    const joined = planted('networks: [web]', 'networks: [web, mail]');
    expect(rules.neighbours(joined, 'web')).toEqual(['gateway', 'notification', 'mail']);
  });

  it('lets each database be reached by its own service only', () => {
    expect(rules.storesReachedByOthers(compose)).toEqual([]);
    const joined = planted('networks: [user-store, kafka, questions, photos]', 'networks: [user-store, wallet-store]');
    expect(rules.storesReachedByOthers(joined)).toEqual(['wallet-db is reached by user']);
    const leading = planted('auth-store: { internal: true }', 'auth-store:');
    expect(rules.storesReachedByOthers(leading)).toEqual(['auth-db: auth-store is not internal']);
  });

  it('checks the health of everything that stays', () => {
    expect(rules.withoutHealthCheck(compose)).toEqual([]);
    const unchecked = planted('healthcheck: *postgres-health', 'healthcheck: { disable: true }');
    expect(rules.withoutHealthCheck(unchecked)).toEqual(['wallet-db has no health check']);
  });

  it('gives no container more power than it needs', () => {
    expect(rules.withMorePowerThanNeeded(compose)).toEqual([]);
    const able = planted('cap_drop: [ALL]', 'cap_drop: []');
    expect(rules.withMorePowerThanNeeded(able)).toContain('wallet keeps capabilities');
    const root = planted('user: node', 'user: root');
    expect(rules.withMorePowerThanNeeded(root)).toContain('gateway runs as root');
    const writing = planted('read_only: true', 'read_only: false');
    expect(rules.withMorePowerThanNeeded(writing)).toContain('web writes to its own files');
  });

  it('names the version of every image', () => {
    const images = Object.values(compose.services).flatMap((service) => service.image ?? []);
    expect(rules.imagesWithoutVersion([...images, ...dockerfiles.flatMap(rules.baseImages)])).toEqual([]);
    const loose = ['postgres', 'mongo:latest', 'node:lts-slim'];
    expect(rules.imagesWithoutVersion(loose)).toEqual(loose);
  });

  it('gives each secret to its owner only', () => {
    expect(rules.secretsInForeignHands(compose)).toEqual([]);
    const leaked = planted('WELCOME_POINTS:', 'KEY: ${AUTH_BLIND_INDEX_KEY:-}\n      WELCOME_POINTS:');
    expect(rules.secretsInForeignHands(leaked)).toEqual(['wallet is given AUTH_BLIND_INDEX_KEY']);
  });

  it('marks every secret it publishes', () => {
    expect(rules.secretsWithoutMark(compose)).toEqual([]);
    const unmarked = planted('SERVICE_TOKEN:-dev-only-', 'SERVICE_TOKEN:-');
    expect(rules.secretsWithoutMark(unmarked)[0]).toMatch(/^SERVICE_TOKEN is a secret/);
  });

  it('starts every service for development, and none in production with what it publishes', () => {
    expect(rules.notRefusedInProduction(compose, configs)).toEqual([]);
    const pinned = planted('NODE_ENV: ${NODE_ENV:-development}', 'NODE_ENV: development');
    expect(rules.notRefusedInProduction(pinned, configs)).toContain(
      'auth takes the published ACCESS_TOKEN_PRIVATE_KEY in production',
    );
    const misspelt = planted('WALLET_GRPC:', 'WALET_GRPC:');
    expect(rules.notRefusedInProduction(misspelt, configs)).toEqual([
      expect.stringContaining('gateway does not start: '),
      'gateway does not know WALET_GRPC',
    ]);
  });

  it('means one thing by each variable', () => {
    expect(rules.variablesWithTwoValues(compose)).toEqual([]);
    const other = planted('AUTH_DATABASE_PASSWORD:-dev-only-auth}@', 'AUTH_DATABASE_PASSWORD:-other}@');
    expect(rules.variablesWithTwoValues(other)).toEqual(['AUTH_DATABASE_PASSWORD']);
  });
});

describe('.env.example', () => {
  it('lists exactly what docker-compose.yml reads, and no secret', () => {
    expect(rules.exampleDiffers(compose, example)).toEqual([]);
    const changed = example
      .replace('WEB_PORT=8080', 'WEB_PORT=80')
      .replace('LOG_LEVEL=info', '\nLOG_LEVELS=info')
      .replace('SERVICE_TOKEN=', 'SERVICE_TOKEN=abc');
    expect(rules.exampleDiffers(compose, changed)).toEqual([
      'LOG_LEVEL is missing',
      'LOG_LEVELS is read nowhere',
      'LOG_LEVELS is not explained',
      'SERVICE_TOKEN holds a secret',
      'WEB_PORT has another value than in the compose file',
      'SERVICE_TOKEN has another value than in the compose file',
    ]);
  });
});

describe('Dockerfile', () => {
  it.each(dockerfiles)('of each image ends as a user without power, with a health check', (dockerfile) => {
    expect(dockerfile.match(/^USER .*$/gm)?.at(-1)).toBe('USER node');
    expect(dockerfile).toMatch(/^HEALTHCHECK /m);
  });

  it('leaves out of the services only packages that no service imports', () => {
    const sources = ['apps', 'libs', 'tools/topics']
      .flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((f) => `${folder}/${f}`),
      )
      .filter((file) => file.endsWith('.ts') && !file.startsWith('apps/web/'));
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((file) => rules.importsOf(read(file), WEB_ONLY).length > 0)).toEqual([]);
    const source = `import { renderToString } from 'react-dom/server';\nimport x from '@mantine/core';\nimport 'pg';`;
    expect(rules.importsOf(source, WEB_ONLY)).toEqual(['react-dom', '@mantine/core']);
  });
});
