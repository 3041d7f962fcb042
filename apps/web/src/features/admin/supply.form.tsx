import { Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDebouncedValue } from '@mantine/hooks';
import { useLocale, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { isUsername } from '@/features/auth/sign-up.rules';
import { formatMoney, parseAmount } from '@/features/wallet/money';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useBurnAsset, useGrantAsset, usePerson, type Asset } from './assets.hook';

const TYPED_FOR_MS = 400;

interface SupplyFormProps {
  action: 'grant' | 'burn';
  asset: Asset;
  onDone: () => void;
}

/** Gives a person some of an asset, or takes some; the name is looked up before (GS-W05). */
export function SupplyForm({ action, asset, onDone }: SupplyFormProps) {
  const t = useTranslations('admin');
  const tFields = useTranslations('fields');
  const language = useLocale();
  const [grant, burn] = [useGrantAsset(asset.code), useBurnAsset(asset.code)];
  const form = useForm({
    initialValues: { username: '', amount: '', memo: '' },
    validate: {
      username: (name) => (isUsername(name.trim()) ? null : tFields('username')),
      amount: (typed) => (positive(typed, asset.scale) ? null : t('fields.amountWrong')),
    },
  });
  const typed = form.values.username.trim();
  const [settled] = useDebouncedValue(typed, TYPED_FOR_MS);
  const asked = isUsername(settled) ? settled : '';
  const person = usePerson(asked);
  const found = person.data && asked === typed ? person.data : undefined;
  const nobody = person.data === null && asked === typed;
  const minorUnits = positive(form.values.amount, asset.scale);

  const send = useSingleFlight(async (values: typeof form.values) => {
    const body = { username: values.username.trim(), amount: positive(values.amount, asset.scale)! };
    try {
      const memo = values.memo.trim() || undefined;
      await (action === 'grant' ? grant.mutateAsync({ ...body, memo }) : burn.mutateAsync(body));
      showToast(
        'success',
        t(`${action}.done`, { amount: formatMoney(body.amount, asset, language), username: body.username }),
      );
      onDone();
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });
  const error = grant.error ?? burn.error;
  const fullName = [found?.firstName, found?.lastName].filter(Boolean).join(' ');
  const names = fullName && `(${fullName})`;
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send, (errors) => focusField(Object.keys(errors)[0]))}>
      <Stack gap="md">
        {error && <ProblemAlert problem={asProblem(error)} />}
        <TextInput
          label={t(`${action}.who`)}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={30}
          data-autofocus
          {...form.getInputProps('username')}
          {...(nobody && { error: t('fields.nobody') })}
        />
        <Text size="sm" role="status" mt={-8}>
          {found ? t('fields.person', { username: found.username, names }) : ''}
        </Text>
        <TextInput
          label={t('fields.amount', { code: asset.code })}
          description={t('fields.amountHint', { scale: asset.scale })}
          name="amount"
          inputMode="decimal"
          autoComplete="off"
          {...form.getInputProps('amount')}
        />
        {action === 'grant' && (
          <TextInput
            label={t('fields.memo')}
            description={t('fields.memoHint')}
            name="memo"
            autoComplete="off"
            maxLength={140}
            {...form.getInputProps('memo')}
          />
        )}
        <SubmitButton
          color={action === 'burn' ? 'red.9' : undefined}
          loading={grant.isPending || burn.isPending}
          disabled={nobody}
        >
          {minorUnits
            ? t(`${action}.submit`, { amount: formatMoney(minorUnits, asset, language) })
            : t(`${action}.open`)}
        </SubmitButton>
      </Stack>
    </form>
  );
}

/** Whole minor units above zero; undefined when that was not typed. */
function positive(typed: string, scale: number): string | undefined {
  const parsed = parseAmount(typed, scale);
  return 'minorUnits' in parsed ? parsed.minorUnits : undefined;
}
