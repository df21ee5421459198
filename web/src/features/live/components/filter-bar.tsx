import './filter-bar.css';
import { useMemo, useState, type RefObject } from 'react';
import { useSearchParams } from 'react-router';
import type { Alert } from '@/api/types';
import { Button } from '@/components/button';
import { EntityLink } from '@/components/entity-link';
import { knownTechniques } from '@/lib/techniques';
import { filterNames, isFiltered, withFilter, type FilterName } from '../feed-filter';
import { FilterText } from './filter-text';
import { SeveritySelect } from './severity-select';
import { TimeRange } from './time-range';

interface Props {
  readonly alerts: readonly Alert[];
  readonly searchBox: RefObject<HTMLInputElement | null>;
}

/** Which alerts to show. The choice lives in the address, so that it can be shared and gone back to. */
export function FilterBar({ alerts, searchBox }: Props) {
  const [search, setSearch] = useSearchParams();
  const [isOpen, setIsOpen] = useState(false);
  const accounts = useMemo(() => distinct(alerts.map((alert) => alert.account)), [alerts]);
  const detectors = useMemo(() => distinct(alerts.map((alert) => alert.detector)), [alerts]);
  const entity = search.get('entity');
  const active = filterNames.filter((name) => name !== 'q' && name !== 'severity' && search.has(name)).length;
  const set = (name: FilterName) => (value: string | null) => {
    setSearch((current) => withFilter(current, name, value), { replace: true });
  };

  return (
    <div role="search" className={`filter-bar ${isOpen ? 'open' : ''}`} aria-label="Filter alerts">
      <FilterText ref={searchBox} name="Search" hint="Search title, entity, detector" value={search.get('q')} onChange={set('q')} icon />
      <SeveritySelect value={search.get('severity')} onChange={set('severity')} />
      <Button
        className="filter-more"
        icon="filter"
        aria-expanded={isOpen}
        onClick={() => {
          setIsOpen(!isOpen);
        }}
      >
        Filters{active > 0 && ` (${active})`}
      </Button>
      <div className="filter-extra">
        <FilterText name="Account" hint="Account" value={search.get('account')} onChange={set('account')} options={accounts} />
        <FilterText name="Detector" hint="Detector" value={search.get('detector')} onChange={set('detector')} options={detectors} />
        <FilterText name="Technique" hint="Technique" value={search.get('technique')} onChange={set('technique')} options={knownTechniques} />
        <TimeRange from={search.get('from')} to={search.get('to')} onFrom={set('from')} onTo={set('to')} />
      </div>
      {entity !== null && (
        <span className="filter-entity">
          Only <EntityLink id={entity} />
        </span>
      )}
      {isFiltered(search) && (
        <Button
          look="quiet"
          icon="close"
          onClick={() => {
            setSearch({});
          }}
        >
          Clear
        </Button>
      )}
    </div>
  );
}

function distinct(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort().slice(0, 100);
}
