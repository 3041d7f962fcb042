import { allMessages, sealedFields } from '@portfel/contracts';
import { createLog } from './log';

const declared = allMessages()
  .flatMap((message) => (message.kind === 'command' ? [message.data, message.result] : [message.data]))
  .flatMap((shape) => [...sealedFields(shape).keys()]);
const secretFields = [...new Set([...declared, 'password', 'token', 'authorization', 'cookie', 'email', 'phone'])];

function logged(fields: object, level = 'info'): Record<string, unknown> {
  const lines: string[] = [];
  createLog('spec', level, { write: (line) => void lines.push(line) }).info(fields, 'said');
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0]!) as Record<string, unknown>;
}

describe('createLog', () => {
  it('knows the secret fields of the contracts', () => {
    expect(declared).toEqual(expect.arrayContaining(['password', 'email', 'profile', 'token', 'accessToken']));
  });

  it.each(secretFields)('hides %s at every depth up to two', (field) => {
    const secret = 'do-not-print-this';
    const line = logged({ [field]: secret, one: { [field]: secret, two: { [field]: { inside: secret } } } });
    expect(JSON.stringify(line)).not.toContain(secret);
    expect(line).toMatchObject({
      [field]: '[hidden]',
      one: { [field]: '[hidden]', two: { [field]: '[hidden]' } },
    });
  });

  it('leaves readable what is no secret', () => {
    const fields = { message: 'Auth.SignUp', one: { key: 'k', two: { attempt: 3 } } };
    expect(logged(fields)).toMatchObject({ service: 'spec', msg: 'said', ...fields });
  });

  it('hides what an error carries, and in a list, and leaves the object it was given alone', () => {
    const secret = 'do-not-print-this';
    const given = { err: Object.assign(new Error('refused'), { email: secret }), list: [{ token: secret }] };
    const line = logged(given);
    expect(JSON.stringify(line)).not.toContain(secret);
    expect(line).toMatchObject({
      err: { type: 'Error', message: 'refused', email: '[hidden]' },
      list: [{ token: '[hidden]' }],
    });
    expect(given.list[0]!.token).toBe(secret);
  });

  it('writes one line of JSON with an ISO time, and nothing below its level', () => {
    expect(logged({}).time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const lines: string[] = [];
    const log = createLog('spec', 'warn', { write: (line) => void lines.push(line) });
    log.info({}, 'quiet');
    log.warn({}, 'loud');
    expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(['loud']);
  });

  it('hides the same in the log of a part', () => {
    const lines: string[] = [];
    const log = createLog('spec', 'info', { write: (line) => void lines.push(line) });
    log.child({ service: 'part' }).info({ data: { password: 'do-not-print-this' } }, 'said');
    expect(JSON.parse(lines[0]!)).toMatchObject({ data: { password: '[hidden]' } });
  });
});
