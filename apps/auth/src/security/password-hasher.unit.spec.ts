import * as argon2 from '@node-rs/argon2';
import { PasswordHasher } from './password-hasher';

const mockWork = { running: 0, most: 0 };

jest.mock('@node-rs/argon2', () => {
  const real = jest.requireActual<typeof argon2>('@node-rs/argon2');
  const counted = <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
    jest.fn(async (...args: A) => {
      mockWork.running += 1;
      mockWork.most = Math.max(mockWork.most, mockWork.running);
      try {
        return await work(...args);
      } finally {
        mockWork.running -= 1;
      }
    });
  return { hash: counted(real.hash), verify: counted(real.verify) };
});

const hashing = jest.mocked(argon2.hash);
const verifying = jest.mocked(argon2.verify);

describe('PasswordHasher', () => {
  beforeEach(() => {
    hashing.mockClear();
    verifying.mockClear();
    mockWork.most = 0;
  });

  it('finds the right password right and every other wrong', async () => {
    const hasher = new PasswordHasher();
    const stored = await hasher.hash('Correct-horse-1');
    expect(await hasher.verify(stored, 'Correct-horse-1')).toBe(true);
    for (const wrong of ['correct-horse-1', 'Correct-horse-1 ', '', stored]) {
      expect(await hasher.verify(stored, wrong)).toBe(false);
    }
  });

  it('stores Argon2id with 19 MiB and two passes, salted', async () => {
    const hasher = new PasswordHasher();
    const [one, two] = [await hasher.hash('Correct-horse-1'), await hasher.hash('Correct-horse-1')];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(one).not.toBe(two);
  });

  it('works on one password at a time, from the first on', async () => {
    const hasher = new PasswordHasher();
    const stored = hasher.hash('Correct-horse-1');
    const work = [
      stored,
      hasher.hash('Another-horse-2'),
      hasher.verify(undefined, 'x'),
      hasher.verify(await stored, 'x'),
    ];
    await Promise.all(work);
    expect(verifying).toHaveBeenCalledTimes(2);
    expect(mockWork.most).toBe(1);
  });

  it('spends the same verification on an unknown account, and finds no password right', async () => {
    const hasher = new PasswordHasher();
    for (const password of ['Correct-horse-1', '', 'no account has this password']) {
      verifying.mockClear();
      expect(await hasher.verify(undefined, password)).toBe(false);
      expect(verifying).toHaveBeenCalledTimes(1);
      expect(verifying.mock.calls[0]![0]).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
      expect(verifying.mock.calls[0]![1]).toBe(password);
    }
  });

  it('goes on after a verification that failed', async () => {
    const hasher = new PasswordHasher();
    const stored = await hasher.hash('Correct-horse-1');
    const broken = hasher.verify('not a hash', 'Correct-horse-1');
    const next = hasher.verify(stored, 'Correct-horse-1');
    await expect(broken).rejects.toThrow();
    expect(await next).toBe(true);
  });
});
