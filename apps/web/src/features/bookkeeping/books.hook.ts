import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Schemas } from '@/api/client';
import { useCommand } from '@/api/use-command';
import { sessionApi } from '@/session/session-api';

export type BookAccounts = Schemas['BookAccounts'];
export type BookAccount = BookAccounts['rows'][number];
export type BookMonth = Schemas['BookMonth'];
export type BookRow = BookMonth['rows'][number];
/** One account, or all in one currency. */
export type Shown = { readonly account: string } | { readonly currency: string };

const BOOKS = ['books'];

export function useBookAccounts() {
  return useQuery({
    queryKey: [...BOOKS, 'accounts'],
    queryFn: () => answerOf(sessionApi.GET('/api/v1/bookkeeping/accounts')),
  });
}

/** Another month of the same account stands where it stood until it is there. */
export function useBookMonth(month: string, shown: Shown) {
  return useQuery({
    queryKey: [...BOOKS, 'months', month, shown],
    queryFn: () =>
      answerOf(sessionApi.GET('/api/v1/bookkeeping/months/{month}', { params: { path: { month }, query: shown } })),
    placeholderData: keepPreviousData,
  });
}

export function useCreateBookAccount() {
  return useBookCommand((body: Schemas['CreateBookAccount'], header) =>
    answerOf(sessionApi.POST('/api/v1/bookkeeping/accounts', { params: { header }, body })),
  );
}

export function useEditBookAccount() {
  return useBookCommand(({ bookAccountId, ...body }: Schemas['EditBookAccount'] & { bookAccountId: string }, header) =>
    answerOf(
      sessionApi.PATCH('/api/v1/bookkeeping/accounts/{bookAccountId}', {
        params: { path: { bookAccountId }, header },
        body,
      }),
    ),
  );
}

export function useRemoveBookAccount() {
  return useBookCommand((path: { bookAccountId: string }, header) =>
    answerOf(sessionApi.DELETE('/api/v1/bookkeeping/accounts/{bookAccountId}', { params: { path, header } })),
  );
}

export function useAddBookMovement() {
  return useBookCommand(({ bookAccountId, ...body }: Schemas['AddBookMovement'] & { bookAccountId: string }, header) =>
    answerOf(
      sessionApi.POST('/api/v1/bookkeeping/accounts/{bookAccountId}/movements', {
        params: { path: { bookAccountId }, header },
        body,
      }),
    ),
  );
}

export function useEditBookMovement() {
  return useBookCommand(({ movementId, ...body }: Schemas['EditBookMovement'] & { movementId: string }, header) =>
    answerOf(
      sessionApi.PATCH('/api/v1/bookkeeping/movements/{movementId}', {
        params: { path: { movementId }, header },
        body,
      }),
    ),
  );
}

export function useDeleteBookMovement() {
  return useBookCommand((path: { movementId: string }, header) =>
    answerOf(sessionApi.DELETE('/api/v1/bookkeeping/movements/{movementId}', { params: { path, header } })),
  );
}

type RealBalance = Schemas['SetRealBalance'] & { readonly bookAccountId: string; readonly month: string };

export function useSetRealBalance() {
  return useBookCommand(({ bookAccountId, month, amount }: RealBalance, header) =>
    answerOf(
      sessionApi.PUT('/api/v1/bookkeeping/accounts/{bookAccountId}/months/{month}/real-balance', {
        params: { path: { bookAccountId, month }, header },
        body: { amount },
      }),
    ),
  );
}

/** Whatever became of it: the books say what is true now. It ends when they are there. */
function useBookCommand<Body extends object>(send: Parameters<typeof useCommand<Body>>[0]) {
  const queries = useQueryClient();
  const command = useCommand(send);
  const run = async (body: Body): Promise<void> => {
    try {
      await command.mutateAsync(body);
    } finally {
      await queries.invalidateQueries({ queryKey: BOOKS });
    }
  };
  return { run, isPending: command.isPending, error: command.error, reset: command.reset };
}
