import type { UseFormReturnType } from '@mantine/form';
import { useEffect, useEffectEvent } from 'react';

/** Takes over what was typed, or filled in by the browser, before the page's scripts ran. */
export function useEarlyInput<Values extends object>(form: UseFormReturnType<Values>): void {
  const adopt = useEffectEvent(() => {
    const early: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(form.getValues())) {
      const input = document.querySelector<HTMLInputElement>(`form [name="${CSS.escape(name)}"]`);
      const typed = input?.type === 'checkbox' ? input.checked : input?.value;
      if (typed !== undefined && typed !== value) early[name] = typed;
    }
    if (Object.keys(early).length > 0) form.setValues(early as Partial<Values>);
  });
  // Once: from then on the form hears of every change.
  useEffect(() => adopt(), []);
}
