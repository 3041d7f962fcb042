import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { showToast } from '@/ui/toast';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useArchiveAsset, useRestoreAsset, type Asset } from './assets.hook';

interface ArchiveAssetFormProps {
  action: 'archive' | 'restore';
  asset: Asset;
  onDone: () => void;
}

/** Asks before an asset is put away, and before it is brought back. */
export function ArchiveAssetForm({ action, asset, onDone }: ArchiveAssetFormProps) {
  const t = useTranslations(`admin.${action}`);
  const commands = { archive: useArchiveAsset(asset.code), restore: useRestoreAsset(asset.code) };
  const command = commands[action];
  const send = useSingleFlight(async () => {
    try {
      await command.mutateAsync({});
      showToast('success', t('done', { code: asset.code }));
      onDone();
    } catch {
      // The dialog says why.
    }
  });
  return (
    <Stack gap="md">
      {command.error && <ProblemAlert problem={asProblem(command.error)} />}
      <Text>{t('text', { name: asset.name })}</Text>
      <Group justify="space-between">
        <Button variant="default" data-autofocus onClick={onDone}>
          {t('cancel')}
        </Button>
        <Button
          color={action === 'archive' ? 'red.9' : undefined}
          loading={command.isPending}
          onClick={() => void send()}
        >
          {t('submit')}
        </Button>
      </Group>
    </Stack>
  );
}
