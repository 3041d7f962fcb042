import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { ApiProblem } from '@/api/problem';
import { ProblemAlert } from '@/ui/problem-alert';

interface ConfirmInlineProps {
  question: string;
  yes: string;
  no: string;
  busy: boolean;
  problem: ApiProblem | undefined;
  destructive?: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more, where the button was. It takes the focus. */
export function ConfirmInline({ question, yes, no, busy, problem, destructive, onYes, onNo }: ConfirmInlineProps) {
  const text = useRef<HTMLParagraphElement>(null);
  useEffect(() => text.current?.focus(), []);
  return (
    <Stack gap="sm" mt="sm">
      {problem && !busy && <ProblemAlert problem={problem} />}
      <Text ref={text} tabIndex={-1} style={{ outline: 'none' }}>
        {question}
      </Text>
      <Group gap="xs">
        <Button size="sm" {...(destructive && { variant: 'light', color: 'red' })} loading={busy} onClick={onYes}>
          {yes}
        </Button>
        <Button size="sm" variant="default" disabled={busy} onClick={onNo}>
          {no}
        </Button>
      </Group>
    </Stack>
  );
}
