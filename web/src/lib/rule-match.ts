export interface MatchedPair {
  readonly field: string;
  readonly value: string;
}

const form = /^Rule \S+ matched: ([^]+)\.$/;
const nextField = /, (?=[A-Za-z][\w.-]* = )/;

/**
 * The fields and values in `Rule x matched: a = b, c = d.`; null where the text has another form. Values are attacker's
 * text and can imitate a further field, so a field that comes twice with two values makes the whole text plain again.
 */
export function readRuleMatch(text: string): readonly MatchedPair[] | null {
  const list = form.exec(text)?.[1];
  if (list === undefined) {
    return null;
  }

  const values = new Map<string, string>();
  for (const part of list.split(nextField)) {
    const [field = '', ...rest] = part.split(' = ');
    const value = rest.join(' = ');
    if (rest.length === 0 || (values.get(field) ?? value) !== value) {
      return null;
    }

    values.set(field, value);
  }

  return [...values].map(([field, value]) => ({ field, value }));
}

/** A reason in few words: of a rule's match only what was there, and no service beside the action that tells it. */
export function shortReason(text: string): string {
  const pairs = readRuleMatch(text) ?? [];
  const hasAction = pairs.some(({ field }) => field === 'eventName');
  const telling = pairs.filter(({ field, value }) => value !== '(absent)' && !(hasAction && field === 'eventSource'));
  return telling.length === 0 ? text : telling.map(({ field, value }) => `${field} = ${value}`).join(', ');
}
