import type { AnyCommand } from '@portfel/contracts';
import { eventually, keepSample } from '@portfel/testing';
import { expectProblem, type GatewayHarness } from './gateway-harness';

/** What every route promises that asks for a mail to an address: whether it has an account is not told. */
export function describeMailRequest(
  harness: () => GatewayHarness,
  { path, contract }: { path: string; contract: AnyCommand },
): void {
  const ask = (email: string, headers: Record<string, string> = {}) =>
    harness().request('POST', path, { body: { email }, headers });
  const done = () => harness().auth.done.filter(({ name }) => name === contract.name);
  beforeEach(() => {
    harness().auth.done.length = 0;
    harness().auth.on(contract, (_, uow) => uow.accept({} as never));
  });

  it('answers `sent` before anybody can know whether there is such an account', async () => {
    harness().auth.hold();
    try {
      const answer = await ask('ann@example.com');
      expect([answer.statusCode, answer.json()]).toEqual([200, { success: true, status: 'sent' }]);
    } finally {
      harness().auth.release();
    }
    await eventually(() => expect(done()).toHaveLength(1));
    expect(done()).toMatchObject([{ actor: { type: 'visitor' }, data: { email: 'ann@example.com' } }]);
    keepSample(contract, harness().commands().at(-1));
  });

  it('asks in lower case, and sends no address in clear', async () => {
    await ask('Hidden@Example.Com');
    await eventually(() => expect(done()).toMatchObject([{ data: { email: 'hidden@example.com' } }]));
    expect((harness().wire() + harness().log.join('')).toLowerCase()).not.toContain('hidden@example.com');
  });

  it('has one effect for an Idempotency-Key', async () => {
    const headers = { 'idempotency-key': 'k-once' };
    for (let attempt = 0; attempt < 3; attempt += 1) {
      expect((await ask('ann@example.com', headers)).statusCode).toBe(200);
    }
    await eventually(() => expect(done()).toHaveLength(1));
  });

  it('says when the broker is away: nothing was asked for', async () => {
    harness().broker.goAway();
    expectProblem(await ask('ann@example.com'), 'service-unavailable');
    harness().broker.comeBack();
  });

  it('refuses a request that a browser calls cross-site (CT-A16)', async () => {
    expectProblem(await ask('ann@example.com', { 'sec-fetch-site': 'cross-site' }), 'cross-site-request');
  });
}
