import { Container } from '@mantine/core';
import type { ReactNode } from 'react';

/** A screen that says one thing, in the middle. */
export function Screen({ children }: { children: ReactNode }) {
  return (
    <Container size="sm" py="xl" w="100%">
      {children}
    </Container>
  );
}
