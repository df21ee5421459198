import { queryOptions, useQuery } from '@tanstack/react-query';
import { parseEntityId } from '@/lib/entity-id';
import { everything, getAlerts } from './get-alerts';

function entityAlertsOptions(entity: string) {
  return queryOptions({
    queryKey: ['alerts', 'of-entity', entity],
    queryFn: ({ signal }) => getAlerts({ filter: { ...everything, ...alertsOf(entity) }, limit: 50 }, signal),
    refetchInterval: 15_000,
  });
}

/** Which alerts concern an entity: of an account, those of all who act in it. */
export function alertsOf(entity: string): { readonly accounts: string[] } | { readonly entity: string } {
  const { kind, account } = parseEntityId(entity);
  return kind === 'account' ? { accounts: [account] } : { entity };
}

/** The last alerts that concern an entity. */
export function useEntityAlerts(entity: string) {
  return useQuery(entityAlertsOptions(entity));
}
