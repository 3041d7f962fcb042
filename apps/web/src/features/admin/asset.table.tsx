import { Badge, Button, Group, Paper, Table, Text } from '@mantine/core';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoney } from '@/features/wallet/money';
import styles from './admin.module.scss';
import { typedAttributes } from './attributes';
import type { Asset } from './assets.hook';

export type AssetAction = 'edit' | 'archive' | 'restore' | 'grant' | 'burn';

const ACTIONS: readonly AssetAction[] = ['grant', 'burn', 'edit', 'archive'];

interface AssetTableProps {
  assets: readonly Asset[];
  onAsk: (action: AssetAction, asset: Asset) => void;
}

/** A table on a wide screen; below, each row becomes a small card of its own. */
export function AssetTable({ assets, onAsk }: AssetTableProps) {
  const t = useTranslations('admin.columns');
  return (
    <Paper className={styles.sheet}>
      <Table className={styles.table} role="table" verticalSpacing="sm" horizontalSpacing="lg">
        <Table.Thead role="rowgroup">
          <Table.Tr role="row">
            <Table.Th role="columnheader">{t('asset')}</Table.Th>
            <Table.Th role="columnheader">{t('kind')}</Table.Th>
            <Table.Th role="columnheader">{t('scale')}</Table.Th>
            <Table.Th role="columnheader">{t('about')}</Table.Th>
            <Table.Th role="columnheader">{t('actions')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody role="rowgroup">
          {assets.map((asset) => (
            <AssetRow key={asset.id} asset={asset} onAsk={onAsk} />
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

function AssetRow({ asset, onAsk }: { asset: Asset; onAsk: AssetTableProps['onAsk'] }) {
  const t = useTranslations('admin');
  const language = useLocale();
  const { code, name, kind, scale, overdraft, attributes, archivedAt } = asset;
  const about = [
    ...typedAttributes(attributes).split('\n').filter(Boolean),
    ...(overdraft === '0' ? [] : [t('overdraftOf', { amount: formatMoney(overdraft, asset, language) })]),
  ];
  return (
    <Table.Tr role="row" data-testid={`asset-${code}`}>
      <Table.Td role="cell">
        <Text fw={600}>{name}</Text>
        <Text c="dimmed" size="sm">
          {code}
        </Text>
      </Table.Td>
      <Table.Td role="cell">{t(`kinds.${kind}`)}</Table.Td>
      <Table.Td role="cell">
        <span className={styles.label}>{t('columns.scale')}: </span>
        {scale}
      </Table.Td>
      <Table.Td role="cell" className={styles.about}>
        {about.join(' · ')}
      </Table.Td>
      <Table.Td role="cell">
        <Group gap="xs">
          {archivedAt && (
            <Badge variant="light" color="gray">
              {t('archived')}
            </Badge>
          )}
          {(archivedAt ? (['restore'] as const) : ACTIONS).map((action) => (
            <Button
              key={action}
              variant="default"
              size="compact-md"
              aria-label={t(`${action}.label`, { code })}
              onClick={() => onAsk(action, asset)}
            >
              {t(`${action}.open`)}
            </Button>
          ))}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
