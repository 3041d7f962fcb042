import type { Metadata } from '@grpc/grpc-js';
import type { GetAccountExportRequest, GetAccountExportResponse } from '@portfel/contracts';
import { isAskedBy, notFound, Question, Questions } from '@portfel/platform';
import { lastUsedAt } from '../domain/session';
import { AccountStore } from '../storage/account.store';
import { OneTimeLinkStore } from '../storage/one-time-link.store';
import { RecoveryCodeStore } from '../storage/recovery-code.store';
import { SecondFactorStore } from '../storage/second-factor.store';
import { SessionStore } from '../storage/session.store';

const AT_MOST = 2_000;

@Questions()
export class GetAccountExportQuery {
  constructor(
    private readonly accounts: AccountStore,
    private readonly sessions: SessionStore,
    private readonly links: OneTimeLinkStore,
    private readonly factors: SecondFactorStore,
    private readonly recoveryCodes: RecoveryCodeStore,
  ) {}

  @Question('AuthQueryService', 'GetAccountExport')
  async getAccountExport(
    { accountId }: GetAccountExportRequest,
    metadata: Metadata,
  ): Promise<GetAccountExportResponse> {
    const account = isAskedBy(metadata, accountId) ? await this.accounts.find(accountId) : undefined;
    if (!account) throw notFound('user-not-found');
    const sessions = await this.sessions.listLatest(accountId, AT_MOST);
    const links = await this.links.listLatest(accountId, AT_MOST);
    const factor = await this.factors.find(accountId);
    return {
      accountId,
      username: account.username,
      email: account.email,
      role: account.role,
      language: account.language,
      createdAt: account.createdAt.toISOString(),
      confirmedAt: account.confirmedAt?.toISOString(),
      passwordChangedAt: account.passwordChangedAt?.toISOString(),
      emailChangedAt: account.emailChangedAt?.toISOString(),
      secondFactor: factor && {
        kind: factor.kind,
        activeAt: factor.activeAt?.toISOString(),
        phone: factor.kind === 'phone' ? factor.phone : undefined,
        recoveryCodesLeft: await this.recoveryCodes.left(accountId),
      },
      sessions: sessions.map((session) => ({
        sessionId: session.id,
        openedAt: session.createdAt.toISOString(),
        lastUsedAt: lastUsedAt(session).toISOString(),
        endedAt: session.endedAt?.toISOString(),
        device: session.device ?? undefined,
      })),
      links: links.map(({ type, madeAt, expiresAt, usedAt, email }) => ({
        type,
        madeAt: madeAt?.toISOString(),
        expiresAt: expiresAt.toISOString(),
        usedAt: usedAt?.toISOString(),
        email,
      })),
    };
  }
}
