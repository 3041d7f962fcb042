import type { UseFormReturnType } from '@mantine/form';
import type { useTranslations } from 'use-intl';
import type { ApiProblem } from '@/api/problem';

/**
 * Says at the fields of a problem what is wrong with them and moves to the first: in our words, else in the API's.
 * @param t says `fields`
 */
export function showAtFields<Values extends object>(
  form: UseFormReturnType<Values>,
  problem: ApiProblem,
  t: ReturnType<typeof useTranslations<'fields'>>,
): void {
  const known = Object.keys(form.getValues());
  const named = Object.keys(problem.fields).filter((field) => known.includes(field));
  for (const field of named)
    form.setFieldError(field as never, own(field) ?? problem.fields[field]?.map(sentence).join(' '));
  focusField(named[0]);

  function own(field: string): string | undefined {
    const key = field as Parameters<typeof t>[0];
    return t.has(key) ? t(key) : undefined;
  }
}

/** Moves to a field of the form by its name. */
export function focusField(name: string | undefined): void {
  if (name) document.querySelector<HTMLElement>(`form [name="${CSS.escape(name)}"]`)?.focus();
}

/** The API writes "must have a digit". */
function sentence(message: string): string {
  const text = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
