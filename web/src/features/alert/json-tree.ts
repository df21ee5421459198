/** A value in a parsed record. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** Deeper than this a record is shown as text: no honest record is. */
const deepest = 60;

export type JsonEntry = readonly [name: string, value: Json];

export function isBranch(value: Json): value is readonly Json[] | Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null;
}

export function entriesOf(value: Json): readonly JsonEntry[] {
  if (!isBranch(value)) {
    return [];
  }

  return Array.isArray(value) ? value.map((item: Json, index) => [String(index), item]) : Object.entries(value);
}

/** The path of a part: array places do not count, since rules do not name them. */
export function childPath(path: string, parent: Json, name: string): string {
  if (Array.isArray(parent)) {
    return path;
  }

  return path === '' ? name : `${path}.${name}`;
}

/** Parses a record; null if it is not JSON or is nested deeper than anyone can read. */
export function parseRecord(text: string): Json | null {
  try {
    const value = JSON.parse(text) as Json;
    return isTooDeep(value, 0) ? null : value;
  } catch {
    return null;
  }
}

/** Whether a name or a plain value in this part contains the text, whatever its case. */
export function holds(name: string, value: Json, sought: string): boolean {
  if (name.toLowerCase().includes(sought)) {
    return true;
  }

  return isBranch(value)
    ? entriesOf(value).some(([child, part]) => holds(child, part, sought))
    : String(value).toLowerCase().includes(sought);
}

function isTooDeep(value: Json, depth: number): boolean {
  return depth > deepest || entriesOf(value).some(([, part]) => isTooDeep(part, depth + 1));
}
