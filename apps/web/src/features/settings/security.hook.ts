import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { decided } from '@/api/await-operation';
import { answerOf } from '@/api/client';
import { ApiProblem } from '@/api/problem';
import { sessionApi } from '@/session/session-api';

const SECOND_FACTOR = ['second-factor'];

/** What is asked for besides the signed-in person's password. */
export function useSecondFactorState() {
  return useQuery({
    queryKey: SECOND_FACTOR,
    queryFn: () => answerOf(sessionApi.GET('/api/v1/me/mfa')),
  });
}

export const useEnrolTotp = () => useMutation({ mutationFn: () => answerOf(sessionApi.POST('/api/v1/me/mfa/totp')) });

export const useActivateTotp = () =>
  useMutation({
    mutationFn: (code: string) => answerOf(sessionApi.PUT('/api/v1/me/mfa/totp', { body: { code } })),
  });

export const useRequestPhone = () =>
  useMutation({
    mutationFn: (phone: string) => decided(answerOf(sessionApi.POST('/api/v1/me/mfa/phone', { body: { phone } }))),
  });

export const useActivatePhone = () =>
  useMutation({
    mutationFn: (body: { phone: string; code: string }) => answerOf(sessionApi.PUT('/api/v1/me/mfa/phone', { body })),
  });

/** Asks to be told when the state has changed. */
export function useSecondFactorChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: SECOND_FACTOR });
}

/** What needs a code of the second factor there is; without one they ask for it like any other request. */
export const withCodeRequests = {
  removeTotp: async (code?: string): Promise<void> => {
    if (!code) throw new ApiProblem({ code: 'two-fa-required', status: 403 });
    await decided(answerOf(sessionApi.DELETE('/api/v1/me/mfa/totp', { body: { code } })));
  },
  removePhone: async (code?: string): Promise<void> => {
    const answer = answerOf(sessionApi.DELETE('/api/v1/me/mfa/phone', { body: { code } }));
    await decided(answer);
    if ('status' in (await answer) && !code) throw new ApiProblem({ code: 'phone-two-fa-required', status: 403 });
  },
  renewRecoveryCodes: async (code?: string): Promise<string[]> =>
    (await answerOf(sessionApi.POST('/api/v1/me/mfa/recovery-codes', { body: { code } }))).recoveryCodes,
};
