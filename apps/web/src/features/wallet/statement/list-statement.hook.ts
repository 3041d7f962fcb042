import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { answerOf } from '@/api/client';
import { sessionApi } from '@/session/session-api';
import { WALLET } from '../get-wallet.hook';
import { queryOf, type StatementFilter } from './statement.filter';

const pageRows = 40;
const latestRows = 8;

/** The latest movements, for the overview. */
export function useLatestMovements() {
  return useQuery({
    queryKey: [...WALLET, 'latest'],
    queryFn: async () => {
      const query = { limit: latestRows };
      return (await answerOf(sessionApi.GET('/api/v1/wallet/statement', { params: { query } }))).rows;
    },
  });
}

/** A statement, newest first, page by page. */
export function useStatement(filter: StatementFilter) {
  return useInfiniteQuery({
    queryKey: [...WALLET, 'statement', filter],
    queryFn: ({ pageParam: cursor }) => {
      const query = { ...queryOf(filter), limit: pageRows, ...(cursor && { cursor }) };
      return answerOf(sessionApi.GET('/api/v1/wallet/statement', { params: { query } }));
    },
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: (before) => before,
  });
}

/** Has the browser keep a statement as a file. */
export function useStatementFile() {
  return useMutation({
    mutationFn: async ({ filter, type }: { filter: StatementFilter; type: 'csv' | 'pdf' }) => {
      const options = { params: { query: queryOf(filter) }, parseAs: 'blob' } as const;
      const content = (await answerOf<unknown>(
        type === 'csv'
          ? sessionApi.GET('/api/v1/wallet/statement.csv', options)
          : sessionApi.GET('/api/v1/wallet/statement.pdf', options),
      )) as Blob;
      const address = URL.createObjectURL(content);
      const download = `portfel-${[filter.from, filter.to].filter(Boolean).join('-') || 'statement'}.${type}`;
      Object.assign(document.createElement('a'), { href: address, download }).click();
      URL.revokeObjectURL(address);
    },
  });
}
