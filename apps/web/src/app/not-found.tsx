import { IconMapOff } from '@tabler/icons-react';
import { titled, translator } from '@/language/server';
import { ButtonLink } from '@/ui/links';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';

export const generateMetadata = () => titled('notFound.title');

export default async function NotFound() {
  const t = await translator();
  return (
    <Screen>
      <State icon={<IconMapOff />} title={t('notFound.heading')} text={t('notFound.text')}>
        <ButtonLink href="/">{t('notFound.home')}</ButtonLink>
      </State>
    </Screen>
  );
}
