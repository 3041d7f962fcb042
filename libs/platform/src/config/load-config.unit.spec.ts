import fc from 'fast-check';
import { z } from 'zod';
import { defineConfig, DEVELOPMENT_MARK, InvalidConfig, loadConfig } from './load-config';
import { grpcSettings, json, key256, platformSettings, port, secret, sealingSettings, url } from './settings';

const definition = defineConfig(
  'spec',
  z.object({
    NODE_ENV: z.enum(['development', 'production']).default('development'),
    SECRET: secret,
    KEY: key256,
    URL: url,
    PORT: port.default(0),
    JSON: json(z.object({ kty: z.string() })),
  }),
);
const good = {
  SECRET: 's'.repeat(32),
  KEY: Buffer.alloc(32, 7).toString('base64'),
  URL: 'https://portfel.test',
  JSON: '{"kty":"OKP"}',
};
const refusal = (env: Record<string, string | undefined>): string => {
  try {
    loadConfig(definition, env);
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidConfig);
    return (error as Error).message;
  }
  throw new Error('the environment was taken');
};
/** The variables a refusal names, in its indented lines. */
const named = (message: string) => [...message.matchAll(/^ {2}([A-Z_0-9]+)[.:]/gm)].map(([, name]) => name);

describe('loadConfig', () => {
  it('gives typed values, and defaults for what may be left out', () => {
    expect(loadConfig(definition, { ...good, PORT: '8080', UNKNOWN: 'x' })).toEqual({
      NODE_ENV: 'development',
      SECRET: good.SECRET,
      KEY: Buffer.alloc(32, 7),
      URL: good.URL,
      PORT: 8080,
      JSON: { kty: 'OKP' },
    });
    expect(loadConfig(definition, { ...good, PORT: '' }).PORT).toBe(0);
  });

  it.each(Object.keys(good))('names %s when it is missing or empty', (name) => {
    expect(named(refusal({ ...good, [name]: undefined }))).toEqual([name]);
    expect(named(refusal({ ...good, [name]: '' }))).toEqual([name]);
  });

  it('names all that is wrong at once, and the service', () => {
    const message = refusal({});
    expect(named(message)).toEqual(['SECRET', 'KEY', 'URL', 'JSON']);
    expect(message).toMatch(/^spec cannot start/);
  });

  it.each([
    ['SECRET', 's'.repeat(31), 'must have at least 32 characters'],
    ['KEY', Buffer.alloc(31).toString('base64'), 'must be 32 bytes in base64'],
    ['PORT', '65536', ''],
    ['JSON', '{kty:', 'must be JSON'],
  ])('refuses a weak or wrong %s and says what it must be', (name, value, rule) => {
    const message = refusal({ ...good, [name]: value });
    expect(named(message)).toEqual([name]);
    expect(message).toContain(rule);
  });

  it('never prints a value (CT-I08)', () => {
    const anyValue = fc.string({ minLength: 12, maxLength: 27 }).map((text) => `~~${text}~~`);
    fc.assert(
      fc.property(fc.constantFrom('SECRET', 'KEY', 'URL', 'PORT', 'JSON', 'NODE_ENV'), anyValue, (name, value) => {
        const message = refusal({ ...good, [name]: value });
        expect(message).not.toContain(value);
        expect(named(message)).toEqual([name]);
      }),
    );
  });

  it('takes development values in development and refuses each of them in production', () => {
    const marked = {
      ...good,
      SECRET: `${DEVELOPMENT_MARK}:${good.SECRET}`,
      KEY: `${DEVELOPMENT_MARK}:${good.KEY}`,
    };
    expect(loadConfig(definition, { ...marked, NODE_ENV: 'development' }).KEY).toEqual(Buffer.alloc(32, 7));
    const message = refusal({ ...marked, NODE_ENV: 'production' });
    expect(named(message)).toEqual(['SECRET', 'KEY']);
    for (const value of [marked.SECRET, marked.KEY]) expect(message).not.toContain(value);
    expect(loadConfig(definition, { ...good, NODE_ENV: 'production' }).NODE_ENV).toBe('production');
  });
});

describe('the settings every service shares', () => {
  const everyService = defineConfig('spec', z.object({ ...platformSettings, ...sealingSettings, ...grpcSettings }));

  it('have no default for a secret or for an address that has to be chosen', () => {
    expect(() => loadConfig(everyService, {})).toThrow(InvalidConfig);
    try {
      loadConfig(everyService, {});
    } catch (error) {
      expect(named((error as Error).message).sort()).toEqual([
        'GRPC_PORT',
        'KAFKA_BROKERS',
        'SEALING_PRIVATE_KEY',
        'SEALING_PUBLIC_KEYS',
        'SERVICE_TOKEN',
      ]);
    }
  });
});
