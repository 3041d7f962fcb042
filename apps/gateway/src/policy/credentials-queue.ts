import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { finalize, type Observable } from 'rxjs';
import { ProblemError } from '@portfel/platform';
import { ROUTE_LIMIT, type Limit } from './route.decorator';

/** A password is hashed in about 25 ms and one at a time: the last of so many is answered just in time. */
export const CREDENTIALS_AT_ONCE = 1_000;

/**
 * A storm of sign-ins is refused at the door, before anything is sent: what waited behind it would get no answer in
 * time, and the work would be done all the same.
 */
@Injectable()
export class CredentialsQueue implements NestInterceptor {
  private underWay = 0;

  constructor(private readonly reflector: Reflector) {}

  /** @throws ProblemError service-unavailable */
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const limit = this.reflector.get<Limit | undefined>(ROUTE_LIMIT, context.getHandler());
    if (limit !== 'credentials') return next.handle();
    if (this.underWay >= CREDENTIALS_AT_ONCE) throw new ProblemError('service-unavailable');
    this.underWay += 1;
    return next.handle().pipe(finalize(() => void (this.underWay -= 1)));
  }
}
