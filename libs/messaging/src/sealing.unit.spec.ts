import { z } from 'zod';
import { testSealing } from '@portfel/testing';
import { CannotOpen } from './sealing';

const declaration = { to: 'auth', purpose: 'Auth.SignUp.email', plain: z.email() };
const subject = '01a1fdd6-1b49-778b-8f7d-6ebf91da0d69';

describe('Sealer', () => {
  const { auth, gateway } = testSealing('auth', 'gateway') as Record<
    'auth' | 'gateway',
    ReturnType<typeof testSealing>[string]
  >;

  it('lets the addressee, and only the addressee, read the value', async () => {
    const text = await gateway.seal(declaration, subject, 'ann@example.com');
    expect(text).not.toContain('ann');
    expect(await auth.open(declaration, subject, text)).toBe('ann@example.com');
    await expect(gateway.open(declaration, subject, text)).rejects.toBeInstanceOf(CannotOpen);
  });

  it('seals the same value differently each time', async () => {
    const texts = [1, 2].map(() => gateway.seal(declaration, subject, 'ann@example.com'));
    const [one, other] = await Promise.all(texts);
    expect(one).not.toBe(other);
  });

  it.each([
    ['another purpose', { ...declaration, purpose: 'Auth.SignIn.email' }, subject],
    ['another subject', declaration, '01a1fdd6-1b49-778b-8f7d-000000000000'],
  ])('does not open a value moved to %s', async (_name, as, of) => {
    const text = await gateway.seal(declaration, subject, 'ann@example.com');
    await expect(auth.open(as, of, text)).rejects.toBeInstanceOf(CannotOpen);
  });

  it('does not open a value that was changed', async () => {
    const text = await gateway.seal(declaration, subject, 'ann@example.com');
    const parts = text.split('.');
    parts[3] = `${parts[3]![0] === 'A' ? 'B' : 'A'}${parts[3]!.slice(1)}`;
    await expect(auth.open(declaration, subject, parts.join('.'))).rejects.toBeInstanceOf(CannotOpen);
  });

  it('seals nothing that breaks the shape of the field', async () => {
    await expect(gateway.seal(declaration, subject, 'not an address')).rejects.toBeInstanceOf(z.ZodError);
  });

  it('shows ciphertext at most when a received value is logged', async () => {
    const text = await gateway.seal(declaration, subject, 'ann@example.com');
    const received = auth.received(declaration, subject, text);
    expect(JSON.stringify({ email: received })).toBe(JSON.stringify({ email: text }));
    expect(await received.open()).toBe('ann@example.com');
  });
});
