import { Skeleton, Text, TextInput, type TextInputProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'use-intl';
import { asProblem } from '@/api/problem';
import { isUsername } from '@/features/auth/sign-up.rules';
import { Avatar } from '@/features/profile/avatar';
import styles from '../money-form.module.scss';
import { realNameOf, usePerson } from './transfer-funds.hook';

const typingMs = 350;

/** A person by username; whom the name belongs to is shown as soon as it can be one. */
export function PersonField({ value, error, ...props }: TextInputProps & { value: string }) {
  const t = useTranslations('transfer');
  const [username] = useDebouncedValue(value.trim(), typingMs);
  const person = usePerson(username);
  const unknown = person.error && asProblem(person.error).status === 404;
  return (
    <div>
      <TextInput
        label={t('username')}
        name="username"
        description={t('usernameHint')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={30}
        value={value}
        error={error ?? (unknown && isUsername(username) ? t('faults.nobody') : undefined)}
        {...props}
      />
      <div role="status">
        {person.isFetching && !person.data && <Skeleton height={72} mt="xs" />}
        {person.data && (
          <div className={styles.person} data-testid="person">
            <Avatar username={person.data.username} size="small" />
            <div>
              <strong>{realNameOf(person.data) || `@${person.data.username}`}</strong>
              <Text c="dimmed" size="sm">
                {[realNameOf(person.data) && `@${person.data.username}`, person.data.title].filter(Boolean).join(' · ')}
              </Text>
            </div>
          </div>
        )}
      </div>
    </div>
  );
}
