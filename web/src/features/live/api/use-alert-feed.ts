import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { addOlder, toView, type AlertView } from '@/api/apply-change';
import { getAlerts } from '@/api/get-alerts';
import { useHub } from '@/api/hub-context';
import type { LiveStatus } from '@/api/live';
import type { AlertFilter } from '@/api/types';
import { followAlerts } from './follow-alerts';

const pageSize = 200;

/** How fetching older alerts does. After a failure only a person asks again. */
export type OlderState = 'idle' | 'fetching' | 'failed';

function feedKey(filter: AlertFilter) {
  return ['alerts', 'feed', filter] as const;
}

/** The alerts that match, kept up to date by the hub, with older ones on demand. */
export function useAlertFeed(filter: AlertFilter) {
  const hub = useHub();
  const client = useQueryClient();
  const [status, setStatus] = useState<LiveStatus>(() => ({ state: 'connecting', since: Date.now() }));
  const [olderState, setOlderState] = useState<OlderState>('idle');
  const key = JSON.stringify(feedKey(filter));
  const filterRef = useRef(filter);
  useEffect(() => {
    filterRef.current = filter;
  });

  const query = useQuery({
    queryKey: feedKey(filter),
    queryFn: async ({ signal }) => toView(await getAlerts({ filter, limit: pageSize }, signal)),
    staleTime: Infinity,
    refetchOnReconnect: false,
    structuralSharing: false,
  });

  const hasView = query.data !== undefined;
  useEffect(() => {
    return hasView ? followAlerts({ hub, client, filter: filterRef.current, queryKey: feedKey(filterRef.current), onStatus: setStatus }) : undefined;
  }, [hub, client, key, hasView]);

  const before = query.data?.before ?? null;
  const fetchOlder = useCallback(async () => {
    if (before === null) {
      return;
    }

    setOlderState('fetching');
    try {
      const older = filterRef.current;
      const page = await getAlerts({ filter: older, before, limit: pageSize }, new AbortController().signal);
      client.setQueryData<AlertView>(feedKey(older), (view) => (view?.before === before ? addOlder(view, page) : view));
      setOlderState('idle');
    } catch {
      setOlderState('failed');
    }
  }, [client, before]);

  return { query, status, olderState, fetchOlder: () => void fetchOlder() };
}
