import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AccountConfirmed, SessionEnded } from '@portfel/contracts';
import { keepSample } from './keep-sample';

const accountId = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
const message = (over: object = {}) => ({
  event_id: accountId,
  event_name: AccountConfirmed.name,
  event_version: 1,
  event_time: '2026-01-02T03:04:05.678Z',
  producer: 'auth',
  correlation_id: 'c',
  actor: { type: 'visitor' },
  data: { accountId },
  ...over,
});

describe('keepSample', () => {
  let root: string;
  beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'portfel-samples-'))));
  afterEach(() => rmSync(root, { recursive: true }));

  const file = () => join(root, 'libs/contracts/samples/Auth.AccountConfirmed.v1.json');
  const kept = () => JSON.parse(readFileSync(file(), 'utf8')) as unknown;
  const keep = (envelope: object, unattended = false) => keepSample(AccountConfirmed, envelope, { root, unattended });

  it('keeps the whole message', () => {
    keep(message());
    expect(kept()).toEqual(message());
  });

  it('never writes over a sample', () => {
    keep(message());
    keep(message({ producer: 'another' }));
    expect(kept()).toEqual(message());
  });

  it('says what to do when there is none and nobody to commit it', () => {
    expect(() => keep(message(), true)).toThrow(/Auth\.AccountConfirmed\.v1 has no sample.*commit libs\/contracts/);
    expect(existsSync(file())).toBe(false);
  });

  it('is content without anybody when there is one', () => {
    keep(message());
    expect(() => keep(message(), true)).not.toThrow();
  });

  it.each([
    ['of another name', { event_name: SessionEnded.name }, 'no sample of Auth.AccountConfirmed.v1'],
    ['of another version', { event_version: 2 }, 'no sample of Auth.AccountConfirmed.v1'],
    ['that breaks its contract', { data: {} }, 'accountId'],
    ['without an envelope', { event_id: 'none' }, 'event_id'],
  ])('keeps no message %s', (_what, over, text) => {
    expect(() => keep(message(over))).toThrow(text);
    expect(existsSync(file())).toBe(false);
  });
});
