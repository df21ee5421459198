import './chips.css';
import type { ActorKind } from '@/api/types';
import { Icon } from './icon';

const actorWords: Readonly<Record<ActorKind, string>> = {
  unknown: 'Unknown',
  human: 'Human',
  automation: 'Automation',
  awsService: 'AWS service',
  instance: 'Instance',
};

/** What acts behind a principal, by icon and word. */
export function ActorBadge({ kind }: { readonly kind: ActorKind }) {
  return (
    <span className="actor-badge">
      <Icon name={kind} size={14} />
      {actorWords[kind]}
    </span>
  );
}
