import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useArchiveAsset, type Asset } from './assets.hook';

/** Asks before an asset is put away: there is no way back. */
export function ArchiveAssetForm({ asset, onDone }: { asset: Asset; onDone: () => void }) {
  const t = useTranslations('admin.archive');
  const archive = useArchiveAsset(asset.code);
  const send = useSingleFlight(async () => {
    try {
      await archive.mutateAsync({});
      showToast('success', t('done', { code: asset.code }));
      onDone();
    } catch {
      // The dialog says why.
    }
  });
  return (
    <Stack gap="md">
      {archive.error && <ProblemAlert problem={asProblem(archive.error)} />}
      <Text>{t('text', { name: asset.name })}</Text>
      <Group justify="space-between">
        <Button variant="default" data-autofocus onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button color="red.9" loading={archive.isPending} onClick={() => void send()}>
          {t('submit')}
        </Button>
      </Group>
    </Stack>
  );
}
