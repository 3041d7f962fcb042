import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';

/** Spends the link of the reset mail on a new password. */
export function useResetPassword() {
  return useCommand((body: Schemas['ResetPassword'], header) =>
    answerOf(visitorApi.POST('/api/v1/password-resets/completion', { params: { header }, body })),
  );
}
