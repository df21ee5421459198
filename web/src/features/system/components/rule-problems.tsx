import '@/components/chips.css';
import { Panel } from '@/components/panel';
import { SafeText } from '@/components/safe-text';
import { ErrorState, Skeleton } from '@/components/state-views';
import { plural } from '@/lib/format';
import { useRules } from '../api/list-rules';

/** What is wrong with rule files. Broken rules are left out, or go on in their last good version. */
export function RuleProblems() {
  const rules = useRules();
  if (rules.data === undefined) {
    return (
      <Panel title="Rules" note="">
        {rules.error === null ? (
          <Skeleton lines={2} label="Fetching the rules" />
        ) : (
          <ErrorState error={rules.error} onRetry={() => void rules.refetch()} />
        )}
      </Panel>
    );
  }
  const { problems, rules: all } = rules.data;
  const kept = all.filter((rule) => rule.isKept).length;
  return (
    <Panel title="Rules" note={plural(problems.length, 'problem')}>
      {problems.length === 0 ? (
        <p className="muted">All rule files can be read: {plural(all.length, 'rule')} judge.</p>
      ) : (
        <>
          {kept > 0 && <p>{plural(kept, 'rule')} in the last good version, until the file is mended.</p>}
          <ul className="quarantine">
            {problems.map((problem) => (
              <li key={`${problem.file}:${problem.line}:${problem.message}`}>
                <span className="chip">{problem.isError ? 'error' : 'warning'}</span>
                <p>
                  <SafeText text={problem.message} />
                </p>
                <p className="quarantine-place mono">
                  <SafeText text={problem.file} />, line {problem.line}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
