import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { AlertView } from '@/api/apply-change';
import { useWidth } from '@/lib/use-width';
import type { OlderState } from '../api/use-alert-feed';
import type { FocusRequest } from '../use-selection';
import { AlertRow } from './alert-row';
import { FeedEnd } from './feed-end';
import { useFresh } from './use-fresh';
import { useScrollAnchor } from './use-scroll-anchor';

interface Props {
  readonly view: AlertView;
  readonly selectedId: string | undefined;
  readonly focusRequest: FocusRequest | null;
  readonly onSelect: (id: string) => void;
  readonly onOlder: () => void;
  readonly olderState: OlderState;
}

/** The list of alerts, of which only the visible ones are in the document. */
export function Feed({ view, selectedId, focusRequest, onSelect, onOlder, olderState }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const { look, height } = rowLook(useWidth(scroller));
  const { alerts, before } = view;
  const freshAfter = useFresh(view.to);
  const virtualizer = useVirtualizer({
    count: alerts.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    getItemKey: (index) => alerts[index]?.id ?? index,
    overscan: 10,
  });
  useScrollAnchor(scroller, alerts, height);
  useEffect(() => {
    virtualizer.measure();
  }, [virtualizer, height]);

  const items = virtualizer.getVirtualItems();
  const lastIndex = items.at(-1)?.index ?? 0;
  const isAtEnd = before !== null && olderState === 'idle' && lastIndex >= alerts.length - 20;
  const latestOlder = useRef(onOlder);
  useEffect(() => {
    latestOlder.current = onOlder;
  });
  useEffect(() => {
    if (isAtEnd) {
      latestOlder.current();
    }
  }, [isAtEnd]);

  const selectedIndex = alerts.findIndex((alert) => alert.id === selectedId);
  const latestAlerts = useRef(alerts);
  useEffect(() => {
    latestAlerts.current = alerts;
  });
  // By id: what is selected may lag behind the request, for it is in the address while an alert is open.
  useEffect(() => {
    const index = latestAlerts.current.findIndex((alert) => alert.id === focusRequest?.id);
    if (focusRequest !== null && index >= 0) {
      virtualizer.scrollToIndex(index);
      requestAnimationFrame(() => {
        scroller.current?.querySelector<HTMLElement>(`[data-alert="${CSS.escape(focusRequest.id)}"]`)?.focus({ preventScroll: true });
      });
    }
  }, [virtualizer, focusRequest]);

  return (
    <div ref={scroller} className={`feed ${look}`} role="feed" aria-label="Alerts, the last changed first" aria-busy={olderState === 'fetching'}>
      <div className="feed-rows" style={{ height: virtualizer.getTotalSize() }}>
        {items.map((item) => {
          const alert = alerts[item.index];
          return alert === undefined ? null : (
            <AlertRow
              key={item.key}
              alert={alert}
              top={item.start}
              height={height}
              position={item.index + 1}
              of={before === null ? alerts.length : -1}
              isSelected={alert.id === selectedId}
              isTabStop={alert.id === selectedId || (selectedIndex < 0 && item.index === 0)}
              isFresh={alert.sequence > freshAfter}
              onSelect={onSelect}
            />
          );
        })}
      </div>
      {before !== null && <FeedEnd state={olderState} onRetry={onOlder} />}
    </div>
  );
}

function rowLook(width: number): { readonly look: string; readonly height: number } {
  return width >= 860 ? { look: 'wide', height: 52 } : width >= 480 ? { look: 'medium', height: 60 } : { look: 'narrow', height: 84 };
}
