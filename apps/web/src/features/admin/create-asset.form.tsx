import { Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { parseAmount } from '@/features/wallet/money';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { attributesOf } from './attributes';
import { useCreateAsset } from './assets.hook';

const KINDS = ['money', 'crypto', 'points', 'item'] as const;

/** Code, kind and decimals are for ever; the rest can be changed (GS-W01, GS-W03). */
export function CreateAssetForm({ onDone }: { onDone: () => void }) {
  const t = useTranslations('admin');
  const tFields = useTranslations('fields');
  const create = useCreateAsset();
  const form = useForm({
    initialValues: {
      code: '',
      name: '',
      kind: 'item' as (typeof KINDS)[number],
      scale: '0',
      overdraft: '0',
      attributes: '',
    },
    validate: {
      code: (code) => (/^[A-Z][A-Z0-9-]{1,15}$/.test(code.trim().toUpperCase()) ? null : t('fields.codeWrong')),
      name: (name) => (name.trim() ? null : t('fields.nameMissing')),
      scale: (scale) => (/^\d{1,2}$/.test(scale) && Number(scale) <= 18 ? null : t('fields.scaleWrong')),
      overdraft: (typed, { scale }) => (overdraftOf(typed, Number(scale)) ? null : t('fields.amountWrong')),
      attributes: (typed) => (attributesOf(typed) ? null : t('fields.attributesWrong')),
    },
  });
  const send = useSingleFlight(async ({ kind, ...values }: typeof form.values) => {
    const [code, name, scale] = [values.code.trim().toUpperCase(), values.name.trim(), Number(values.scale)];
    const overdraft = overdraftOf(values.overdraft, scale);
    try {
      await create.mutateAsync({ code, name, kind, scale, overdraft, attributes: attributesOf(values.attributes) });
      showToast('success', t('create.done', { code }));
      onDone();
    } catch (error) {
      const problem = asProblem(error);
      showAtFields(form, problem, tFields);
      if (problem.code === 'asset-exists') focusField('code');
    }
  });
  const problem = create.error ? asProblem(create.error) : undefined;
  const exists = problem?.code === 'asset-exists';
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
      <Stack gap="md">
        {problem && !exists && <ProblemAlert problem={problem} />}
        <TextInput
          label={t('fields.code')}
          description={t('fields.codeHint')}
          name="code"
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={16}
          data-autofocus
          {...form.getInputProps('code')}
          {...(exists && { error: t('create.exists') })}
        />
        <TextInput
          label={t('fields.name')}
          name="name"
          autoComplete="off"
          maxLength={60}
          {...form.getInputProps('name')}
        />
        <Group grow align="start">
          <NativeSelect
            size="md"
            label={t('fields.kind')}
            name="kind"
            data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            {...form.getInputProps('kind')}
          />
          <TextInput
            label={t('fields.scale')}
            name="scale"
            inputMode="numeric"
            autoComplete="off"
            maxLength={2}
            {...form.getInputProps('scale')}
          />
        </Group>
        <TextInput
          label={t('fields.overdraft')}
          description={t('fields.overdraftHint')}
          name="overdraft"
          inputMode="decimal"
          autoComplete="off"
          {...form.getInputProps('overdraft')}
        />
        <Textarea
          size="md"
          label={t('fields.attributes')}
          description={t('fields.attributesHint')}
          name="attributes"
          rows={3}
          {...form.getInputProps('attributes')}
        />
        <SubmitButton loading={create.isPending}>{t('create.submit')}</SubmitButton>
      </Stack>
    </form>
  );
}

/** Whole minor units, zero among them; undefined when that was not typed. */
function overdraftOf(typed: string, scale: number): string | undefined {
  const parsed = parseAmount(typed, scale);
  if ('minorUnits' in parsed) return parsed.minorUnits;
  return parsed.fault === 'zero' ? '0' : undefined;
}
