'use client';

import { ColorSchemeScript, Container, MantineProvider, Text, Title } from '@mantine/core';
import '@/ui/mantine-styles';
import { crashed as english } from '@/messages/en/crashed';
import { crashed as polish } from '@/messages/pl/crashed';
import { cssVariablesResolver, theme } from '@/theme';

/** Shown when even the frame of the page threw; nothing of it is used here. */
export default function GlobalError() {
  // The page that broke says in which language it was.
  const polishPage = typeof document !== 'undefined' && document.documentElement.lang === 'pl';
  const { title, heading, text, home } = polishPage ? polish : english;
  return (
    <html lang={polishPage ? 'pl' : 'en'} data-mantine-color-scheme="dark">
      <head>
        <title>{`${title} | Portfel`}</title>
        <ColorSchemeScript forceColorScheme="dark" />
      </head>
      <body>
        <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme="dark">
          <Container size="sm" py="xl" component="main">
            <Title order={1}>{heading}</Title>
            <Text my="md">{text}</Text>
            {/* A full load: the running page is broken. */}
            {/* eslint-disable-next-line @next/next/no-html-link-for-pages */}
            <a href="/">{home}</a>
          </Container>
        </MantineProvider>
      </body>
    </html>
  );
}
