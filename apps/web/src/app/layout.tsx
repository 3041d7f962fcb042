import '@/ui/mantine-styles';
import '@/ui/base.scss';

import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { LanguageProvider } from '@/language/language-provider';
import { screensIn } from '@/language/catalogue';
import { requestLanguage, translator } from '@/language/server';
import { BusyBar } from '@/ui/busy-bar';
import { fontClasses } from '@/ui/font';
import { Footer } from '@/ui/footer';
import { Header } from '@/ui/header';
import { OfflineBanner } from '@/ui/offline-banner';
import { colorSchemeKey } from '@/ui/color-scheme';
import { Toasts } from '@/ui/toast';
import { Providers } from './providers';

export async function generateMetadata(): Promise<Metadata> {
  const t = await translator();
  return {
    title: { default: t('site.tab', { screen: t('home.title') }), template: t('site.tab', { screen: '%s' }) },
    description: t('site.description'),
  };
}

export const viewport: Viewport = { colorScheme: 'dark light' };

export default async function Layout({ children }: { children: ReactNode }) {
  // Reading the nonce makes every page rendered per request, which a nonce needs.
  const language = await requestLanguage();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={language} className={fontClasses} {...mantineHtmlProps} data-mantine-color-scheme="dark">
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="dark" localStorageKey={colorSchemeKey} />
      </head>
      <body>
        <LanguageProvider locale={language} messages={screensIn(language)}>
          <Providers>
            <BusyBar />
            <Header />
            <OfflineBanner />
            <main id="content" tabIndex={-1}>
              {children}
            </main>
            <Footer />
            <Toasts />
          </Providers>
        </LanguageProvider>
      </body>
    </html>
  );
}
