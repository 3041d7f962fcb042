'use client';

import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answerOf, visitorApi } from '@/api/client';
import { asProblem } from '@/api/problem';
import { texts } from '@/texts';
import { useSingleFlight } from '@/ui/use-single-flight';

/** Sends the confirmation mail again. What it says is the same for every address. */
export function ResendConfirmationButton({ email }: { email: string }) {
  const resend = useMutation({
    mutationFn: () => answerOf(visitorApi.POST('/api/v1/accounts/confirmations/resend', { body: { email } })),
  });
  const send = useSingleFlight(() => resend.mutateAsync().catch(() => undefined));
  const { again, sent } = texts.resendConfirmation;
  return (
    <>
      <Button variant="default" loading={resend.isPending} disabled={resend.isSuccess} onClick={() => void send()}>
        {again}
      </Button>
      <Text role="status" size="sm" c="dimmed" mt="xs">
        {resend.isSuccess && sent}
        {resend.error && asProblem(resend.error).message}
      </Text>
    </>
  );
}
