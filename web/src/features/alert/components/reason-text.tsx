import { SafeText } from '@/components/safe-text';
import { readRuleMatch } from '@/lib/rule-match';

/** What a reason says: a rule's match as fields and values, anything else as its sentence. */
export function ReasonText({ text }: { readonly text: string }) {
  const pairs = readRuleMatch(text);
  return pairs === null ? (
    <p>
      <SafeText text={text} />
    </p>
  ) : (
    <dl className="reason-fields">
      {pairs.map(({ field, value }) => (
        <div key={field}>
          <dt>
            <SafeText text={field} />
          </dt>
          <dd className={value === '(absent)' ? 'muted' : 'mono'}>
            <SafeText text={value === '(absent)' ? 'absent' : value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
