import { Metadata, status } from '@grpc/grpc-js';
import type { ExecutionContext } from '@nestjs/common';
import { RpcException } from '@nestjs/microservices';
import { isAskedBy, notFound, ServiceTokenGuard } from './question.decorators';

const SERVICE_TOKEN = 'the-token-that-services-show-each-other';
const guard = new ServiceTokenGuard({ SERVICE_TOKEN });

function metadata(fields: Record<string, string>): Metadata {
  const made = new Metadata();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
}
const asking = (fields: Record<string, string>) =>
  ({ switchToRpc: () => ({ getContext: () => metadata(fields) }) }) as unknown as ExecutionContext;

describe('ServiceTokenGuard', () => {
  it('lets in whoever shows the service token', () => {
    expect(guard.canActivate(asking({ authorization: `Bearer ${SERVICE_TOKEN}` }))).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['an empty token', { authorization: 'Bearer ' }],
    ['the token without its scheme', { authorization: SERVICE_TOKEN }],
    ['another token of the same length', { authorization: `Bearer ${'x'.repeat(SERVICE_TOKEN.length)}` }],
    ['a part of the token', { authorization: `Bearer ${SERVICE_TOKEN.slice(0, -1)}` }],
    ['another scheme', { authorization: `Basic ${SERVICE_TOKEN}` }],
    ['the token twice', { authorization: `Bearer ${SERVICE_TOKEN} ${SERVICE_TOKEN}` }],
    ['the token elsewhere', { 'x-access-token': `Bearer ${SERVICE_TOKEN}` }],
    ['a token of a person', { authorization: 'Bearer eyJhbGciOiJFUzI1NiJ9.e30.c2ln' }],
    ['more than the token', { authorization: `Bearer ${SERVICE_TOKEN}x` }],
  ])('refuses who shows %s, without saying what was expected', (_what, fields) => {
    let refusal: unknown;
    try {
      guard.canActivate(asking(fields as Record<string, string>));
    } catch (error) {
      refusal = error;
    }
    expect(refusal).toBeInstanceOf(RpcException);
    const error = (refusal as RpcException).getError();
    expect(error).toMatchObject({ code: status.UNAUTHENTICATED });
    expect(JSON.stringify(error)).not.toContain(SERVICE_TOKEN);
  });
});

describe('isAskedBy', () => {
  it('is true for the owner only, and for nobody when nobody is named', () => {
    expect(isAskedBy(metadata({ 'x-actor-id': 'ann' }), 'ann')).toBe(true);
    expect(isAskedBy(metadata({ 'x-actor-id': 'bob' }), 'ann')).toBe(false);
    expect(isAskedBy(metadata({}), 'ann')).toBe(false);
    expect(isAskedBy(metadata({}), '')).toBe(false);
  });
});

describe('notFound', () => {
  it('carries the code the asker passes on', () => {
    expect(notFound('wallet-not-found').getError()).toEqual({ code: status.NOT_FOUND, message: 'wallet-not-found' });
  });
});
