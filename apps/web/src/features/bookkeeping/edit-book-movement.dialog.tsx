import { Button, Group, Stack, Text } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import type { Schemas } from '@/api/client';
import { asProblem } from '@/api/problem';
import { focusField, showAtFields } from '@/ui/form-problem';
import { ProblemAlert } from '@/ui/problem-alert';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { typedAmount } from './amount';
import { useDeleteBookMovement, useEditBookMovement, type BookAccount, type BookRow } from './books.hook';
import { MovementFields } from './movement.fields';
import { movementOf, useMovementForm, type MovementValues } from './movement.form';

// Loaded when the first dialog is opened.
const BooksModal = dynamic(() => import('./books.modal'), { ssr: false });

interface EditBookMovementProps {
  movement: BookRow | undefined;
  accounts: readonly BookAccount[];
  categories: readonly string[];
  onClose: () => void;
}

export function EditBookMovementDialog({ movement, ...props }: EditBookMovementProps) {
  const t = useTranslations('books.edit');
  const [last, setLast] = useState(movement);
  if (movement && movement !== last) setLast(movement);
  // While it closes it still shows what it showed.
  const shown = movement ?? last;
  if (!shown) return null;
  return (
    <BooksModal opened={movement !== undefined} heading={t('heading')} onClose={props.onClose}>
      <EditForm key={shown.id} movement={shown} {...props} />
    </BooksModal>
  );
}

function EditForm({ movement, accounts, categories, onClose }: EditBookMovementProps & { movement: BookRow }) {
  const t = useTranslations('books.edit');
  const tFields = useTranslations('fields');
  const language = useLocale();
  const edit = useEditBookMovement();
  const { date, description, category = '', direction, accountId: bookAccountId } = movement;
  const amount = typedAmount(movement.amount, language);
  const form = useMovementForm({ date, description, category, direction, amount, bookAccountId });
  const send = useSingleFlight(async (values: MovementValues) => {
    const changes = changesOf(movement, values);
    try {
      if (Object.keys(changes).length > 0) await edit.run({ movementId: movement.id, ...changes });
      onClose();
    } catch (error) {
      showAtFields(form, asProblem(error), tFields);
    }
  });
  const choices = accounts.filter(({ id, archived }) => !archived || id === movement.accountId);
  return (
    <form
      method="post"
      noValidate
      onSubmit={form.onSubmit(
        (values) => void send(values),
        (errors) => focusField(Object.keys(errors)[0]),
      )}
    >
      <Stack gap="sm">
        {edit.error && <ProblemAlert problem={asProblem(edit.error)} />}
        <MovementFields form={form} categories={categories} accounts={choices} size="md" />
        <Group justify="space-between" mt="sm">
          <DeleteMovement movementId={movement.id} onDone={onClose} />
          <SubmitButton loading={edit.isPending}>{t('submit')}</SubmitButton>
        </Group>
      </Stack>
    </form>
  );
}

/** Asks before it is gone. */
function DeleteMovement({ movementId, onDone }: { movementId: string; onDone: () => void }) {
  const t = useTranslations('books.edit');
  const [asked, setAsked] = useState(false);
  const remove = useDeleteBookMovement();
  const send = useSingleFlight(() => remove.run({ movementId }).then(onDone, () => undefined));
  const problem = remove.error && asProblem(remove.error);
  if (!asked) {
    return (
      <Button variant="subtle" color="red" onClick={() => setAsked(true)}>
        {t('delete')}
      </Button>
    );
  }
  return (
    <div role="group" aria-label={t('deleteAsk')}>
      {problem && <ProblemAlert problem={problem} />}
      <Text size="sm">{t('deleteAsk')}</Text>
      <Group gap="xs" mt={4}>
        <Button size="sm" color="red.9" loading={remove.isPending} onClick={() => void send()} data-autofocus>
          {t('deleteYes')}
        </Button>
        <Button size="sm" variant="default" onClick={() => setAsked(false)}>
          {t('deleteNo')}
        </Button>
      </Group>
    </div>
  );
}

/** What has changed and nothing else: another tab may have changed the rest. */
function changesOf(row: BookRow, values: MovementValues): Schemas['EditBookMovement'] {
  const { category, ...movement } = movementOf(values);
  const before: Schemas['EditBookMovement'] = { ...row, category: row.category ?? null, bookAccountId: row.accountId };
  const after = { ...movement, category: category ?? null, bookAccountId: values.bookAccountId };
  const changed = Object.entries(after).filter(([field, value]) => before[field as keyof typeof before] !== value);
  return Object.fromEntries(changed);
}
