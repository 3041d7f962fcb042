import { AccountConfirmed, SignUp, WalletOpened } from '@portfel/contracts';
import { testSealing } from '@portfel/testing';
import { MessageTooLarge } from './broker.port';
import { decode, encode, InvalidMessage, peekName } from './message-codec';

const { gateway } = testSealing('gateway', 'auth', 'user') as { gateway: ReturnType<typeof testSealing>[string] };
const accountId = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';
const provenance = { producer: 'gateway', correlationId: 'c', actor: { type: 'visitor' as const } };
const extra = { now: new Date('2026-01-02T03:04:05.678Z') };

const bytes = async (change: (envelope: Record<string, unknown>) => void = () => {}) => {
  const { value } = await encode(AccountConfirmed, { accountId }, provenance, gateway, extra);
  const envelope = JSON.parse(value.toString()) as Record<string, unknown>;
  change(envelope);
  return Buffer.from(JSON.stringify(envelope));
};

describe('encode', () => {
  it('writes nothing that breaks its contract (CT-E02)', async () => {
    const broken = encode(AccountConfirmed, { accountId: 'no uuid' }, provenance, gateway, extra);
    await expect(broken).rejects.toBeInstanceOf(InvalidMessage);
  });

  it('names no value in its refusal', async () => {
    const broken = encode(AccountConfirmed, { accountId: 'my secret' }, provenance, gateway, extra);
    await expect(broken).rejects.toThrow(/^(?!.*my secret).*accountId/);
  });

  it('refuses an event the broker would refuse, before anything is committed', async () => {
    const accounts = Array.from({ length: 15_000 }, () => ({ accountId, assetCode: 'PLN' }));
    const huge = encode(
      WalletOpened,
      { walletId: accountId, ownerId: accountId, accounts },
      provenance,
      gateway,
      extra,
    );
    await expect(huge).rejects.toBeInstanceOf(MessageTooLarge);
  });

  it('leaves no sealed field readable in the bytes (PF-U06)', async () => {
    const data = {
      accountId,
      username: 'ann',
      email: 'ann@example.com',
      password: 'Secret-12345',
      profile: { firstName: 'Annabelle', publicEmail: false },
      termsAccepted: true,
    };
    const { value } = await encode(SignUp, data, provenance, gateway, extra);
    for (const secret of ['ann@example.com', 'Secret-12345', 'Annabelle']) {
      expect(value.toString()).not.toContain(secret);
      expect(value.toString()).not.toContain(Buffer.from(secret).toString('base64').slice(0, -3));
    }
  });
});

describe('decode', () => {
  it('reads what encode wrote, under the same key', async () => {
    const decoded = decode(await bytes());
    expect(decoded).toMatchObject({ kind: 'message', contract: AccountConfirmed, envelope: { data: { accountId } } });
  });

  it('ignores fields it does not know, in envelope and data', async () => {
    const value = await bytes((envelope) => {
      envelope.added_later = 1;
      (envelope.data as Record<string, unknown>).alsoLater = 2;
    });
    expect(decode(value)).toMatchObject({ kind: 'message', envelope: { data: { accountId } } });
  });

  it.each([
    ['a tombstone', async () => null, 'tombstone'],
    ['bytes that are no JSON', async () => Buffer.from('{'), 'not-json'],
    ['no envelope', async () => Buffer.from('{"hello":1}'), 'invalid-envelope'],
    ['an unknown name', () => bytes((envelope) => (envelope.event_name = 'Auth.Unheard')), 'unknown-message'],
    ['an unknown version', () => bytes((envelope) => (envelope.event_version = 99)), 'unknown-message'],
    ['data that breaks the contract', () => bytes((envelope) => (envelope.data = { accountId: 1 })), 'invalid-data'],
  ])('calls %s poison and says why', async (_name, value, reason) => {
    const decoded = decode(await value());
    expect(decoded).toEqual({ kind: 'poison', reason: expect.stringContaining(reason) as string });
  });
});

describe('peekName', () => {
  it('finds the name without reading the whole message', async () => {
    expect(peekName(await bytes())).toBe('Auth.AccountConfirmed');
  });

  it('has no answer for what is no envelope', () => {
    expect([peekName(null), peekName(Buffer.from('{"name":"x"}'))]).toEqual([undefined, undefined]);
  });
});
