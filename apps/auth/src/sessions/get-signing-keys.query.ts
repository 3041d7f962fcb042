import type { GetSigningKeysResponse } from '@portfel/contracts';
import { Question, Questions } from '@portfel/platform';
import { AccessTokens } from './access-tokens';

@Questions()
export class GetSigningKeysQuery {
  constructor(private readonly tokens: AccessTokens) {}

  @Question('AuthQueryService', 'GetSigningKeys')
  async getSigningKeys(): Promise<GetSigningKeysResponse> {
    return { jwksJson: JSON.stringify(await this.tokens.publicKeys()) };
  }
}
