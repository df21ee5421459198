import { queryOptions, useQuery } from '@tanstack/react-query';
import { everything, getAlerts } from './get-alerts';

function entityAlertsOptions(entity: string) {
  return queryOptions({
    queryKey: ['alerts', 'of-entity', entity],
    queryFn: ({ signal }) => getAlerts({ filter: { ...everything, entity }, limit: 50 }, signal),
    refetchInterval: 15_000,
  });
}

/** The last alerts of one entity. */
export function useEntityAlerts(entity: string) {
  return useQuery(entityAlertsOptions(entity));
}
