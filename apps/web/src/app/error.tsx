'use client';

import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { IconBug } from '@tabler/icons-react';
import { texts } from '@/texts';
import { ButtonLink } from '@/ui/links';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';

/** Shown in place of a screen that threw. */
export default function ErrorScreen({ retry }: { error: unknown; retry: () => void }) {
  const { heading, text, home } = texts.crashed;
  const queries = useQueryClient();

  function again() {
    // What was loaded may be what broke the screen.
    queries.clear();
    retry();
  }

  return (
    <Screen>
      <title>{texts.title(texts.crashed.title)}</title>
      <State takesFocus tone="bad" icon={<IconBug />} title={heading} text={text}>
        <Button onClick={again}>{texts.tryAgain}</Button>
        <ButtonLink href="/" variant="default">
          {home}
        </ButtonLink>
      </State>
    </Screen>
  );
}
