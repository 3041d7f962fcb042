import { answerEverything } from './every-route';
import { startHarness, type GatewayHarness, type RequestOptions } from './gateway-harness';
import { rawRequest, type RawAnswer } from './raw-request';
import { operationsOf, type Operation } from './open-api';

const SLOW_MS = 1_000;
/** What an address answers that is none, whatever stands there in the document. */
const NO_ADDRESS = ['bad-request', 'not-found', 'method-not-allowed', 'uri-too-long'];

/** Never a text, a number, a truth value or a list of texts. */
const WRONG_FOR_ALL = [{ $ne: '' }, { $gt: 0 }, [[]], [{ $where: 'sleep(9000)' }]];
const ODD_TEXTS = [
  '',
  ' ',
  'nul\u0000',
  'left\u202eright',
  '\ud800',
  '\r\nset-cookie: a=b',
  "' OR 1=1 --",
  '../../../etc/passwd',
  '<script>alert(1)</script>',
  '${7*7}{{7*7}}',
  '9'.repeat(400),
  'x'.repeat(20_000),
];
const ODD_NUMBERS = [-1, 1.5, 1e308, Number.MAX_SAFE_INTEGER];

jest.setTimeout(60_000);

describe('Bad input', () => {
  let harness: GatewayHarness;
  let operations: readonly Operation[];
  let token: string;
  beforeAll(async () => {
    harness = await startHarness();
    answerEverything(harness);
    harness.questions.on('CheckSession', () => ({ alive: true, role: 'admin' }));
    operations = await operationsOf(harness);
    token = harness.newPerson().token();
  });
  afterAll(() => harness.close());

  /** In the place of each parameter stands an id. */
  const filled = (path: string, value = '01890a5d-ac96-774b-bcce-b302099a8057') => path.replaceAll(/\{\w+\}/g, value);
  const send = ({ method, path }: Operation, options: RequestOptions, at = filled(path)) =>
    harness.request(method, at, { token, ...options });
  const sendJson = (operation: Operation, bytes: string | Buffer, type = 'application/json', at?: string) =>
    send(operation, { bytes, headers: { 'content-type': type } }, at);

  const sendRaw = ({ method, body }: Operation, path: string) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return rawRequest(harness.url, { method, path, headers, body: JSON.stringify(body ?? {}) });
  };

  /** What is wrong with an answer, in words; nothing when it is one the document promises. */
  function flawOf(answer: RawAnswer, { statuses }: Operation, otherCodes: readonly string[] = []): string | undefined {
    const { statusCode: status, headers } = answer;
    if (status < 400) return statuses.has(status) ? undefined : `${status} is not documented`;
    if (!String(headers['content-type']).startsWith('application/problem+json')) return `${status} is no problem`;
    const { code, status: told } = answer.json<{ code: string; status: number }>();
    if (told !== status) return `${status} says ${told}`;
    // Behind the questions is nobody in this spec.
    if (status >= 500 && code !== 'service-unavailable') return `${status} ${code}`;
    if (otherCodes.includes(code) || statuses.get(status)?.includes(code)) return undefined;
    return `${status} ${code} is not documented`;
  }

  /**
   * Tries each, and names those that were answered wrong or late.
   * @param mustFail whether none of them may be taken
   */
  async function flaws<T>(
    operation: Operation,
    tries: readonly T[],
    attempt: (one: T) => Promise<RawAnswer>,
    { mustFail = false, otherCodes = [] as readonly string[] } = {},
  ): Promise<string[]> {
    const found: string[] = [];
    const before = harness.commands().length;
    for (const one of tries) {
      const startedAt = performance.now();
      const answer = await attempt(one);
      const late = performance.now() - startedAt > SLOW_MS ? 'late' : undefined;
      const taken = mustFail && answer.statusCode < 400 ? `taken with ${answer.statusCode}` : undefined;
      const flaw = flawOf(answer, operation, otherCodes) ?? taken ?? late;
      if (flaw) found.push(`${operation.name}, ${JSON.stringify(one).slice(0, 80)}: ${flaw}`);
    }
    if (mustFail && harness.commands().length > before) found.push(`${operation.name}: a command was sent`);
    return found;
  }

  async function everywhere(check: (operation: Operation) => Promise<string[]>): Promise<void> {
    const found: string[] = [];
    for (const operation of operations) found.push(...(await check(operation)));
    expect(found).toEqual([]);
  }
  const withBodies = (check: (operation: Operation, body: Readonly<Record<string, unknown>>) => Promise<string[]>) =>
    everywhere(async (operation) => (operation.body ? await check(operation, operation.body) : []));

  it('is told from good input, which the document describes', async () => {
    const names = ['POST /accounts', 'POST /sessions', 'PUT /me/password', 'PUT /accounts/{accountId}/role'];
    const some = operations.filter(({ name }) => names.includes(name));
    expect(some.map(({ name }) => name).sort()).toEqual([...names].sort());
    for (const operation of some) {
      const before = harness.commands().length;
      expect(flawOf(await send(operation, { body: operation.body }), operation)).toBeUndefined();
      expect(harness.commands()).toHaveLength(before + 1);
    }
  });

  inEachField('what is no value of its type', (value) => [
    ...WRONG_FOR_ALL,
    ...(typeof value === 'string' ? [7, true, ['abc']] : ['abc', 'true']),
  ]);
  inEachField('odd texts and numbers', () => [null, ...ODD_TEXTS, ...ODD_NUMBERS], { mustFail: false });

  function inEachField(what: string, values: (good: unknown) => readonly unknown[], { mustFail = true } = {}): void {
    const test = () =>
      withBodies(async (operation, body) => {
        const tries = Object.entries(body).flatMap(([field, good]) =>
          values(good).map((value) => ({ ...body, [field]: value })),
        );
        return await flaws(operation, tries, (one) => send(operation, { body: one }), { mustFail });
      });
    it(`in a field: ${what}`, test);
  }

  const asBytes: [string, (good: string) => readonly (string | Buffer)[]][] = [
    ['cut off', (good) => ['', '{', good.slice(0, -1), good.slice(0, 9)]],
    ['of no object', () => ['null', '[]', '"text"', '7', 'true', 'NaN', '{}{}', `[${'{},'.repeat(99)}{}]`]],
    ['nested deeply', () => ['['.repeat(20_000), `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`]],
    [
      'with a prototype',
      (good) => ['__proto__', 'constructor'].map((name) => withField(good, name, '{"prototype":{}}')),
    ],
    [
      'with an unknown field',
      (good) => ['userId', 'role', '$where', 'toString'].map((name) => withField(good, name, '"x"')),
    ],
    ['of more than 64 KiB', (good) => [good.padEnd(64 * 1_024 + 1), withField(good, 'x', `"${'x'.repeat(70_000)}"`)]],
    ['in another encoding', (good) => [Buffer.from(good, 'utf16le'), Buffer.from([0xff, 0xfe, 0x7b, 0x7d])]],
  ];
  it.each(asBytes)('as a body %s', async (_what, bytesOf) => {
    await withBodies((operation, body) =>
      flaws(operation, bytesOf(JSON.stringify(body)), (bytes) => sendJson(operation, bytes), { mustFail: true }),
    );
  });

  it('as a body without a field it must have', async () => {
    await withBodies((operation, body) => {
      const tries = operation.required.map((field) => ({ ...body, [field]: undefined }));
      return flaws(operation, tries, (one) => send(operation, { body: one }), { mustFail: true });
    });
  });

  it('as a body with a field given twice, or more than once encoded', async () => {
    await withBodies(async (operation, body) => {
      const good = JSON.stringify(body);
      const [field = ''] = Object.keys(body);
      const tries = [withField(good, field, '{"$ne":""}'), withField(good, field, 'null'), JSON.stringify(good)];
      return await flaws(operation, tries, (bytes) => sendJson(operation, bytes));
    });
  });

  it('as a body of another type', async () => {
    const types = [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=b',
      'application/xml',
      'application/octet-stream',
      'application/json-seq',
      'json',
      '*/*',
    ];
    await withBodies((operation, body) =>
      flaws(operation, types, (type) => sendJson(operation, JSON.stringify(body), type), { mustFail: true }),
    );
  });

  it('as a body where none is asked for', async () => {
    await everywhere((operation) => {
      const tries = operation.body ? [] : ['{"userId":"x"}', '{', '<a/>', '['.repeat(20_000)];
      return flaws(operation, tries, (bytes) => sendJson(operation, bytes));
    });
  });

  it('in the place of an id', async () => {
    const values = [
      'x',
      '%00',
      '%2e%2e',
      '..%2f..%2fetc',
      "'%20OR%201=1",
      '%7B%22$ne%22:%22%22%7D',
      '%e2%80%ae',
      '-1',
      '0',
    ];
    const long = ['a'.repeat(99), 'a'.repeat(500), 'a'.repeat(3_000), '%zz', '%ff'];
    await everywhere((operation) =>
      flaws(
        operation,
        operation.path.includes('{') ? [...values, ...long] : [],
        (value) => send(operation, { body: operation.body }, filled(operation.path, value)),
        // The id of an interaction is any text: who may answer it is decided by auth.
        { mustFail: !operation.path.includes('{interactionId}'), otherCodes: NO_ADDRESS },
      ),
    );
  });

  it('as a trick with the path', async () => {
    const tricks: ((path: string) => string)[] = [
      (path) => `/${path}`,
      (path) => `${path}/`,
      (path) => `${path}.`,
      (path) => `${path};a=b`,
      (path) => `${path}%2f`,
      (path) => `${path}%00`,
      (path) => `${path}/../admin`,
      (path) => `/.${path}`,
      (path) => path.replace(/^\/(\w)/, (_, letter: string) => `/${letter.toUpperCase()}`),
      (path) => path.replace('/', '/%2e%2e/'),
      (path) => path.replace('/', '\\'),
    ];
    await everywhere((operation) =>
      flaws(
        operation,
        tricks.map((trick) => trick(filled(operation.path))),
        (path) => sendRaw(operation, `/api/v1${path}`),
        { mustFail: true, otherCodes: NO_ADDRESS },
      ),
    );
  });

  it('in the query', async () => {
    const queries = ['__proto__[a]=b', 'a[]=1&a[]=2', 'userId=x', '%00', '%zz', '&&==', `a=${'x'.repeat(3_000)}`];
    await everywhere((operation) =>
      flaws(
        operation,
        queries,
        (query) => send(operation, { body: operation.body }, `${filled(operation.path)}?${query}`),
        {
          otherCodes: NO_ADDRESS,
        },
      ),
    );
  });

  it('in a header', async () => {
    const headers: Record<string, string>[] = [
      { 'idempotency-key': '' },
      { 'idempotency-key': 'x'.repeat(201) },
      { prefer: 'wait=-1' },
      { prefer: `wait=${'9'.repeat(400)}` },
      { accept: 'text/html' },
      { accept: ',;q=,' },
      { 'content-type': '' },
      { 'content-encoding': 'gzip' },
      { 'sec-fetch-site': 'cross-site' },
      { 'user-agent': '\u00ff'.repeat(2_000) },
      { cookie: 'portfel_refresh=%zz; __proto__=1; =; portfel_refresh' },
      { 'x-forwarded-for': "' OR 1=1, unknown, 999.999.999.999" },
    ];
    await everywhere((operation) =>
      flaws(operation, headers, (one) => send(operation, { headers: one, body: operation.body })),
    );
  });

  it('as a method that is not there', async () => {
    const all = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
    for (const { path, methods } of operations) {
      const allowed = [...methods, ...(methods.includes('GET') ? ['HEAD'] : [])].sort().join(', ');
      for (const method of all.filter((one) => !methods.includes(one))) {
        const answer = await harness.request(method, filled(path), { token });
        expect([method, path, answer.statusCode, answer.headers.allow]).toEqual([method, path, 405, allowed]);
      }
    }
  });

  it('is seen: a status that the document does not have is named', async () => {
    const operation = operations.find(({ name }) => name === 'GET /me')!;
    const undocumented = { ...operation, statuses: new Map([[200, []]]) };
    expect(await flaws(undocumented, [{}], (headers) => send(operation, { headers, token: undefined }))).toEqual([
      'GET /me, {}: 401 invalid-token is not documented',
    ]);
  });
});

/** The same JSON object with one more field at its end, whatever it had. */
const withField = (json: string, name: string, value: string) => json.replace(/}$/, `,"${name}":${value}}`);
