import { Button, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useCreateBookAccount, useEditBookAccount, type BookAccount } from './books.hook';

/** Of those with hundredths, the ones most people here use first. */
const FIRST = ['PLN', 'EUR', 'USD', 'GBP', 'CHF', 'CZK', 'UAH', 'NOK', 'SEK', 'DKK'];
const [NAME_LENGTH, DESCRIPTION_LENGTH] = [25, 70];

interface BookAccountFormProps {
  /** None: a new one. */
  account?: BookAccount;
  onDone: () => void;
  onCancel: () => void;
}

/** Kind and currency are chosen once; the rest can be changed (PF-W04). */
export function BookAccountForm({ account, onDone, onCancel }: BookAccountFormProps) {
  const t = useTranslations('books.accounts');
  const tActions = useTranslations('books.edit');
  const tFields = useTranslations('fields');
  const create = useCreateBookAccount();
  const edit = useEditBookAccount();
  const form = useForm({
    initialValues: {
      kind: account?.kind ?? ('account' as const),
      name: account?.name ?? '',
      description: account?.description ?? '',
      currency: account?.currency ?? FIRST[0]!,
      closingDay: String(account?.closingDay ?? ''),
    },
    validate: {
      name: (name) => (name.trim() ? null : t('nameMissing')),
      closingDay: (day) => (day === '' || (/^\d{1,2}$/.test(day) && +day >= 1 && +day <= 31) ? null : t('dayWrong')),
    },
  });
  const isCard = form.values.kind === 'card';
  const send = useSingleFlight(async ({ kind, currency, ...values }: typeof form.values) => {
    const [name, description] = [values.name.trim(), values.description.trim()];
    const closingDay = isCard && values.closingDay ? Number(values.closingDay) : undefined;
    try {
      if (account) {
        const changes = { name, description: description || null, closingDay: closingDay ?? null };
        await edit.run({ bookAccountId: account.id, ...changes });
      } else {
        await create.run({ kind, currency, name, description: description || undefined, closingDay });
      }
      onDone();
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });
  const error = create.error ?? edit.error;
  return (
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusField(Object.keys(errors)[0]),
      )}
    >
      <Stack gap="sm">
        {error && <ProblemAlert problem={asProblem(error)} />}
        <TextInput
          label={t('name')}
          name="name"
          maxLength={NAME_LENGTH}
          autoComplete="off"
          data-autofocus
          {...form.getInputProps('name')}
        />
        {!account && (
          <Group grow align="start">
            <NativeSelect
              size="md"
              label={t('kind')}
              name="kind"
              data={(['account', 'card'] as const).map((value) => ({ value, label: t(value) }))}
              {...form.getInputProps('kind')}
            />
            <NativeSelect
              size="md"
              label={t('currency')}
              name="currency"
              data={currencies()}
              {...form.getInputProps('currency')}
            />
          </Group>
        )}
        {isCard && (
          <TextInput
            label={t('closingDay')}
            description={t('closingDayHint')}
            name="closingDay"
            inputMode="numeric"
            maxLength={2}
            autoComplete="off"
            {...form.getInputProps('closingDay')}
          />
        )}
        <TextInput
          label={t('description')}
          name="description"
          maxLength={DESCRIPTION_LENGTH}
          autoComplete="off"
          {...form.getInputProps('description')}
        />
        <Group justify="space-between" mt="sm">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <SubmitButton loading={create.isPending || edit.isPending}>
            {account ? tActions('submit') : t('create')}
          </SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}

/** Currencies that are counted in hundredths. */
function currencies(): string[] {
  const inHundredths = (currency: string) =>
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits === 2;
  return [...new Set([...FIRST, ...Intl.supportedValuesOf('currency').filter(inHundredths)])];
}
