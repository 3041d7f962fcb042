import { Button, Group, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { AmountField } from '../amount.field';
import type { Asset } from '../get-wallet.hook';
import { parseAmount } from '../money';
import { useMoney } from '../use-money';
import { useCaptureHold, type Hold } from './list-holds.hook';

/** Takes a hold, the whole or a part; the rest goes back. */
export function CaptureForm({ hold, asset, onClose }: { hold: Hold; asset: Asset; onClose: () => void }) {
  const t = useTranslations('holds');
  const tFaults = useTranslations('amountFaults');
  const { money } = useMoney();
  const capture = useCaptureHold(hold.id);
  const form = useForm({
    initialValues: { amount: '' },
    validate: {
      amount: (typed) => {
        // Nothing typed is the whole of it.
        if (typed.trim() === '') return null;
        const read = parseAmount(typed, asset.scale);
        if ('fault' in read) return tFaults(read.fault, { scale: asset.scale });
        return BigInt(read.minorUnits) > BigInt(hold.amount) ? t('tooMuch', { held: money(hold.amount, asset) }) : null;
      },
    },
  });
  const send = useSingleFlight(async ({ amount }: { amount: string }) => {
    const read = parseAmount(amount, asset.scale);
    try {
      const receipt = await capture.mutateAsync('minorUnits' in read ? { amount: read.minorUnits } : {});
      if (receipt) showToast('success', t('captured', { amount: money(receipt.amount, asset) }));
    } catch {
      // Said above the field.
    }
  });
  return (
    <form method="post" noValidate onSubmit={form.onSubmit(send)}>
      <Stack gap="sm" mt="sm" maw={360}>
        {capture.error && <ProblemAlert problem={asProblem(capture.error)} />}
        <AmountField
          label={t('howMuch')}
          description={t('whole', { held: money(hold.amount, asset) })}
          name="amount"
          asset={asset}
          data-autofocus
          {...form.getInputProps('amount')}
        />
        <Group gap="xs">
          <SubmitButton size="sm" loading={capture.isPending}>
            {t('captureNow')}
          </SubmitButton>
          <Button size="sm" variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
