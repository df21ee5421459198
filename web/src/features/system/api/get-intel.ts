import { queryOptions, useQuery } from '@tanstack/react-query';
import { getJson } from '@/api/http';
import type { IntelView } from '@/api/types';

const intelOptions = queryOptions({
  queryKey: ['intel'],
  queryFn: ({ signal }) => getJson<IntelView>('/api/v1/intel', {}, signal),
  refetchInterval: 30_000,
});

/** The lists of threat intelligence in use. */
export function useIntel() {
  return useQuery(intelOptions);
}
