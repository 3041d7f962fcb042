import { loadPackageDefinition, Server, ServerCredentials, status, type GrpcObject } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import type { AuthQueryService } from '@portfel/contracts';
import { protoFiles, PROTO_LOADING } from './proto';
import { createQuestionClient, type QuestionClient } from './question-client';

const service = { package: 'portfel.auth.v1', name: 'AuthQueryService' };

describe('a question', () => {
  let server: Server;
  let client: QuestionClient<AuthQueryService>;
  let refusals: number[] = [];
  let asked = 0;

  beforeAll(async () => {
    const loaded = loadPackageDefinition(loadSync(protoFiles(service.package), PROTO_LOADING));
    const scope = service.package.split('.').reduce((at, part) => at[part] as GrpcObject, loaded);
    server = new Server();
    server.addService((scope[service.name] as unknown as { service: never }).service, {
      GetSigningKeys: (_: unknown, answer: (error: object | null, response?: object) => void) => {
        asked += 1;
        const code = refusals.shift();
        answer(code === undefined ? null : { code, details: 'refused' }, { jwksJson: '{}' });
      },
    });
    const port = await new Promise<number>((resolve, reject) =>
      server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    client = createQuestionClient(service, `127.0.0.1:${port}`, { serviceToken: 'token' });
  });
  afterAll(() => {
    client.close();
    server.forceShutdown();
  });

  const ask = (...codes: number[]) => {
    refusals = codes;
    asked = 0;
    return client.ask('GetSigningKeys', {}, { correlationId: 'c' });
  };

  it.each([status.UNAVAILABLE, status.CANCELLED])(
    'is asked again when it met an instance that was stopping (%i)',
    async (code) => {
      expect(await ask(code)).toEqual({ jwksJson: '{}' });
      expect(asked).toBe(2);
    },
  );

  it('is asked twice at most, and then says that a part of the system is away', async () => {
    await expect(ask(...Array.from({ length: 5 }, () => status.UNAVAILABLE))).rejects.toMatchObject({
      code: 'service-unavailable',
    });
    expect(asked).toBe(2);
  });

  it.each([status.NOT_FOUND, status.UNAUTHENTICATED, status.INTERNAL])(
    'is not asked again after an answer (%i)',
    async (code) => {
      await expect(ask(code)).rejects.toThrow();
      expect(asked).toBe(1);
    },
  );
});
