'use client';

import { Stack, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { isUsername } from '@/features/auth/sign-up.rules';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useChangeUsername } from './personal.hook';
import styles from './personal.module.scss';

/** Another name to go by (CT-U38). */
export function UsernameForm({ username }: { username: string }) {
  const t = useTranslations('personal.username');
  const tFields = useTranslations('fields');
  const change = useChangeUsername();
  const form = useForm({
    initialValues: { username },
    validate: { username: (name) => (isUsername(name.trim()) ? null : tFields('username')) },
  });
  const send = useSingleFlight(async (values: typeof form.values) => {
    const name = values.username.trim();
    try {
      await change.mutateAsync({ username: name });
      showToast('success', t('saved', { username: name }));
    } catch (error) {
      const problem = asProblem(error);
      showAtFields(form, problem, tFields);
      if (problem.code === 'username-taken') focusField('username');
    }
  });
  const problem = change.error ? asProblem(change.error) : undefined;
  const taken = problem?.code === 'username-taken';
  return (
    <form method="post" noValidate className={styles.part} onSubmit={form.onSubmit(send, () => focusField('username'))}>
      <Title order={2} size="h3" mb="sm">
        {t('heading')}
      </Title>
      <Stack gap="md">
        {problem && !taken && <ProblemAlert problem={problem} />}
        <TextInput
          label={t('label')}
          name="username"
          description={t('hint')}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
          {...form.getInputProps('username')}
          {...(taken && { error: t('taken') })}
        />
        <SubmitButton
          className={styles.submit}
          variant="default"
          loading={change.isPending}
          disabled={form.values.username.trim() === username}
        >
          {t('save')}
        </SubmitButton>
      </Stack>
    </form>
  );
}
