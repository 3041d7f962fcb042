import { IconHourglassLow } from '@tabler/icons-react';
import { returnPath, withReturn } from '@/session/return-path';
import { texts } from '@/texts';
import { ButtonLink } from '@/ui/links';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';

export function SessionEndedScreen({ returnTo }: { returnTo?: string }) {
  const { heading, text, signIn } = texts.session.ended;
  return (
    <Screen>
      <State takesFocus icon={<IconHourglassLow />} title={heading} text={text}>
        <ButtonLink href={withReturn('/signin', returnPath(returnTo))}>{signIn}</ButtonLink>
      </State>
    </Screen>
  );
}
