import './alert-row.css';
import { memo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Alert } from '@/api/types';
import { ActorBadge } from '@/components/actor-badge';
import { EntityLink } from '@/components/entity-link';
import { SafeText } from '@/components/safe-text';
import { SeverityBadge } from '@/components/severity-badge';
import { TechniqueChips } from '@/components/technique-chips';
import { TimeAgo, TimeShort } from '@/components/time-text';
import { VerdictChip } from '@/components/verdict-chip';
import { formatCount } from '@/lib/format';
import { shortReason } from '@/lib/rule-match';
import { revealedText } from '@/lib/safe-text';
import { formatExact, formatSpan, useZone } from '@/lib/time';

interface Props {
  readonly alert: Alert;
  readonly top: number;
  readonly height: number;
  readonly position: number;
  /** How many there are; -1 if not known. */
  readonly of: number;
  readonly isSelected: boolean;
  readonly isTabStop: boolean;
  readonly isFresh: boolean;
  readonly onSelect: (id: string) => void;
}

/** One alert in the feed. */
export const AlertRow = memo(function AlertRow({ alert, top, height, position, of, isSelected, isTabStop, isFresh, onSelect }: Props) {
  const [search] = useSearchParams();
  const [zone] = useZone();
  const reason = alert.reasons[0]?.text;
  const span = formatSpan(alert.time, alert.last);
  const titleId = `title-${alert.id}`;
  return (
    <article
      className={`alert-row sev-${alert.severity} ${isSelected ? 'selected' : ''} ${isFresh ? 'fresh' : ''} ${alert.verdict === null ? '' : 'judged'}`}
      style={{ transform: `translateY(${top}px)`, height }}
      tabIndex={isTabStop ? 0 : -1}
      data-alert={alert.id}
      aria-posinset={position}
      aria-setsize={of}
      aria-labelledby={titleId}
      aria-current={isSelected}
      onFocus={() => {
        onSelect(alert.id);
      }}
    >
      <span className="row-top">
        <span className="row-severity">
          <SeverityBadge severity={alert.severity} />
        </span>
        <span className="row-time">
          <TimeAgo time={alert.last} />
          <span className="row-second">
            <TimeShort time={alert.last} />
          </span>
        </span>
        <span className="row-techniques">
          <TechniqueChips ids={alert.techniques} />
        </span>
        <span className="row-count" title={`${formatExact(alert.time, zone)} – ${formatExact(alert.last, zone)}`}>
          ×{formatCount(alert.count)}
          <span className="sr-only"> events</span>
          {span !== null && <span className="row-second">in {span}</span>}
        </span>
      </span>
      <Link
        id={titleId}
        className="row-title"
        tabIndex={-1}
        to={{ pathname: `/alerts/${encodeURIComponent(alert.id)}`, search: search.toString() }}
        title={revealedText(alert.title)}
      >
        {alert.verdict !== null && <VerdictChip verdict={alert.verdict} />}
        <SafeText text={alert.title} />
      </Link>
      {reason !== undefined && (
        <span className="row-reason">
          <SafeText text={shortReason(reason)} />
        </span>
      )}
      <span className="row-bottom">
        <span className="row-entity">
          <EntityLink id={alert.entity} tabIndex={isTabStop ? 0 : -1} />
          <span className="row-second mono">{alert.account}</span>
        </span>
        <span className="row-actor">
          <ActorBadge kind={alert.actorKind} />
        </span>
      </span>
    </article>
  );
});
