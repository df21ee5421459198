import './chips.css';
import { techniqueName } from '@/lib/techniques';
import { SafeText } from './safe-text';

/** The techniques of an alert as short chips; what does not fit is counted. */
export function TechniqueChips({ ids, most = 2 }: { readonly ids: readonly string[]; readonly most?: number }) {
  const rest = ids.slice(most);
  return (
    <span className="chips">
      {ids.slice(0, most).map((id) => (
        <span key={id} className="chip mono" title={techniqueName(id) ?? undefined}>
          <SafeText text={id} />
        </span>
      ))}
      {rest.length > 0 && (
        <span className="chip" title={rest.join(', ')}>
          +{rest.length}
        </span>
      )}
    </span>
  );
}
