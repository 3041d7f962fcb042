import type { UseFormReturnType } from '@mantine/form';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { asProblem, type ApiProblem } from '@/api/problem';
import { useSecondFactor } from '@/features/auth/use-second-factor';
import { focusField, showAtFields } from '@/ui/form-problem';
import { useProblemText } from '@/ui/use-problem-text';
import { useSingleFlight } from '@/ui/use-single-flight';

interface Steps<Values extends object, Plan, Done> {
  readonly form: UseFormReturnType<Values>;
  /** What asks the API. */
  readonly command: { isPending: boolean; taken: boolean; error: unknown; reset: () => void };
  /** Asks for what is planned; with the code, when one was asked for. */
  readonly send: (plan: Plan, code: { code?: string }) => Promise<Done | undefined>;
  /** The field at which a refusal of the API is told, by its code. */
  readonly fieldOfProblem: Readonly<Record<string, Extract<keyof Values, string>>>;
}

/** What the review of something planned shows of its request, and what it can do. */
export interface ReviewState {
  readonly busy: boolean;
  /** The API has it, and the decision takes longer. */
  readonly taken: boolean;
  readonly problem: ApiProblem | undefined;
  readonly onSend: () => void;
  readonly onBack: () => void;
}

/**
 * Money that is planned in a form, reviewed, asked for and done. What is refused leads back to the field it concerns, and
 * the form keeps what was typed until something else is begun.
 */
export function useMoneySteps<Values extends object, Plan, Done>(steps: Steps<Values, Plan, Done>) {
  const { form, command, send, fieldOfProblem } = steps;
  const t = useTranslations('fields');
  const textOf = useProblemText();
  const { withCode, asked } = useSecondFactor();
  const [planned, setPlanned] = useState<Plan>();
  const [done, setDone] = useState<Done>();

  const backToField = (field: string, message?: string) => {
    setPlanned(undefined);
    if (message) form.setFieldError(field, message);
    setTimeout(() => focusField(field));
  };

  const ask = useSingleFlight(async (plan: Plan) => {
    try {
      setDone(await withCode((code) => send(plan, { ...(code && { code }) })));
    } catch (error) {
      const problem = asProblem(error);
      const field = fieldOfProblem[problem.code] ?? Object.keys(problem.fields)[0];
      showAtFields(form, problem, t);
      if (field) backToField(field, problem.fields[field] ? undefined : textOf(problem));
    }
  });

  const review: ReviewState = {
    busy: command.isPending,
    taken: command.taken,
    problem: command.error && !asked ? asProblem(command.error) : undefined,
    onSend: () => void (planned && ask(planned)),
    onBack: () => setPlanned(undefined),
  };
  return {
    planned,
    done,
    review,
    /** The question for a code, for `SecondFactorDialog`. */
    asked,
    plan: (plan: Plan) => {
      command.reset();
      setPlanned(plan);
    },
    refuse: (field: Extract<keyof Values, string>, error: unknown) => backToField(field, textOf(asProblem(error))),
    another: () => {
      setDone(undefined);
      setPlanned(undefined);
      form.reset();
    },
  };
}
