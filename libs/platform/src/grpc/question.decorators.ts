import { timingSafeEqual } from 'node:crypto';
import {
  applyDecorators,
  Controller,
  Inject,
  Injectable,
  UseGuards,
  UseInterceptors,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { GrpcMethod, RpcException } from '@nestjs/microservices';
import { status, type Metadata } from '@grpc/grpc-js';
import { from, lastValueFrom, type Observable } from 'rxjs';
import type { ErrorCode } from '@portfel/contracts';
import { inSpan, SpanKind } from '@portfel/messaging';
import { CONFIG } from '../tokens';

/** A class that answers questions; only services with the service token get an answer. */
export function Questions(): ClassDecorator {
  return applyDecorators(Controller(), UseGuards(ServiceTokenGuard), UseInterceptors(QuestionSpan));
}

/** One gRPC method: `@Question('AuthQueryService')` on a method named like the rpc. */
export function Question(service: string, method: string): MethodDecorator {
  return GrpcMethod(service, method);
}

/** "There is no such thing, or it is not yours": the caller cannot tell which. */
export function notFound(code: ErrorCode): RpcException {
  return new RpcException({ code: status.NOT_FOUND, message: code });
}

/** What was asked for cannot be done with what was given. */
export function refused(code: ErrorCode): RpcException {
  return new RpcException({ code: status.INVALID_ARGUMENT, message: code });
}

/** Whether the person behind the question owns what is asked for. */
export function isAskedBy(metadata: Metadata, ownerId: string): boolean {
  return metadata.get('x-actor-id')[0] === ownerId;
}

@Injectable()
export class ServiceTokenGuard implements CanActivate {
  constructor(@Inject(CONFIG) private readonly config: { SERVICE_TOKEN: string }) {}

  canActivate(context: ExecutionContext): boolean {
    const metadata = context.switchToRpc().getContext<Metadata>();
    const shown = Buffer.from(String(metadata.get('authorization')[0] ?? ''));
    const expected = Buffer.from(`Bearer ${this.config.SERVICE_TOKEN}`);
    if (shown.byteLength === expected.byteLength && timingSafeEqual(shown, expected)) return true;
    throw new RpcException({ code: status.UNAUTHENTICATED, message: 'service token missing or wrong' });
  }
}

/** The answer is part of the journey that asked. */
@Injectable()
class QuestionSpan implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { traceparent } = context.switchToRpc().getContext<Metadata>().getMap();
    const options = { kind: SpanKind.SERVER, carrier: { traceparent: String(traceparent ?? '') } };
    return from(inSpan(`${context.getHandler().name} answer`, options, () => lastValueFrom(next.handle())));
  }
}
