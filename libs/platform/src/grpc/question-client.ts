import {
  credentials,
  loadPackageDefinition,
  Metadata,
  status,
  type Client,
  type GrpcObject,
  type ServiceError,
} from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { errorCodes, type ErrorCode } from '@portfel/contracts';
import { inSpan, SpanKind, traceHeaders } from '@portfel/messaging';
import { ProblemError } from '../problem';
import { PROTO_LOADING, protoFiles, type QuestionService } from './proto';

const MAX_MESSAGE_BYTES = 1_000_000;
/** A question changes nothing: one that met a stopping instance is asked again, of the next one. */
const ASKED_AGAIN = {
  maxAttempts: 2,
  initialBackoff: '0.05s',
  maxBackoff: '0.05s',
  backoffMultiplier: 1,
  retryableStatusCodes: ['UNAVAILABLE', 'CANCELLED'],
};

export interface QuestionContext {
  readonly correlationId: string;
  /** Account id of the person on whose behalf the question is asked; the service checks ownership against it. */
  readonly actorId?: string;
  /** For what takes longer than a look into a store; 2 s otherwise. */
  readonly deadlineMs?: number;
}

export interface QuestionClient<S> {
  /** @throws ProblemError with the service's code, or `service-unavailable` */
  ask<M extends keyof S & string>(
    method: M,
    request: RequestOf<S, M>,
    context: QuestionContext,
  ): Promise<ResponseOf<S, M>>;
  close(): void;
}

type Rpc = (request: never) => Promise<unknown>;
type RequestOf<S, M extends keyof S> = S[M] extends (request: infer R) => Promise<unknown> ? R : never;
type ResponseOf<S, M extends keyof S> = S[M] extends Rpc ? Awaited<ReturnType<S[M]>> : never;

/**
 * Asks another service over gRPC, with a deadline, the service token and the correlation id.
 * @param address `host:port`; several IP addresses with a comma between them are asked in turn, those away left out
 */
export function createQuestionClient<S>(
  service: QuestionService,
  address: string,
  options: { serviceToken: string; deadlineMs?: number },
): QuestionClient<S> {
  const loaded = loadPackageDefinition(loadSync(protoFiles(service.package), PROTO_LOADING));
  const scope = service.package.split('.').reduce((at, part) => at[part] as GrpcObject, loaded);
  const ClientClass = scope[service.name] as unknown as new (...args: unknown[]) => Client;
  const client = new ClientClass(target(address), credentials.createInsecure(), {
    'grpc.service_config': JSON.stringify({
      loadBalancingConfig: [{ round_robin: {} }],
      methodConfig: [{ name: [{ service: `${service.package}.${service.name}` }], retryPolicy: ASKED_AGAIN }],
    }),
    'grpc.max_receive_message_length': MAX_MESSAGE_BYTES,
    'grpc.max_reconnect_backoff_ms': 1_000,
    'grpc.initial_reconnect_backoff_ms': 100,
  });
  return {
    ask: (method, request, context) => {
      const attributes = { 'rpc.system': 'grpc', 'rpc.service': service.name, 'rpc.method': method };
      return inSpan(`${service.name}/${method}`, { kind: SpanKind.CLIENT, attributes }, () =>
        call(method, request, context),
      );
    },
    close: () => client.close(),
  };

  function call<M extends keyof S & string>(
    method: M,
    request: RequestOf<S, M>,
    context: QuestionContext,
  ): Promise<ResponseOf<S, M>> {
    return new Promise((resolve, reject) => {
      const metadata = new Metadata();
      metadata.set('authorization', `Bearer ${options.serviceToken}`);
      metadata.set('x-correlation-id', context.correlationId);
      if (context.actorId) metadata.set('x-actor-id', context.actorId);
      for (const [name, value] of Object.entries(traceHeaders())) metadata.set(name, value);
      const deadline = Date.now() + (context.deadlineMs ?? options.deadlineMs ?? 2_000);
      const rpc = (client as unknown as Record<string, (...args: unknown[]) => void>)[method]!;
      rpc.call(client, request, metadata, { deadline }, (error: ServiceError | null, response: unknown) => {
        if (error) reject(toProblem(error));
        else resolve(response as never);
      });
    });
  }
}

const target = (address: string) => (address.includes(',') ? `ipv4:${address}` : address);

function toProblem(error: ServiceError): ProblemError {
  const isCode = (text: string): text is ErrorCode => (errorCodes as readonly string[]).includes(text);
  const isAnswer = error.code === status.NOT_FOUND || error.code === status.INVALID_ARGUMENT;
  if (isAnswer && isCode(error.details)) return new ProblemError(error.details);
  return new ProblemError('service-unavailable', { detail: `gRPC ${status[error.code]}: ${error.details}` });
}
