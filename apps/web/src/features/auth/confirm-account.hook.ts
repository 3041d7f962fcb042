import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';

/** Spends the link of the confirmation mail. */
export function useConfirmAccount() {
  return useCommand((body: Schemas['ConfirmAccount'], header) =>
    answerOf(visitorApi.POST('/api/v1/accounts/confirmations', { params: { header }, body })),
  );
}
