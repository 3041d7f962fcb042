import { useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';

const SCHEDULE = ['statement-schedule'];

export function useStatementSchedule() {
  return useQuery({
    queryKey: SCHEDULE,
    queryFn: () => answerOf(sessionApi.GET('/api/v1/wallet/statement-schedule')),
  });
}

export function useScheduleStatement() {
  const queries = useQueryClient();
  return useCommand<Schemas['StatementSchedule']>(async (body, header) => {
    const answer = await answerOf(sessionApi.PUT('/api/v1/wallet/statement-schedule', { params: { header }, body }));
    queries.setQueryData(SCHEDULE, body);
    return answer;
  });
}
