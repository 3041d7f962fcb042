'use client';

import { IconCircleCheck, IconLinkOff, IconMailCheck } from '@tabler/icons-react';
import { asProblem, type ApiProblem } from '@/api/problem';
import { texts } from '@/texts';
import { ButtonLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useConfirmAccount } from './confirm-account.hook';

/** Opening the page spends nothing, since mail scanners open links too: the person confirms (CT-A16, CT-F17). */
export function ConfirmAccountScreen({ token }: { token: string }) {
  const confirm = useConfirmAccount();
  const problem = confirm.error ? asProblem(confirm.error) : undefined;
  return (
    <Screen>{outcome(confirm.isSuccess, problem) ?? <Ask token={token} confirm={confirm} problem={problem} />}</Screen>
  );
}

/** The states after which there is nothing left to confirm. */
function outcome(confirmed: boolean, problem: ApiProblem | undefined) {
  const { done, spent, unknown, toSignIn, toHome } = texts.confirmAccount;
  if (confirmed || problem?.code === 'email-already-confirmed') {
    const { heading, text } = confirmed ? done : spent;
    return (
      <State takesFocus tone="good" icon={<IconCircleCheck />} title={heading} text={text}>
        <ButtonLink href="/signin">{toSignIn}</ButtonLink>
      </State>
    );
  }
  if (problem?.code === 'hash-not-found' || problem?.code === 'validation-error') {
    return (
      <State takesFocus tone="bad" icon={<IconLinkOff />} title={unknown.heading} text={unknown.text}>
        <ButtonLink href="/" variant="default">
          {toHome}
        </ButtonLink>
      </State>
    );
  }
  return undefined;
}

interface AskProps {
  token: string;
  confirm: ReturnType<typeof useConfirmAccount>;
  problem: ApiProblem | undefined;
}

function Ask({ token, confirm, problem }: AskProps) {
  const send = useSingleFlight(() => confirm.mutateAsync({ token }).catch(() => undefined));
  const { heading, lead, submit, waiting } = texts.confirmAccount;
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <State
        icon={<IconMailCheck />}
        title={heading}
        text={<span role="status">{confirm.isPending ? waiting : lead}</span>}
      >
        <SubmitButton type="button" loading={confirm.isPending} onClick={() => void send()}>
          {submit}
        </SubmitButton>
      </State>
    </>
  );
}
