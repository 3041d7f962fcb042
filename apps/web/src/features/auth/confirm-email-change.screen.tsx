'use client';

import { IconCircleCheck, IconLinkOff, IconMailCheck, IconMailOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { asProblem, type ApiProblem } from '@/api/problem';
import { ButtonLink } from '@/ui/links';
import { ProblemAlert } from '@/ui/problem-alert';
import { Screen } from '@/ui/screen';
import { State } from '@/ui/state';
import { SubmitButton } from '@/ui/submit-button';
import { useSingleFlight } from '@/ui/use-single-flight';
import { useConfirmEmailChange } from './confirm-email-change.hook';

/** Opening the page spends nothing, since mail scanners open links too: the person confirms (CT-F18). */
export function ConfirmEmailChangeScreen({ token }: { token: string }) {
  const t = useTranslations('confirmEmailChange');
  const confirm = useConfirmEmailChange();
  const problem = confirm.error ? asProblem(confirm.error) : undefined;
  return (
    <Screen>
      {outcome(t, confirm.isSuccess, problem) ?? <Ask token={token} confirm={confirm} problem={problem} />}
    </Screen>
  );
}

type Says = ReturnType<typeof useTranslations<'confirmEmailChange'>>;

const REFUSALS: Readonly<Record<string, 'taken' | 'unknown'>> = {
  'user-already-exists': 'taken',
  'hash-not-found': 'unknown',
  'validation-error': 'unknown',
};

/** The states after which there is nothing left to confirm. */
function outcome(t: Says, changed: boolean, problem: ApiProblem | undefined) {
  if (changed || problem?.code === 'email-change-confirmed') {
    const state = changed ? 'done' : 'spent';
    return (
      <State takesFocus tone="good" icon={<IconCircleCheck />} title={t(`${state}.heading`)} text={t(`${state}.text`)}>
        <ButtonLink href="/wallet">{t('toWallet')}</ButtonLink>
      </State>
    );
  }
  const refused = problem && REFUSALS[problem.code];
  if (!refused) return undefined;
  const icon = refused === 'taken' ? <IconMailOff /> : <IconLinkOff />;
  return (
    <State takesFocus tone="bad" icon={icon} title={t(`${refused}.heading`)} text={t(`${refused}.text`)}>
      <ButtonLink href="/" variant="default">
        {t('toHome')}
      </ButtonLink>
    </State>
  );
}

interface AskProps {
  token: string;
  confirm: ReturnType<typeof useConfirmEmailChange>;
  problem: ApiProblem | undefined;
}

function Ask({ token, confirm, problem }: AskProps) {
  const t = useTranslations('confirmEmailChange');
  const queries = useQueryClient();
  const send = useSingleFlight(() =>
    confirm.mutateAsync({ token }).then(
      // What was loaded of the person before has the old address.
      () => void queries.invalidateQueries(),
      () => undefined,
    ),
  );
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
