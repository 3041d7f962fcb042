import fc from 'fast-check';
import { decideRefresh, ROTATION_GRACE_MS } from './decide-refresh';
import type { Session } from './session';

const now = new Date('2026-03-01T12:00:00.000Z');
const at = (ms: number) => new Date(now.getTime() + ms);
const [current, previous, older] = ['current', 'previous', 'older'].map((text) => Buffer.from(text)) as [
  Buffer,
  Buffer,
  Buffer,
];
const fresh = (hash: Buffer) => ({ hash, spent: false });
const spent = (hash: Buffer) => ({ hash, spent: true });
const session = (over: Partial<Session> = {}): Session => ({
  id: 'session',
  accountId: 'account',
  device: null,
  createdAt: at(-60_000),
  expiresAt: at(60_000),
  endedAt: null,
  tokenHash: current,
  previousTokenHash: previous,
  rotatedAt: at(-1),
  tokenForPrevious: Buffer.from('sealed'),
  ...over,
});

describe('decideRefresh', () => {
  it('rotates for the token in force, however long ago the last rotation was', () => {
    for (const rotatedAt of [null, at(-1), at(-ROTATION_GRACE_MS * 100)]) {
      expect(decideRefresh(session({ rotatedAt }), fresh(current), now)).toBe('rotate');
    }
  });

  it('repeats for the token before it until the last millisecond of the grace', () => {
    for (const age of [0, 1, ROTATION_GRACE_MS - 1]) {
      expect(decideRefresh(session({ rotatedAt: at(-age) }), fresh(previous), now)).toBe('repeat');
    }
  });

  it('takes the token before it for reused from the end of the grace on', () => {
    for (const age of [ROTATION_GRACE_MS, ROTATION_GRACE_MS + 1, ROTATION_GRACE_MS * 100]) {
      expect(decideRefresh(session({ rotatedAt: at(-age) }), fresh(previous), now)).toBe('reused');
    }
  });

  it('takes a token two rotations old for reused, also within the grace', () => {
    expect(decideRefresh(session(), spent(older), now)).toBe('reused');
  });

  it('knows no token the session never had, and takes it for no theft', () => {
    const neverRotated = session({ previousTokenHash: null, rotatedAt: null, tokenForPrevious: null });
    for (const one of [session(), neverRotated]) expect(decideRefresh(one, fresh(older), now)).toBe('unknown');
  });

  it('lives until its last millisecond and not at the moment it expires', () => {
    expect(decideRefresh(session({ expiresAt: at(1) }), fresh(current), now)).toBe('rotate');
    expect(decideRefresh(session({ expiresAt: at(0) }), fresh(current), now)).toBe('ended');
  });

  it('finds every token of an ended, expired or unknown session ended, and never reused', () => {
    const dead = fc.constantFrom(
      undefined,
      session({ endedAt: at(-1) }),
      session({ endedAt: now }),
      session({ expiresAt: at(-1) }),
      session({ expiresAt: at(-1), endedAt: at(-2) }),
    );
    const presented = fc.oneof(fc.constantFrom(current, previous, older), fc.uint8Array().map(Buffer.from));
    fc.assert(
      fc.property(dead, presented, fc.boolean(), (gone, hash, spent) => {
        expect(decideRefresh(gone, { hash, spent }, now)).toBe('ended');
      }),
    );
  });
});
