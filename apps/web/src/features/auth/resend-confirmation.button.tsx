'use client';

import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { answerOf, visitorApi } from '@/api/client';
import { asProblem } from '@/api/problem';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';

/** Sends the confirmation mail again. What it says is the same for every address. */
export function ResendConfirmationButton({ email }: { email: string }) {
  const resend = useMutation({
    mutationFn: () => answerOf(visitorApi.POST('/api/v1/accounts/confirmations/resend', { body: { email } })),
  });
  const send = useSingleFlight(() => resend.mutateAsync().catch(() => undefined));
  const t = useTranslations('resendConfirmation');
  const textOf = useProblemText();
  return (
    <>
      <Button variant="default" loading={resend.isPending} disabled={resend.isSuccess} onClick={() => void send()}>
        {t('again')}
      </Button>
      <Text role="status" size="sm" c="dimmed" mt="xs">
        {resend.isSuccess && t('sent')}
        {resend.error && textOf(asProblem(resend.error))}
      </Text>
    </>
  );
}
