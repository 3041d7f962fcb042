import { IconUserOff } from '@tabler/icons-react';
import { translator } from '@/language/server';
import { ButtonLink } from '@/ui/links';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';

/** "No such user" (CT-F27). */
export default async function NoSuchUser() {
  const t = await translator();
  return (
    <Screen>
      <State icon={<IconUserOff />} title={t('noSuchUser.heading')} text={t('noSuchUser.text')}>
        <ButtonLink href="/">{t('noSuchUser.home')}</ButtonLink>
      </State>
    </Screen>
  );
}
