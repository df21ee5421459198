import type { SystemView } from '@/api/types';
import { SafeText } from '@/components/safe-text';
import { TimeAgo } from '@/components/time-text';

/** Whether input is being taken and stored; if not, what to do. */
export function Health({ system }: { readonly system: SystemView }) {
  return (
    <div className={`health ${system.healthy ? 'good' : 'bad'}`} role={system.healthy ? undefined : 'alert'}>
      <h2>{system.healthy ? 'Healthy' : 'There is a problem'}</h2>
      <p>
        {system.problem === null ? 'Input is being taken, judged and stored.' : <SafeText text={system.problem} />}
      </p>
      <p className="muted">
        Version {system.version}, started <TimeAgo time={system.startedAt} />
      </p>
    </div>
  );
}
