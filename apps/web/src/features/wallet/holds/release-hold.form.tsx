import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { ConfirmInline } from '../confirm-inline';
import { useReleaseHold, type Hold } from './list-holds.hook';

/** Lets a hold go, after a question. */
export function ReleaseForm({ hold, name, onClose }: { hold: Hold; name: string; onClose: () => void }) {
  const t = useTranslations('holds');
  const release = useReleaseHold(hold.id);
  const send = useSingleFlight(() =>
    release.mutateAsync({}).then(
      () => showToast('success', t('released', { name })),
      () => undefined,
    ),
  );
  return (
    <ConfirmInline
      question={t('releaseQuestion', { name })}
      yes={t('release')}
      no={t('cancel')}
      busy={release.isPending}
      problem={release.error ? asProblem(release.error) : undefined}
      onYes={() => void send()}
      onNo={onClose}
    />
  );
}
