'use client';

import { useState } from 'react';
import { asProblem, type ApiProblem } from '@/api/problem';

/** What the account asks for: a code of the authenticator app, or one by SMS. */
export type CodeSource = 'app' | 'sms';

/** A question for a code that waits for its answer. */
export interface AskedCode {
  readonly source: CodeSource;
  /** Why the last code was not taken. */
  readonly problem: ApiProblem | undefined;
  readonly busy: boolean;
  readonly give: (code: string) => void;
  /** Sends the request without a code, which has another SMS sent. */
  readonly sendAgain: () => void;
  readonly cancel: () => void;
}

type Answer = { readonly code?: string } | 'cancelled';

const SOURCES: Readonly<Record<string, CodeSource>> = { 'two-fa-required': 'app', 'phone-two-fa-required': 'sms' };
const ABOUT_CODES = ['wrong-2fa', 'phone-code-error', 'too-many-requests'];

/**
 * For requests that may ask for the second factor (CT-S18): shows what is asked with `SecondFactorForm`, in place or in
 * `SecondFactorDialog`, and sends the request again with the code until it is taken.
 */
export function useSecondFactor() {
  const [asked, setAsked] = useState<AskedCode>();

  /** @throws what the request throws for another reason; the problem that asked for a code when the person gives none */
  async function withCode<T>(send: (code?: string) => Promise<T>): Promise<T> {
    let source: CodeSource | undefined;
    let code: string | undefined;
    let late = false;
    for (;;) {
      try {
        const result = await send(code);
        setAsked(undefined);
        return result;
      } catch (error) {
        const problem = asProblem(error);
        // Said by an operation, when there was no time to ask for the code: the same once more asks as it should.
        if (problem.code === 'step-up-needed' && !late) {
          late = true;
          continue;
        }
        const first = SOURCES[problem.code];
        source = first ?? source;
        if (!source || (!first && !ABOUT_CODES.includes(problem.code))) {
          setAsked(undefined);
          throw error;
        }
        const answer = await ask(source, first ? undefined : problem);
        if (answer === 'cancelled') {
          setAsked(undefined);
          throw error;
        }
        code = answer.code;
      }
    }
  }

  function ask(source: CodeSource, problem: ApiProblem | undefined): Promise<Answer> {
    return new Promise((resolve) => {
      const question = { source, problem };
      const reply = (answer: Answer) => {
        setAsked({ ...question, ...nothing, busy: answer !== 'cancelled' });
        resolve(answer);
      };
      setAsked({
        ...question,
        busy: false,
        give: (code) => reply({ code }),
        sendAgain: () => reply({}),
        cancel: () => reply('cancelled'),
      });
    });
  }

  return { withCode, asked };
}

const nothing = { give: () => {}, sendAgain: () => {}, cancel: () => {} };
