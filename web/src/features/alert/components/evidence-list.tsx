import { useState } from 'react';
import type { Evidence, Reason } from '@/api/types';
import { EvidenceView } from './evidence-view';

/** The raw records kept as proof, one at a time. */
export function EvidenceList({ evidence, reasons }: { readonly evidence: readonly Evidence[]; readonly reasons: readonly Reason[] }) {
  const [chosen, setChosen] = useState(0);
  const record = evidence[chosen] ?? evidence[0];
  return (
    <section aria-labelledby="evidence">
      <h3 id="evidence">Evidence</h3>
      {record === undefined ? (
        <p className="muted">No raw record is kept for this alert.</p>
      ) : (
        <>
          {evidence.length > 1 && (
            <label className="evidence-choice">
              <span className="muted">Record</span>
              <select
                value={chosen}
                onChange={(event) => {
                  setChosen(Number(event.target.value));
                }}
              >
                {evidence.map(({ eventId }, index) => (
                  <option key={eventId} value={index}>
                    {index + 1} of {evidence.length}: {eventId}
                  </option>
                ))}
              </select>
            </label>
          )}
          <EvidenceView key={record.eventId} json={record.json} reasons={reasons} />
        </>
      )}
    </section>
  );
}
