import { Button, Paper } from '@mantine/core';
import { IconReceiptRefund } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { ConfirmInline } from '../confirm-inline';
import styles from './movement.module.scss';
import { useReverseTransfer } from './reverse-transfer.hook';

interface ReverseTransferProps {
  transferId: string;
  /** To whom it goes back, and how much, as it is read. */
  name: string;
  amount: string;
}

/** Gives the whole of a transfer back to who sent it, after a question. */
export function ReverseTransfer({ transferId, name, amount }: ReverseTransferProps) {
  const t = useTranslations('movement.refund');
  const [asking, setAsking] = useState(false);
  const reverse = useReverseTransfer(transferId);
  const send = useSingleFlight(() =>
    reverse.mutateAsync({}).then(
      () => showToast('success', t('done', { name, amount })),
      () => undefined,
    ),
  );
  if (!asking) {
    return (
      <Button variant="default" leftSection={<IconReceiptRefund size={18} />} onClick={() => setAsking(true)}>
        {t('ask')}
      </Button>
    );
  }
  return (
    <Paper className={styles.refund}>
      <ConfirmInline
        question={t('question', { name, amount })}
        yes={t('yes')}
        no={t('no')}
        busy={reverse.isPending}
        problem={reverse.error ? asProblem(reverse.error) : undefined}
        onYes={() => void send()}
        onNo={() => setAsking(false)}
      />
    </Paper>
  );
}
