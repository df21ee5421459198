import type { AlertDetail } from '@/api/types';
import { SafeText } from '@/components/safe-text';
import { SeverityBadge } from '@/components/severity-badge';
import { TimeAgo, TimeSpan } from '@/components/time-text';
import { formatBits, plural } from '@/lib/format';
import { EntityCard } from './entity-card';
import { EventList } from './event-list';
import { EvidenceList } from './evidence-list';
import { OtherAlerts } from './other-alerts';
import { ReasonBars } from './reason-bars';
import { TechniqueList } from './technique-list';
import { VerdictPanel } from './verdict-panel';

/** What an operator needs to judge an alert, the most needed first. */
export function AlertBody({ detail }: { readonly detail: AlertDetail }) {
  const { alert, events, evidence } = detail;
  return (
    <article className="alert-body" aria-labelledby="alert-title">
      <header>
        <p className="alert-meta">
          <SeverityBadge severity={alert.severity} />
          <span>
            <b>{formatBits(alert.score)}</b> bits
          </span>
          <span>{plural(alert.count, 'event')}</span>
          <TimeAgo time={alert.last} />
        </p>
        <h2 id="alert-title" className="alert-title">
          <SafeText text={alert.title} />
        </h2>
        <p className="alert-when">
          <span>
            <TimeSpan first={alert.time} last={alert.last} />
          </span>
          <span className="mono">
            <SafeText text={alert.detector} />
          </span>
        </p>
      </header>
      <VerdictPanel alert={alert} />
      <ReasonBars alert={alert} />
      <EntityCard alert={alert} />
      <TechniqueList ids={alert.techniques} />
      <EventList events={events} count={alert.count} />
      <EvidenceList evidence={evidence} reasons={alert.reasons} />
      <OtherAlerts alert={alert} />
    </article>
  );
}
