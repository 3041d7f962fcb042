'use client';

import type { ComponentProps } from 'react';
import { IntlProvider } from 'use-intl';

type Props = Pick<ComponentProps<typeof IntlProvider>, 'locale' | 'messages' | 'children'>;

/** Gives the screens below their language. Times are shown where there is data only, which is in the browser. */
export function LanguageProvider(props: Props) {
  return <IntlProvider {...props} timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone} />;
}
