import './system.css';
import { useSystem } from '@/api/get-system';
import { ErrorState, Skeleton, StaleNote } from '@/components/state-views';
import { BudgetPanel } from './components/budget-panel';
import { CounterTiles } from './components/counter-tiles';
import { Health } from './components/health';
import { IntelTable } from './components/intel-table';
import { QuarantineTable } from './components/quarantine-table';
import { RuleProblems } from './components/rule-problems';
import { SourceTable } from './components/source-table';

/** How the installation does: whether it takes input, from where, and what it could not read. */
export function SystemRoute() {
  const system = useSystem();
  const retry = () => void system.refetch();
  return (
    <div className="page">
      <h1>System</h1>
      {system.data !== undefined ? (
        <>
          <StaleNote error={system.error} updatedAt={system.dataUpdatedAt} onRetry={retry} />
          <Health system={system.data} />
          <CounterTiles system={system.data} />
          <BudgetPanel />
          <SourceTable sources={system.data.sources} />
          <IntelTable />
          <RuleProblems />
          <QuarantineTable total={system.data.quarantined} />
        </>
      ) : system.error === null ? (
        <Skeleton lines={8} label="Fetching the state of the system" />
      ) : (
        <ErrorState error={system.error} onRetry={retry} />
      )}
    </div>
  );
}
