import './chips.css';
import { Link } from 'react-router';
import { parseEntityId } from '@/lib/entity-id';
import { SafeText } from './safe-text';

export function entityPath(id: string): string {
  return `/entities/${encodeURIComponent(id)}`;
}

/** An entity's type and name, leading to its page. */
export function EntityLink({ id, account = false, tabIndex }: { readonly id: string; readonly account?: boolean; readonly tabIndex?: number }) {
  const { kind, type, name, account: number } = parseEntityId(id);
  return (
    <Link className="entity-link" tabIndex={tabIndex} to={entityPath(id)} title={id.length < 200 ? id : undefined}>
      <span className="entity-type">{type ?? kind}</span>
      <span className="entity-name">
        <SafeText text={name} />
      </span>
      {account && kind !== 'account' && <span className="entity-account">{number}</span>}
    </Link>
  );
}
