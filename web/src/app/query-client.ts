import { QueryCache, QueryClient } from '@tanstack/react-query';
import { meOptions } from '@/api/get-me';
import { HttpError, isSignedOut } from '@/api/http';

/** The store of all server data. An answer of 401 anywhere makes the session be asked for again. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isSignedOut(error) && query.queryKey[0] !== meOptions.queryKey[0]) {
          void client.invalidateQueries({ queryKey: meOptions.queryKey });
        }
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: 2_000,
        retry: (failures, error) => failures < 1 && !(error instanceof HttpError),
      },
    },
  });
  return client;
}
