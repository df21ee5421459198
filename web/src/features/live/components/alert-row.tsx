import './alert-row.css';
import { memo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Alert } from '@/api/types';
import { ActorBadge } from '@/components/actor-badge';
import { EntityLink } from '@/components/entity-link';
import { SafeText } from '@/components/safe-text';
import { SeverityBadge } from '@/components/severity-badge';
import { TechniqueChips } from '@/components/technique-chips';
import { TimeAgo } from '@/components/time-text';
import { formatCount } from '@/lib/format';
import { revealedText } from '@/lib/safe-text';

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
  const titleId = `title-${alert.id}`;
  return (
    <article
      className={`alert-row sev-${alert.severity} ${isSelected ? 'selected' : ''} ${isFresh ? 'fresh' : ''}`}
      style={{ transform: `translateY(${top}px)`, height }}
      tabIndex={isTabStop ? 0 : -1}
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
        </span>
        <span className="row-techniques">
          <TechniqueChips ids={alert.techniques} />
        </span>
        <span className="row-count">
          ×{formatCount(alert.count)}
          <span className="sr-only"> events</span>
        </span>
      </span>
      <Link
        id={titleId}
        className="row-title"
        tabIndex={-1}
        to={{ pathname: `/alerts/${encodeURIComponent(alert.id)}`, search: search.toString() }}
        title={revealedText(alert.title)}
      >
        <SafeText text={alert.title} />
      </Link>
      <span className="row-bottom">
        <span className="row-entity">
          <EntityLink id={alert.entity} />
        </span>
        <span className="row-actor">
          <ActorBadge kind={alert.actorKind} />
        </span>
      </span>
    </article>
  );
});
