import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useSystem } from '@/api/get-system';
import type { LiveStatus } from '@/api/live';
import type { Alert, Severity } from '@/api/types';
import { Button, IconButton } from '@/components/button';
import { SeverityShape } from '@/components/severity-badge';
import { formatAmount, formatCount, plural } from '@/lib/format';
import { severities, severityWords } from '@/lib/severity';
import { withFilter } from '../feed-filter';
import { ConnectionState } from './connection-state';

interface Props {
  readonly alerts: readonly Alert[];
  readonly hasOlder: boolean;
  readonly status: LiveStatus;
  readonly isPaused: boolean;
  readonly newCount: number;
  readonly onPause: () => void;
  readonly onHelp: () => void;
}

/** What is going on, in one line. */
export function LiveHeader({ alerts, hasOlder, status, isPaused, newCount, onPause, onHelp }: Props) {
  const [search, setSearch] = useSearchParams();
  const system = useSystem();
  const counts = useMemo(() => countBySeverity(alerts), [alerts]);
  return (
    <header className="live-header">
      <h1>Live</h1>
      <ConnectionState status={status} isPaused={isPaused} />
      <ul className="severity-counts" aria-label={`Severities of the ${plural(alerts.length, 'alert')} fetched`}>
        {[...severities].reverse().map((severity) => (
          <li key={severity}>
            <button
              type="button"
              className={`severity-count sev-${severity}`}
              aria-pressed={search.get('severity') === severity}
              title={`${severityWords[severity]}: show these and above`}
              onClick={() => {
                setSearch(withFilter(search, 'severity', search.get('severity') === severity ? null : severity));
              }}
            >
              <SeverityShape severity={severity} />
              <span className="severity-word">{severityWords[severity]}</span>
              <b>
                {formatCount(counts[severity])}
                {hasOlder && '+'}
              </b>
            </button>
          </li>
        ))}
      </ul>
      {system.data !== undefined && status.state !== 'disconnected' && (
        <span className="rate" title="Events taken in, over the last ten seconds">
          <b>{formatAmount(system.data.eventsPerSecond)}</b> events/s
        </span>
      )}
      <span className="live-actions">
        {isPaused && newCount > 0 && (
          <Button look="strong" onClick={onPause}>
            {formatCount(newCount)} new, press P or click to show
          </Button>
        )}
        <Button icon={isPaused ? 'play' : 'pause'} onClick={onPause} aria-keyshortcuts="p">
          {isPaused ? 'Resume' : 'Pause'}
        </Button>
        <IconButton label="Keyboard help" icon="help" onClick={onHelp} aria-keyshortcuts="?" />
      </span>
      <span className="sr-only" role="status">
        {isPaused ? `Paused. ${formatCount(newCount)} new.` : ''}
      </span>
    </header>
  );
}

function countBySeverity(alerts: readonly Alert[]): Record<Severity, number> {
  const counts: Record<Severity, number> = { informational: 0, low: 0, medium: 0, high: 0, critical: 0 };
  for (const { severity } of alerts) {
    counts[severity]++;
  }

  return counts;
}
