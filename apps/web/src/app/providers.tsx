'use client';

import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { asProblem } from '@/api/problem';
import { startSession } from '@/session/start-session';
import { cssVariablesResolver, theme } from '@/theme';
import { colorSchemeKey } from '@/ui/color-scheme';

const colorSchemeStorage = localStorageColorSchemeManager({ key: colorSchemeKey });

export function Providers({ children }: { children: ReactNode }) {
  const [queries] = useState(createQueryClient);
  useEffect(() => startSession(queries), [queries]);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      colorSchemeManager={colorSchemeStorage}
      defaultColorScheme="dark"
    >
      <QueryClientProvider client={queries}>{children}</QueryClientProvider>
    </MantineProvider>
  );
}

const mostTries = 3;

function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // A refusal stays a refusal; a lost answer may come the next time.
        retry: (failures, error) => asProblem(error).answerLost && failures < mostTries - 1,
      },
      // Without a connection a form fails at once, instead of being sent behind the person's back later.
      mutations: { networkMode: 'always' },
    },
  });
}
