import { Button, Group, Stack } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { SecondFactorDialog } from '@/features/auth/second-factor.dialog';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { AmountField } from '../amount.field';
import type { Account } from '../get-wallet.hook';
import { parseAmount, typedAmount } from '../money';
import { MoneyProblem } from '../money-problem';
import { useAmountFault, useMoney } from '../use-money';
import { useSetStepUpLimit } from './accounts.hook';

/** From which sum in a day on a code is asked for when money leaves an account. Only less of it needs no code. */
export function StepUpLimitForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const t = useTranslations('accounts');
  const language = useLocale();
  const faultOf = useAmountFault();
  const { money } = useMoney();
  const limit = useSetStepUpLimit(account.id);
  const { withCode, asked } = useSecondFactor();
  const { asset, stepUpAbove } = account;
  const [typed, setTyped] = useState(stepUpAbove ? typedAmount(stepUpAbove, asset.scale, language) : '');
  const [fault, setFault] = useState<string | null>(null);

  const send = useSingleFlight(async (above: string | null) => {
    try {
      await withCode((code) => limit.mutateAsync({ above, ...(code && { code }) }));
      onDone();
      showToast('success', above === null ? t('limitGone') : t('limitSet', { amount: money(above, asset) }));
    } catch {
      // The form shows it.
    }
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const read = parseAmount(typed, asset.scale);
    const above = 'fault' in read ? (read.fault === 'zero' ? '0' : undefined) : read.minorUnits;
    setFault(above === undefined ? faultOf(typed, account, 'receive') : null);
    if (above !== undefined) void send(above);
  };
  return (
    <>
      <form method="post" noValidate onSubmit={submit}>
        <Stack gap="sm" mt="sm">
          {limit.error && !limit.isPending && !asked && <MoneyProblem problem={asProblem(limit.error)} />}
          <AmountField
            asset={asset}
            label={t('limitAmount')}
            description={t('limitHint')}
            name="above"
            autoFocus
            value={typed}
            error={fault}
            onChange={({ currentTarget: { value } }) => setTyped(value)}
          />
          <Group gap="xs">
            <SubmitButton size="sm" loading={limit.isPending}>
              {t('save')}
            </SubmitButton>
            {stepUpAbove !== undefined && (
              <Button size="sm" variant="light" disabled={limit.isPending} onClick={() => void send(null)}>
                {t('limitNone')}
              </Button>
            )}
            <Button size="sm" variant="default" disabled={limit.isPending} onClick={onDone}>
              {t('cancel')}
            </Button>
          </Group>
        </Stack>
      </form>
      {/* Not in the form: what is sent in the dialog would be sent in the form as well. */}
      <SecondFactorDialog asked={asked} />
    </>
  );
}
