'use client';

import { NativeSelect, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { ProfileFields } from '@/features/profile/profile.fields';
import { changesOf, isHandle, isWebLink, PROFILE_FIELDS, type ProfileValues } from '@/features/profile/profile.rules';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useChangeProfile } from './personal.hook';
import styles from './personal.module.scss';

type Kind = NonNullable<Schemas['ChangeProfile']['kind']>;
const kinds: Kind[] = ['real', 'legal', 'fictional'];

interface PersonalFormProps {
  settings: Schemas['Settings']['personalSettings'];
  kind: Kind;
}

/** Sends what has changed and nothing else: another tab may have changed the rest. */
export function PersonalForm({ settings, kind }: PersonalFormProps) {
  const t = useTranslations();
  const tFields = useTranslations('fields');
  const change = useChangeProfile();
  const written = Object.fromEntries(PROFILE_FIELDS.map((field) => [field, settings[field] ?? ''])) as ProfileValues;
  const form = useForm({
    initialValues: { ...written, kind },
    validateInputOnBlur: ['twitter', 'linkedIn', 'personalWebsite'],
    validate: {
      twitter: (handle) => (isHandle(handle) ? null : tFields('twitter')),
      linkedIn: (link) => (isWebLink(link) ? null : tFields('linkedIn')),
      personalWebsite: (link) => (isWebLink(link) ? null : tFields('personalWebsite')),
    },
  });

  const send = useSingleFlight(async (values: typeof form.values) => {
    const changes = { ...changesOf(written, values), ...(values.kind === kind ? {} : { kind: values.kind }) };
    if (Object.keys(changes).length === 0) return showToast('info', t('personal.unchanged'));
    try {
      await change.mutateAsync(changes);
      showToast('success', t('personal.saved'));
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });

  return (
    <form
      method="post"
      noValidate
      className={styles.part}
      onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}
    >
      <Stack gap="md">
        {change.error && <ProblemAlert problem={asProblem(change.error)} />}
        <NativeSelect
          label={t('profile.kind.label')}
          name="kind"
          description={t('profile.kind.hint')}
          data={kinds.map((value) => ({ value, label: t(`profile.kind.${value}`) }))}
          {...form.getInputProps('kind')}
        />
        <ProfileFields inputOf={(field) => form.getInputProps(field)} />
        <SubmitButton loading={change.isPending} className={styles.submit}>
          {t('personal.save')}
        </SubmitButton>
      </Stack>
    </form>
  );
}
