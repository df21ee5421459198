import './entity.css';
import { Link, useParams } from 'react-router';
import { useEntity } from '@/api/get-entity';
import { HttpError } from '@/api/http';
import { EmptyState, ErrorState, Skeleton, StaleNote } from '@/components/state-views';
import { DimensionPanel } from './components/dimension-panel';
import { EntityAlerts } from './components/entity-alerts';
import { EntityHeader } from './components/entity-header';
import { HeatMap } from './components/heat-map';
import { RatesPanel } from './components/rates-panel';

/** One entity: who it is, what is normal for it, and its alerts. */
export function EntityRoute() {
  const { id = '' } = useParams();
  const entity = useEntity(id);
  const retry = () => void entity.refetch();
  if (entity.data === undefined) {
    return (
      <div className="page">
        {entity.error === null ? (
          <Skeleton lines={10} label="Fetching the entity" />
        ) : entity.error instanceof HttpError && entity.error.status === 404 ? (
          <EmptyState icon="entities" title="This entity has not been seen">
            <p>It has shown no event yet, or its account is not yours to see.</p>
            <Link to="/entities">All entities</Link>
          </EmptyState>
        ) : (
          <ErrorState error={entity.error} onRetry={retry} />
        )}
      </div>
    );
  }

  const view = entity.data;
  return (
    <div className="page entity-page">
      <StaleNote error={entity.error} updatedAt={entity.dataUpdatedAt} onRetry={retry} />
      <EntityHeader entity={view} />
      <EntityAlerts id={id} />
      <h2 className="entity-normal">What is normal</h2>
      <HeatMap hours={view.hourOfWeek} />
      <div className="dimensions">
        <RatesPanel rates={view.rates} />
        {view.dimensions.map((dimension) => (
          <DimensionPanel key={dimension.name} dimension={dimension} />
        ))}
      </div>
    </div>
  );
}
