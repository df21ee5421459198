import { severities, severityWords, toSeverity } from '@/lib/severity';

interface Props {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** The least severity to show. */
export function SeveritySelect({ value, onChange }: Props) {
  return (
    <select
      aria-label="Least severity"
      value={toSeverity(value) ?? ''}
      onChange={(event) => {
        onChange(event.target.value);
      }}
    >
      <option value="">Any severity</option>
      {severities.slice(1).map((severity) => (
        <option key={severity} value={severity}>
          {severityWords[severity]}
          {severity === 'critical' ? '' : ' and above'}
        </option>
      ))}
    </select>
  );
}
