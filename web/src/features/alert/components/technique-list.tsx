import { SafeText } from '@/components/safe-text';
import { techniqueName, techniqueUrl } from '@/lib/techniques';

/** The ATT&CK techniques by id and name, leading to their pages. */
export function TechniqueList({ ids }: { readonly ids: readonly string[] }) {
  return ids.length === 0 ? null : (
    <section aria-labelledby="techniques">
      <h3 id="techniques">Techniques</h3>
      <ul className="techniques">
        {ids.map((id) => (
          <li key={id}>
            <TechniqueId id={id} /> {techniqueName(id)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function TechniqueId({ id }: { readonly id: string }) {
  const url = techniqueUrl(id);
  return url === null ? (
    <code>
      <SafeText text={id} />
    </code>
  ) : (
    <a className="mono" href={url} target="_blank" rel="noopener noreferrer">
      {id}
    </a>
  );
}
