import { SimpleGrid, Textarea, TextInput } from '@mantine/core';
import type { GetInputPropsReturnType } from '@mantine/form';
import { useTranslations } from 'use-intl';
import type { ProfileField } from './profile.rules';

const longest = 255;

interface ProfileFieldsProps {
  inputOf: (field: ProfileField) => GetInputPropsReturnType;
}

/** Everything a person may say about themselves (CT-U02). */
export function ProfileFields({ inputOf }: ProfileFieldsProps) {
  const t = useTranslations('profile');
  const { onChange: onBio, ...bio } = inputOf('bio') as { onChange: (text: string) => void };
  return (
    <>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
        <TextInput
          label={t('firstName')}
          name="firstName"
          autoComplete="given-name"
          maxLength={longest}
          {...inputOf('firstName')}
        />
        <TextInput
          label={t('lastName')}
          name="lastName"
          autoComplete="family-name"
          maxLength={longest}
          {...inputOf('lastName')}
        />
      </SimpleGrid>
      <TextInput
        label={t('title')}
        name="title"
        description={t('titleHint')}
        autoComplete="organization-title"
        maxLength={longest}
        {...inputOf('title')}
      />
      <Textarea
        label={t('bio')}
        name="bio"
        rows={3}
        maxLength={longest}
        {...bio}
        // One paragraph: a line break is a blank.
        onChange={(event) => onBio(event.currentTarget.value.replaceAll(/\s*\n\s*/g, ' '))}
      />
      <TextInput
        label={t('twitter')}
        name="twitter"
        description={t('twitterHint')}
        autoCapitalize="none"
        spellCheck={false}
        maxLength={16}
        {...inputOf('twitter')}
      />
      <TextInput
        label={t('linkedIn')}
        name="linkedIn"
        type="url"
        description={t('linkHint')}
        maxLength={longest}
        {...inputOf('linkedIn')}
      />
      <TextInput
        label={t('personalWebsite')}
        name="personalWebsite"
        type="url"
        description={t('linkHint')}
        autoComplete="url"
        maxLength={longest}
        {...inputOf('personalWebsite')}
      />
    </>
  );
}
