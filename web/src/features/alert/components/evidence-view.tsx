import './evidence-view.css';
import { useMemo, useState } from 'react';
import type { Reason } from '@/api/types';
import { CopyButton } from '@/components/copy-button';
import { SafeText } from '@/components/safe-text';
import { entriesOf, parseRecord } from '../json-tree';
import { matchedFields } from '../matched-fields';
import { JsonNode } from './json-node';

/** One raw record as a tree: searchable, with the fields that the reasons name marked. */
export function EvidenceView({ json, reasons }: { readonly json: string; readonly reasons: readonly Reason[] }) {
  const record = useMemo(() => parseRecord(json), [json]);
  const marked = useMemo(() => matchedFields(reasons), [reasons]);
  const [sought, setSought] = useState('');
  return (
    <div className="evidence">
      <div className="evidence-tools">
        <input
          type="search"
          aria-label="Search in the record"
          placeholder="Search in the record"
          value={sought}
          onChange={(event) => {
            setSought(event.target.value);
          }}
        />
        <CopyButton text={json} word="Copy" label="Copy the record" />
      </div>
      {record === null ? (
        <pre className="evidence-text">
          <SafeText text={json} />
        </pre>
      ) : (
        <ul className="json-tree" aria-label="Record">
          {entriesOf(record).map(([name, value]) => (
            <JsonNode key={name} name={name} value={value} path={name} marked={marked} sought={sought.trim().toLowerCase()} />
          ))}
        </ul>
      )}
      {marked.size > 0 && record !== null && (
        <p className="evidence-legend">
          <mark>Marked</mark> fields are those that the reasons name.
        </p>
      )}
    </div>
  );
}
