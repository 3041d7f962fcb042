import { answerOf, visitorApi, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';

/** Spends the link of the mail to a new address. */
export function useConfirmEmailChange() {
  return useCommand((body: Schemas['ConfirmEmailChange'], header) =>
    answerOf(visitorApi.POST('/api/v1/me/email/confirmations', { params: { header }, body })),
  );
}
