import { Button, Group, Stack, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { SubmitButton } from '@/ui/submit-button';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';
import type { Account } from '../get-wallet.hook';
import { useNameAccount } from './accounts.hook';

const longest = 40;

/** A name of my own for an account; nobody else reads it. */
export function NameAccountForm({ account, onDone }: { account: Account; onDone: () => void }) {
  const t = useTranslations('accounts');
  const textOf = useProblemText();
  const name = useNameAccount(account.id);
  const [label, setLabel] = useState(account.label ?? '');
  const send = useSingleFlight(() => name.mutateAsync({ label: label.trim() }).then(onDone, () => undefined));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <form method="post" noValidate onSubmit={submit}>
      <Stack gap="sm" mt="sm">
        <TextInput
          label={t('name')}
          description={t('nameHint')}
          name="label"
          maxLength={longest}
          autoComplete="off"
          autoFocus
          value={label}
          onChange={({ currentTarget: { value } }) => setLabel(value)}
          error={name.error ? textOf(asProblem(name.error)) : undefined}
        />
        <Group gap="xs">
          <SubmitButton size="sm" loading={name.isPending}>
            {t('save')}
          </SubmitButton>
          <Button size="sm" variant="default" onClick={onDone}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
