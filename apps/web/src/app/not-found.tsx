import { IconMapOff } from '@tabler/icons-react';
import type { Metadata } from 'next';
import { texts } from '@/texts';
import { ButtonLink } from '@/ui/links';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';

export const metadata: Metadata = { title: texts.notFound.title };

export default function NotFound() {
  const { heading, text, home } = texts.notFound;
  return (
    <Screen>
      <State icon={<IconMapOff />} title={heading} text={text}>
        <ButtonLink href="/">{home}</ButtonLink>
      </State>
    </Screen>
  );
}
