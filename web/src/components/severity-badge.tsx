import './severity-badge.css';
import type { Severity } from '@/api/types';
import { severityWords } from '@/lib/severity';

/** One shape a severity, so that colour is never the only sign: from a ring to an octagon, ever more solid. */
const shapes: Readonly<Record<Severity, React.ReactNode>> = {
  informational: <circle cx="8" cy="8" r="5" fill="none" stroke="currentColor" strokeWidth="2" />,
  low: <path d="M3 5h10l-5 8.5z" fill="none" stroke="currentColor" strokeWidth="2" strokeLinejoin="round" />,
  medium: <path d="M8 1.8L14.2 8 8 14.2 1.8 8z" fill="currentColor" />,
  high: <path d="M8 1.8l6.8 12.2H1.2z" fill="currentColor" />,
  critical: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1z" fill="currentColor" />
      <path d="M8 4.2v4.6M8 11.4v.01" stroke="var(--surface)" strokeWidth="2" strokeLinecap="round" />
    </>
  ),
};

export function SeverityShape({ severity }: { readonly severity: Severity }) {
  return (
    <svg className={`sev-shape sev-${severity}`} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      {shapes[severity]}
    </svg>
  );
}

/** Severity by shape, colour and word. */
export function SeverityBadge({ severity }: { readonly severity: Severity }) {
  return (
    <span className={`sev-badge sev-${severity}`}>
      <SeverityShape severity={severity} />
      {severityWords[severity]}
    </span>
  );
}
