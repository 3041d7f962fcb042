import { loadPackageDefinition, Server, ServerCredentials, status, type GrpcObject } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { join } from 'node:path';

interface Person {
  readonly accountId: string;
  readonly username: string;
  readonly email: string;
}

type Done = (error: object | null, answer?: object) => void;
type Call = { readonly request: { username: string; accountId: string } };

const PROTO_FOLDER = join(__dirname, '../../../libs/contracts/proto');

/** Real gRPC in the place of `auth`: knows the people a spec told it of. */
export class FakeAuth {
  readonly asked: string[] = [];
  private readonly people: Person[] = [];
  private readonly server = new Server();
  address = '';

  static async start(): Promise<FakeAuth> {
    const auth = new FakeAuth();
    const options = { includeDirs: [PROTO_FOLDER], defaults: true };
    const loaded = loadPackageDefinition(loadSync('portfel/auth/v1/auth.proto', options));
    const scope = ['portfel', 'auth', 'v1'].reduce((at, part) => at[part] as GrpcObject, loaded);
    auth.server.addService((scope.AuthQueryService as unknown as { service: never }).service, {
      FindPerson: auth.answer('FindPerson', ({ username, accountId }) => ({
        username,
        accountId,
        createdAt: CREATED_AT,
      })),
      GetEmail: auth.answer('GetEmail', ({ email }) => ({ email })),
    });
    const port = await new Promise<number>((resolve, reject) =>
      auth.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    auth.address = `127.0.0.1:${port}`;
    return auth;
  }

  knows(person: Person): void {
    this.people.push(person);
  }

  close(): void {
    this.server.forceShutdown();
  }

  private answer(question: string, of: (person: Person) => object) {
    return ({ request: { username, accountId } }: Call, done: Done): void => {
      this.asked.push(question);
      const found = this.people.find((one) =>
        username ? one.username.toLowerCase() === username.toLowerCase() : one.accountId === accountId,
      );
      if (found) done(null, of(found));
      else done({ code: status.NOT_FOUND, details: 'user-not-found' });
    };
  }
}

export const CREATED_AT = '2026-01-02T03:04:05.678Z';
