import { describeSignedInRoute } from '../../test/describe-signed-in-route';
import { startHarness, type GatewayHarness } from '../../test/gateway-harness';

const openedAt = '2026-01-02T03:04:05.678Z';
const lastUsedAt = '2026-01-03T03:04:05.678Z';
const elsewhere = '01890000-0000-7000-8000-000000000001';

describe('GET /me/sessions', () => {
  let harness: GatewayHarness;
  beforeAll(async () => (harness = await startHarness()));
  afterAll(() => harness.close());

  it('answers the sessions of the person in the token, names the one that asks, and is not stored', async () => {
    const person = harness.newPerson();
    harness.questions.on('ListSessions', () => ({
      sessions: [
        { sessionId: person.sessionId, openedAt, lastUsedAt, device: 'Firefox on Windows' },
        { sessionId: elsewhere, openedAt, lastUsedAt: openedAt },
      ],
    }));
    const answer = await harness.request('GET', '/me/sessions', { token: person.token() });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({
      sessions: [
        { id: person.sessionId, openedAt, lastUsedAt, device: 'Firefox on Windows', current: true },
        { id: elsewhere, openedAt, lastUsedAt: openedAt, device: null, current: false },
      ],
    });
    expect(answer.headers['cache-control']).toBe('no-store');
    const asked = harness.questions.asked.find(({ method }) => method === 'ListSessions');
    expect(asked).toMatchObject({ request: { accountId: person.accountId }, actorId: person.accountId });
  });

  describeSignedInRoute(() => harness, {
    status: 200,
    send: (options) => {
      harness.questions.on('ListSessions', () => ({ sessions: [] }));
      return harness.request('GET', '/me/sessions', options);
    },
  });
});
