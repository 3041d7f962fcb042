import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadSync, type ServiceDefinition } from '@grpc/proto-loader';
import {
  Server,
  ServerCredentials,
  status,
  type sendUnaryData,
  type ServerUnaryCall,
  type UntypedHandleCall,
} from '@grpc/grpc-js';
import type {
  AssetQueryService,
  AuthQueryService,
  BookkeepingQueryService,
  ErrorCode,
  ExchangeQueryService,
  HoldQueryService,
  NotificationQueryService,
  OperationQueryService,
  PaymentQueryService,
  StatementQueryService,
  UserQueryService,
  WalletQueryService,
} from '@portfel/contracts';

type Questions = AssetQueryService &
  AuthQueryService &
  ExchangeQueryService &
  HoldQueryService &
  BookkeepingQueryService &
  NotificationQueryService &
  OperationQueryService &
  PaymentQueryService &
  StatementQueryService &
  UserQueryService &
  WalletQueryService;
type Answer<M extends keyof Questions> = (
  request: Parameters<Questions[M]>[0],
) => Awaited<ReturnType<Questions[M]>> | ReturnType<Questions[M]>;
/** What lies behind any method: gRPC has checked the request, the contract its answer. */
type AnyAnswer = (request: unknown) => unknown;

/** One question as the asked service saw it. */
export interface Asked {
  readonly method: string;
  readonly request: unknown;
  readonly actorId?: string;
  readonly authorization?: string;
  readonly correlationId?: string;
}

const PROTO_FOLDER = join(__dirname, '../../../libs/contracts/proto');
const folderOf = (name: string) => `portfel/${name}/v1`;
const PACKAGES = ['auth', 'notification', 'operations', 'user', 'wallet'];

/** Real gRPC on a port of its own, in the place of every service the gateway asks; answers what a spec scripted. */
export class FakeQuestions {
  readonly asked: Asked[] = [];
  private readonly answers = new Map<string, AnyAnswer>();
  private readonly server = new Server();

  static async start(): Promise<{ questions: FakeQuestions; port: number }> {
    const questions = new FakeQuestions();
    const loaded = loadSync(
      PACKAGES.flatMap((name) =>
        readdirSync(join(PROTO_FOLDER, folderOf(name))).map((file) => join(folderOf(name), file)),
      ),
      { includeDirs: [PROTO_FOLDER], defaults: true, longs: String },
    );
    const services = Object.entries(loaded).filter(([name]) => name.endsWith('QueryService'));
    for (const [, service] of services) questions.serve(service as ServiceDefinition);
    const port = await new Promise<number>((resolve, reject) =>
      questions.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    return { questions, port };
  }

  on<M extends keyof Questions>(method: M, answer: Answer<M>): void {
    this.answers.set(method, answer as AnyAnswer);
  }

  answerTo<M extends keyof Questions>(method: M): Answer<M> {
    return this.answers.get(method) as unknown as Answer<M>;
  }

  /** As a service says that there is no such thing, or that it is not the asker's. */
  refuse(method: keyof Questions, code: ErrorCode): void {
    this.answers.set(method, () => Promise.reject({ code: status.NOT_FOUND, details: code }));
  }

  /** As when nobody answers at the service's address. */
  beAway(method: keyof Questions): void {
    this.answers.set(method, () => Promise.reject({ code: status.UNAVAILABLE, details: 'nobody there' }));
  }

  close(): void {
    this.server.forceShutdown();
  }

  private serve(service: ServiceDefinition): void {
    const handlers = Object.keys(service).map((method): [string, UntypedHandleCall] => [method, this.handler(method)]);
    this.server.addService(service, Object.fromEntries(handlers));
  }

  private handler(method: string) {
    return (call: ServerUnaryCall<unknown, unknown>, done: sendUnaryData<unknown>): void => {
      const header = (name: string) => call.metadata.get(name)[0]?.toString();
      this.asked.push({
        method,
        request: call.request,
        actorId: header('x-actor-id'),
        authorization: header('authorization'),
        correlationId: header('x-correlation-id'),
      });
      const answer =
        this.answers.get(method) ?? (() => Promise.reject({ code: status.UNIMPLEMENTED, details: method }));
      Promise.resolve(answer(call.request)).then((response) => done(null, response), done);
    };
  }
}
