import { Button, Group } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { showToast } from '@/ui/toast';
import { useProblemText } from '@/ui/use-problem-text';
import { useStatementFile } from './list-statement.hook';
import type { StatementFilter } from './statement.filter';

const types = ['csv', 'pdf'] as const;

/** What is shown, as a file. */
export function StatementFiles({ filter }: { filter: StatementFilter }) {
  const t = useTranslations('statement');
  const textOf = useProblemText();
  const file = useStatementFile();
  return (
    <Group gap="xs">
      {types.map((type) => (
        <Button
          key={type}
          variant="default"
          size="sm"
          leftSection={<IconDownload size={18} />}
          loading={file.isPending && file.variables.type === type}
          disabled={file.isPending}
          aria-label={t(`download.${type}`)}
          onClick={() =>
            file.mutate({ filter, type }, { onError: (error) => showToast('error', textOf(asProblem(error))) })
          }
        >
          {type.toUpperCase()}
        </Button>
      ))}
    </Group>
  );
}
