import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { PATTERN_EXTRAS_METADATA } from '@nestjs/microservices/constants.js';
import { map, type Observable } from 'rxjs';
import {
  ActionLogged,
  ActivatePhone,
  ActivateTotp,
  AnswerInteraction,
  ChangeEmail,
  ChangeLanguage,
  ChangePassword,
  ChangeRole,
  ChangeUsername,
  CloseAccount,
  ConfirmAccount,
  ConfirmEmailChange,
  DeactivateAccount,
  EndOtherSessions,
  EndSession,
  EnrolTotp,
  ProveSecondFactor,
  ReactivateAccount,
  RefreshSession,
  RemovePhone,
  RemoveTotp,
  RenewRecoveryCodes,
  RequestPasswordReset,
  RequestPhone,
  ResendConfirmation,
  ResetPassword,
  SignIn,
  SignUp,
  type ActionKind,
  type AnyMessage,
} from '@portfel/contracts';
import type { HandlerExtras, Reply, UnitOfWork } from '@portfel/messaging';
import type { Account } from '../domain/account';

/** What is logged as what (CT-L03, CT-L04). Every command of auth is here or in `notLogged`. */
export const logged: ReadonlyMap<AnyMessage, ActionKind> = new Map<AnyMessage, ActionKind>([
  [SignUp, 'SIGN_UP'],
  [ConfirmAccount, 'CONFIRMATION'],
  [ResendConfirmation, 'CONFIRMATION'],
  [SignIn, 'SIGN_IN'],
  [EndSession, 'SECURITY'],
  [EndOtherSessions, 'SECURITY'],
  [RequestPasswordReset, 'SECURITY'],
  [ResetPassword, 'SECURITY'],
  [ChangePassword, 'SECURITY'],
  [EnrolTotp, 'SECURITY'],
  [ActivateTotp, 'SECURITY'],
  [RemoveTotp, 'SECURITY'],
  [ProveSecondFactor, 'SECURITY'],
  [RequestPhone, 'SECURITY'],
  [ActivatePhone, 'SECURITY'],
  [RemovePhone, 'SECURITY'],
  [RenewRecoveryCodes, 'SECURITY'],
  [ChangeEmail, 'SETTINGS'],
  [ConfirmEmailChange, 'SETTINGS'],
  [ChangeUsername, 'SETTINGS'],
  [ChangeLanguage, 'SETTINGS'],
  [AnswerInteraction, 'SIGN_IN'],
  [CloseAccount, 'CLOSE_ACC'],
  [ChangeRole, 'USER'],
  [DeactivateAccount, 'USER'],
  [ReactivateAccount, 'USER'],
]);

/** What is not, and why. */
export const notLogged: ReadonlyMap<AnyMessage, string> = new Map<AnyMessage, string>([
  [RefreshSession, 'a browser does it every few minutes, nobody decides it; a token used twice is a SessionEnded'],
]);

/** Whom the work concerns, where the actor does not say it. */
const concerned = new WeakMap<UnitOfWork, string>();

/** The action will be logged as one of this account, whoever tried it. */
export function concerns(uow: UnitOfWork, account: Pick<Account, 'id'> | undefined): void {
  if (account) concerned.set(uow, account.id);
}

/** Around every handler: what was tried, and how it ended, leaves with what it did. */
@Injectable()
export class ActionLog implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { contract } = Reflect.getMetadata(PATTERN_EXTRAS_METADATA, context.getHandler()) as HandlerExtras;
    const kind = logged.get(contract);
    if (!kind) return next.handle();
    const uow = context.switchToRpc().getContext<UnitOfWork>();
    return next.handle().pipe(
      map((reply: Reply) => {
        uow.publish(ActionLogged, {
          actionId: uow.messageId,
          accountId: concerned.get(uow) ?? (uow.actor.type === 'account' ? uow.actor.id : undefined),
          kind,
          action: contract.name,
          status: 'accepted' in reply ? 'SUCCESS' : 'ERROR',
          at: uow.now.toISOString(),
        });
        return reply;
      }),
    );
  }
}
