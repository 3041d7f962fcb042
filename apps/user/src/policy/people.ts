import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Metadata } from '@grpc/grpc-js';
import type { AuthQueryService, FindPersonResponse } from '@portfel/contracts';
import { CONFIG, createQuestionClient, notFound, ProblemError, type QuestionClient } from '@portfel/platform';
import type { UserConfig } from '../user.config';

/** Who goes by which username: asked from `auth`, which alone decides it. */
@Injectable()
export class People implements OnApplicationShutdown {
  private readonly auth: QuestionClient<AuthQueryService>;

  constructor(@Inject(CONFIG) config: Pick<UserConfig, 'AUTH_GRPC' | 'SERVICE_TOKEN'>) {
    const service = { package: 'portfel.auth.v1', name: 'AuthQueryService' };
    this.auth = createQuestionClient(service, config.AUTH_GRPC, { serviceToken: config.SERVICE_TOKEN });
  }

  onApplicationShutdown(): void {
    this.auth.close();
  }

  /** @throws RpcException user-not-found, also for an account that is not confirmed or is shut out */
  async find(username: string, asked: Metadata): Promise<FindPersonResponse> {
    return await this.auth.ask('FindPerson', { username }, contextOf(asked)).catch(passOn);
  }

  /** For a person who shows it. @throws RpcException user-not-found */
  async emailOf(accountId: string, asked: Metadata): Promise<string> {
    return (await this.auth.ask('GetEmail', { accountId }, contextOf(asked)).catch(passOn)).email;
  }
}

const contextOf = (asked: Metadata) => ({ correlationId: String(asked.get('x-correlation-id')[0] ?? '') });

function passOn(error: unknown): never {
  throw error instanceof ProblemError && error.code === 'user-not-found' ? notFound(error.code) : error;
}
