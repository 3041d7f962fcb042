'use client';

import { IconCircleCheck, IconLinkOff, IconMailCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { asProblem, type ApiProblem } from '@/api/problem';
import { ButtonLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useConfirmAccount } from './confirm-account.hook';

/** Opening the page spends nothing, since mail scanners open links too: the person confirms (CT-A16, CT-F17). */
export function ConfirmAccountScreen({ token }: { token: string }) {
  const t = useTranslations('confirmAccount');
  const confirm = useConfirmAccount();
  const problem = confirm.error ? asProblem(confirm.error) : undefined;
  return (
    <Screen>
      {outcome(t, confirm.isSuccess, problem) ?? <Ask token={token} confirm={confirm} problem={problem} />}
    </Screen>
  );
}

type Says = ReturnType<typeof useTranslations<'confirmAccount'>>;

/** The states after which there is nothing left to confirm. */
function outcome(t: Says, confirmed: boolean, problem: ApiProblem | undefined) {
  if (confirmed || problem?.code === 'email-already-confirmed') {
    const state = confirmed ? 'done' : 'spent';
    return (
      <State takesFocus tone="good" icon={<IconCircleCheck />} title={t(`${state}.heading`)} text={t(`${state}.text`)}>
        <ButtonLink href="/signin">{t('toSignIn')}</ButtonLink>
      </State>
    );
  }
  if (problem?.code === 'hash-not-found' || problem?.code === 'validation-error') {
    return (
      <State takesFocus tone="bad" icon={<IconLinkOff />} title={t('unknown.heading')} text={t('unknown.text')}>
        <ButtonLink href="/" variant="default">
          {t('toHome')}
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
  const t = useTranslations('confirmAccount');
  const send = useSingleFlight(() => confirm.mutateAsync({ token }).catch(() => undefined));
  return (
    <>
      {problem && <ProblemAlert problem={problem} />}
      <State
        icon={<IconMailCheck />}
        title={t('heading')}
        text={<span role="status">{t(confirm.isPending ? 'waiting' : 'lead')}</span>}
      >
        <SubmitButton type="button" loading={confirm.isPending} onClick={() => void send()}>
          {t('submit')}
        </SubmitButton>
      </State>
    </>
  );
}
