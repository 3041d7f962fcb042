'use client';

import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { ApiProblem, asProblem } from '@/api/problem';
import { isPhone, readPhone } from '@/features/auth/phone';
import { SecondFactorForm } from '@/features/auth/second-factor.form';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useActivatePhone, useRequestPhone } from './security.hook';
import type { SetupProps } from './security.totp';

/** A number, then the code that was sent to it (CT-S06, CT-S07). */
export function PhoneSetup({ onDone, onCancel }: SetupProps) {
  const t = useTranslations('security');
  const tFields = useTranslations('fields');
  const request = useRequestPhone();
  const activate = useActivatePhone();
  const { withCode, asked } = useSecondFactor();
  const form = useForm({
    initialValues: { phone: '' },
    validate: { phone: (phone) => (isPhone(phone) ? null : tFields('phone')) },
  });
  const send = useSingleFlight(async (values: typeof form.values) => {
    const phone = readPhone(values.phone);
    try {
      const { recoveryCodes } = await withCode(async (code) => {
        if (code) return await activate.mutateAsync({ phone, code });
        await request.mutateAsync(phone);
        throw new ApiProblem({ code: 'phone-two-fa-required', status: 403 });
      });
      onDone(recoveryCodes);
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });
  const problem = request.error ?? activate.error;
  return (
    <>
      <Title order={2} size="h3" mb="md">
        {t('phone.heading')}
      </Title>
      {asked ? (
        <Stack gap="md" maw={420}>
          <SecondFactorForm asked={asked} submit={t('phone.submit')} recovery={false} />
          <Button variant="default" onClick={() => asked.cancel()}>
            {t('phone.another')}
          </Button>
        </Stack>
      ) : (
        <form method="post" noValidate onSubmit={form.onSubmit(send, () => focusField('phone'))}>
          <Stack gap="md" maw={420}>
            {problem && <ProblemAlert problem={asProblem(problem)} />}
            <Text c="dimmed">{t('phone.lead')}</Text>
            <TextInput
              label={t('phone.number')}
              name="phone"
              type="tel"
              autoComplete="tel"
              placeholder="+48 600 100 200"
              {...form.getInputProps('phone')}
            />
            <Group>
              <SubmitButton loading={request.isPending}>{t('phone.send')}</SubmitButton>
              <Button variant="default" onClick={onCancel}>
                {t('cancel')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </>
  );
}
