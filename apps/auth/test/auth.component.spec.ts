import { createHmac, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWK } from 'jose';
import { Registry } from 'prom-client';
import { allMessages, SignIn, topicsFor, type AuthQueryService } from '@portfel/contracts';
import { CommandSender, MessagingMetrics, Sealer } from '@portfel/messaging';
import type { QuestionClient } from '@portfel/platform';
import { eventually } from '@portfel/testing';
import { AuthHarness, newVisitor, opened } from './auth-harness';
import { withPhone, withTotp } from './protected-person';

const TABLES = ['account', 'one_time_link', 'session', 'inbox', 'outbox', 'parked_message'];

describe('auth', () => {
  let auth: AuthHarness;
  beforeEach(async () => {
    auth = await AuthHarness.start();
  });
  afterEach(() => auth?.close());

  describe('with messages it cannot handle', () => {
    const deadLetters = (count: number) =>
      eventually(() => {
        const dead = auth.broker.records('auth.dead-letters');
        expect(dead).toHaveLength(count);
        return dead;
      });

    const envelope = (over: object) => ({
      event_id: randomUUID(),
      event_name: 'Auth.SignIn',
      event_version: 1,
      event_time: new Date(0).toISOString(),
      producer: 'gateway',
      correlation_id: 'c',
      actor: { type: 'visitor' },
      data: {},
      ...over,
    });
    it.each([
      ['bytes that are no JSON', 'not-json', Buffer.from([0xff, 0x00, 0x7b, 0x22, 0xc3])],
      ['JSON that is no envelope', 'invalid-envelope', Buffer.from('{"hello":"world"}')],
      ['an unknown message', 'unknown-message', Buffer.from(JSON.stringify(envelope({ event_name: 'Auth.Nothing' })))],
      ['an unknown version', 'unknown-message', Buffer.from(JSON.stringify(envelope({ event_version: 99 })))],
      ['data against the contract', 'invalid-data', Buffer.from(JSON.stringify(envelope({})))],
    ])('puts %s aside with the original bytes, and goes on', async (_what, reason, value) => {
      await auth.broker.produce([{ topic: 'auth.commands', key: 'poison', value, headers: { traceparent: '00-1' } }]);
      const [dead] = await deadLetters(1);
      expect(dead!.value!.equals(value)).toBe(true);
      expect(dead!.key).toBe('poison');
      expect(dead!.headers).toMatchObject({
        traceparent: '00-1',
        'dead-reason': expect.stringMatching(`^${reason}`) as string,
        'dead-consumer': 'auth.commands',
        'dead-origin': expect.stringMatching(/^auth\.commands\/\d@0$/) as string,
      });
      expect(await auth.signUp(newVisitor())).toMatchObject({ status: 'accepted' });
    });

    it('parks a command sealed to somebody else, has no effect, and goes on', async () => {
      const stranger = generateKeyPairSync('x25519').publicKey.export({ format: 'jwk' }) as JWK;
      const sender = new CommandSender({
        service: 'gateway',
        broker: auth.broker,
        sealer: new Sealer({ service: 'gateway', publicKeys: { auth: stranger } }),
        metrics: new MessagingMetrics(new Registry()),
        bodyHashKey: createHmac('sha256', 'any').digest(),
        acknowledgeMs: 5_000,
        now: auth.clock.now,
      });
      const sessionId = randomUUID();
      const data = { sessionId, email: 'ann@example.org', password: 'Correct-horse-1' };
      const visitor = { type: 'visitor' as const };
      await sender.send(SignIn, data, { commandId: sessionId, actor: visitor, correlationId: 'c', waitMs: 0 });

      const parked = await eventually(async () => {
        const [row, ...others] = (await auth.rows('parked_message')) as {
          key: string;
          reason: string;
          value: Buffer;
        }[];
        expect([row?.key, others]).toEqual([sessionId, []]);
        return row!;
      });
      expect(parked.reason).toBe('CannotOpen');
      expect(parked.value.equals(auth.broker.records('auth.commands')[0]!.value!)).toBe(true);
      expect(auth.outcomes(sessionId)).toEqual([]);
      expect(await auth.signUp(newVisitor())).toMatchObject({ status: 'accepted' });
    });
  });

  it('does nothing a second time when a whole journey is delivered again', async () => {
    const person = await auth.signedIn();
    const { refreshToken } = await opened(await auth.refresh(person.refreshToken));
    await auth.endSession(person.sessionId, person.accountId);
    expect(await auth.refresh(refreshToken)).toMatchObject({ status: 'rejected' });
    const state = () => Promise.all(TABLES.map((table) => auth.rows(table)));
    const events = () => allMessages().flatMap((message) => (message.kind === 'event' ? auth.events(message) : []));

    await eventually(async () => expect(await auth.rows('outbox')).toEqual([]));
    const [stateBefore, eventsBefore, answers] = [await state(), events(), auth.outcomes()];
    expect(answers).toHaveLength(6);
    expect(eventsBefore.map(({ event_name: name }) => name).sort()).toEqual([
      'Auth.AccountConfirmed',
      'Auth.AccountRegistered',
      ...Array.from({ length: 4 }, () => 'Auth.ActionLogged'),
      'Auth.ConfirmationRequested',
      'Auth.SessionEnded',
    ]);

    auth.clock.advance(60_000);
    auth.broker.redeliverAll();
    await eventually(() => expect(auth.outcomes()).toHaveLength(12));
    for (const answer of answers) expect(auth.outcomes(answer.command_id)).toEqual([answer, answer]);
    expect(await state()).toEqual(stateBefore);
    expect(events()).toEqual(eventsBefore);
    expect(auth.broker.records('auth.dead-letters')).toEqual([]);
  });

  it('puts neither address nor password nor any token on a topic in clear (PF-U06)', async () => {
    const person = await auth.signedIn();
    const refreshed = await opened(await auth.refresh(person.refreshToken));
    const records = topicsFor(['auth']).flatMap(({ name }) => auth.broker.records(name));
    const seen = records.map(({ key, value, headers }) => `${key} ${String(value)} ${JSON.stringify(headers)}`).join();
    expect(seen).toContain(person.username);
    expect(seen).toContain(person.sessionId);
    const { email, password, token, accessToken } = person;
    const random = [person, refreshed].map(({ refreshToken }) => refreshToken.split('.')[1]!);
    for (const secret of [email, password, token, accessToken, refreshed.accessToken, ...random]) {
      expect(seen.toLowerCase()).not.toContain(secret.toLowerCase());
      for (const encoding of ['base64url', 'hex'] as const) {
        expect(seen).not.toContain(Buffer.from(secret).toString(encoding).slice(0, -3));
      }
    }
  });

  describe('asked over gRPC', () => {
    let client: QuestionClient<AuthQueryService>;
    beforeEach(() => {
      client = auth.questions();
    });
    afterEach(() => client?.close());
    const as = (actorId?: string) => ({ correlationId: 'c', actorId });

    it.each(['GetAccount', 'CheckSession', 'GetSigningKeys'] as const)(
      'answers %s to nobody without the service token',
      async (method) => {
        const { accountId, sessionId } = await auth.signedIn();
        for (const token of [`${auth.secrets.serviceToken}x`, 'x'.repeat(auth.secrets.serviceToken.length), '']) {
          const stranger = auth.questions(token);
          const answer = stranger.ask(method, { accountId, sessionId }, as(accountId));
          await expect(answer).rejects.toMatchObject({
            code: 'service-unavailable',
            detail: expect.stringMatching(/^gRPC UNAUTHENTICATED: /) as string,
          });
          stranger.close();
        }
      },
    );

    it('shows an account to its owner', async () => {
      const { accountId, username, email, token } = await auth.unconfirmed();
      const createdAt = auth.clock.now().toISOString();
      const unprotected = { totpActive: false, recoveryCodesLeft: 0 };
      const account = { accountId, username, email, role: 'user', createdAt, ...unprotected };
      expect(await client.ask('GetAccount', { accountId }, as(accountId))).toEqual({ ...account, confirmed: false });
      await auth.confirm(token);
      expect(await client.ask('GetAccount', { accountId }, as(accountId))).toEqual({ ...account, confirmed: true });
    });

    it('shows what protects an account, and neither secret nor number', async () => {
      const [app, phone] = [await withTotp(auth), await withPhone(auth, '+48600100212')];
      await auth.signIn({ ...app, code: app.recoveryCodes[0] });
      const shown = await client.ask('GetAccount', { accountId: app.accountId }, as(app.accountId));
      expect(shown).toMatchObject({ totpActive: true, recoveryCodesLeft: 9 });
      expect(shown).not.toHaveProperty('phoneMasked');
      expect(JSON.stringify(shown)).not.toContain(app.secret);
      expect(await client.ask('GetAccount', { accountId: phone.accountId }, as(phone.accountId))).toMatchObject({
        totpActive: false,
        phoneMasked: '+48 … 12',
        recoveryCodesLeft: 10,
      });
    });

    it('tells nobody else that an account exists', async () => {
      const { accountId } = await auth.unconfirmed();
      const missing = randomUUID();
      const answers = [
        client.ask('GetAccount', { accountId }, as(randomUUID())),
        client.ask('GetAccount', { accountId }, as()),
        client.ask('GetAccount', { accountId: missing }, as(missing)),
      ];
      for (const answer of await Promise.allSettled(answers)) {
        expect(answer).toMatchObject({ status: 'rejected', reason: { code: 'user-not-found' } });
      }
    });

    it('gives its owner all it holds about an account, and nobody else anything', async () => {
      const person = await auth.signedIn();
      const { accountId, username, email, sessionId } = person;
      await auth.endSession(sessionId, accountId);
      const later = await opened(await auth.signIn({ ...person, device: 'Firefox on Windows' }));
      const now = auth.clock.now().toISOString();
      const held = await client.ask('GetAccountExport', { accountId }, as(accountId));
      expect(held).toMatchObject({ accountId, username, email, role: 'user', createdAt: now, confirmedAt: now });
      expect(held.language).toBe('en');
      expect(held).not.toHaveProperty('passwordChangedAt');
      expect(held.sessions.map(({ sessionId: id, endedAt, device }) => ({ id, endedAt, device }))).toEqual(
        expect.arrayContaining([
          { id: sessionId, endedAt: now, device: undefined },
          { id: later.sessionId, endedAt: undefined, device: 'Firefox on Windows' },
        ]),
      );
      expect(held.links).toMatchObject([{ type: 'registration', madeAt: now, usedAt: now }]);
      expect(JSON.stringify(held)).not.toContain('argon2');
      const { accountId: protectedId, phone } = await withPhone(auth);
      const { secondFactor } = await client.ask('GetAccountExport', { accountId: protectedId }, as(protectedId));
      expect(secondFactor).toMatchObject({ kind: 'phone', phone });
      for (const actorId of [(await auth.signedIn()).accountId, undefined]) {
        const stolen = client.ask('GetAccountExport', { accountId }, as(actorId));
        await expect(stolen).rejects.toMatchObject({ code: 'user-not-found' });
      }
    });

    it('says whether a session is alive', async () => {
      const { sessionId, accountId } = await auth.signedIn();
      expect(await client.ask('CheckSession', { sessionId, accountId }, as())).toEqual({
        alive: true,
        role: 'user',
      });
      expect(await client.ask('CheckSession', { sessionId: randomUUID(), accountId }, as())).toEqual({ alive: false });
      await auth.endSession(sessionId, accountId);
      expect(await client.ask('CheckSession', { sessionId, accountId }, as())).toEqual({ alive: false });
    });

    it('lets a session count for its own account only', async () => {
      const [one, two] = [await auth.signedIn(), await auth.signedIn()];
      for (const accountId of [two.accountId, randomUUID(), '']) {
        const answer = await client.ask('CheckSession', { sessionId: one.sessionId, accountId }, as());
        expect(answer).toEqual({ alive: false });
      }
    });

    it('gives the keys that verify the access tokens it issued, and no private part', async () => {
      const { accessToken, accountId } = await auth.signedIn();
      const { jwksJson } = await client.ask('GetSigningKeys', {}, as());
      const jwks = JSON.parse(jwksJson) as JSONWebKeySet;
      const { payload } = await jwtVerify(accessToken, createLocalJWKSet(jwks), {
        currentDate: auth.clock.now(),
        algorithms: ['ES256'],
      });
      expect(payload.sub).toBe(accountId);
      expect(jwks.keys.flatMap((key) => Object.keys(key).sort())).toEqual([
        'alg',
        'crv',
        'kid',
        'kty',
        'use',
        'x',
        'y',
      ]);
    });
  });
});
