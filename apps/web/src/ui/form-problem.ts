import type { UseFormReturnType } from '@mantine/form';
import type { ApiProblem } from '@/api/problem';

/** Shows a problem's messages at the fields they are about and moves to the first of them. */
export function showAtFields<Values extends object>(form: UseFormReturnType<Values>, problem: ApiProblem): void {
  const known = Object.keys(form.getValues());
  const named = Object.keys(problem.fields).filter((field) => known.includes(field));
  for (const field of named) form.setFieldError(field as never, problem.fields[field]?.map(sentence).join(' '));
  focusField(named[0]);
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
