import { Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { attributesOf, typedAttributes } from './attributes';
import { useEditAsset, type Asset } from './assets.hook';

/** What can be said anew of an asset (GS-W01). */
export function EditAssetForm({ asset, onDone }: { asset: Asset; onDone: () => void }) {
  const t = useTranslations('admin');
  const tFields = useTranslations('fields');
  const edit = useEditAsset(asset.code);
  const form = useForm({
    initialValues: { name: asset.name, attributes: typedAttributes(asset.attributes) },
    validate: {
      name: (name) => (name.trim() ? null : t('fields.nameMissing')),
      attributes: (typed) => (attributesOf(typed) ? null : t('fields.attributesWrong')),
    },
  });
  const send = useSingleFlight(async ({ name, attributes }: typeof form.values) => {
    try {
      await edit.mutateAsync({ name: name.trim(), attributes: attributesOf(attributes) });
      showToast('success', t('edit.done', { code: asset.code }));
      onDone();
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
      <Stack gap="md">
        {edit.error && <ProblemAlert problem={asProblem(edit.error)} />}
        <TextInput
          label={t('fields.name')}
          name="name"
          autoComplete="off"
          maxLength={60}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Textarea
          size="md"
          label={t('fields.attributes')}
          description={t('fields.attributesHint')}
          name="attributes"
          rows={4}
          {...form.getInputProps('attributes')}
        />
        <SubmitButton loading={edit.isPending}>{t('edit.submit')}</SubmitButton>
      </Stack>
    </form>
  );
}
