import { useState } from 'react';
import { SafeText } from '@/components/safe-text';
import { childPath, entriesOf, holds, isBranch, type Json } from '../json-tree';

interface Props {
  readonly name: string;
  readonly value: Json;
  readonly path: string;
  readonly marked: ReadonlySet<string>;
  /** Lower case; empty for no search. */
  readonly sought: string;
}

const most = 100;

/** A name and a value; a branch opens and closes, and its parts are made only when open. */
export function JsonNode({ name, value, path, marked, sought }: Props) {
  const isFound = sought !== '' && holds(name, value, sought);
  const isMarked = [...marked].some((field) => field === path || field.startsWith(`${path}.`));
  if (sought !== '' && !isFound) {
    return null;
  }

  if (!isBranch(value)) {
    return (
      <li className={marked.has(path) ? 'marked' : ''}>
        <span className="json-name">
          <SafeText text={name} />
        </span>
        <JsonLeaf value={value} />
      </li>
    );
  }

  return <JsonBranch name={name} value={value} path={path} marked={marked} sought={sought} isOpenAtFirst={isMarked || isFound || path.split('.').length < 2} />;
}

function JsonBranch({ name, value, path, marked, sought, isOpenAtFirst }: Props & { readonly isOpenAtFirst: boolean }) {
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  const entries = entriesOf(value);
  const open = isOpen || sought !== '';
  // What the search finds by a branch's name shows the whole branch.
  const inner = sought !== '' && name.toLowerCase().includes(sought) ? '' : sought;
  return (
    <li>
      <details open={open} onToggle={(event) => { setIsOpen(event.currentTarget.open); }}>
        <summary>
          <span className="json-name">
            <SafeText text={name} />
          </span>
          <span className="json-size">{Array.isArray(value) ? `[${entries.length}]` : `{${entries.length}}`}</span>
        </summary>
        {open && (
          <ul>
            {entries.slice(0, most).map(([child, part]) => (
              <JsonNode key={child} name={child} value={part} path={childPath(path, value, child)} marked={marked} sought={inner} />
            ))}
            {entries.length > most && <li className="json-size">and {entries.length - most} more: copy the record to see them</li>}
          </ul>
        )}
      </details>
    </li>
  );
}

function JsonLeaf({ value }: { readonly value: null | boolean | number | string }) {
  return typeof value === 'string' ? (
    <span className="json-string">
      <SafeText text={value} />
    </span>
  ) : (
    <span className="json-plain">{String(value)}</span>
  );
}
