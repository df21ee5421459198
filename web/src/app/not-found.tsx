import { Link } from 'react-router';
import { EmptyState } from '@/components/state-views';

export function NotFound() {
  return (
    <div className="page">
      <EmptyState icon="search" title="There is no such page">
        <Link to="/">Go to the live feed</Link>
      </EmptyState>
    </div>
  );
}
