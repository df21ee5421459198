import './safe-text.css';
import { codeName, revealHidden } from '@/lib/safe-text';

/** Text that an attacker may have chosen: never markup, isolated in direction, with hidden characters shown. */
export function SafeText({ text }: { readonly text: string }) {
  return (
    <bdi className="safe-text">
      {revealHidden(text).map((part, index) =>
        'text' in part ? (
          part.text
        ) : (
          <span key={index} className="hidden-char" title="A character that does not show, or that turns the text around">
            {codeName(part.code)}
          </span>
        ),
      )}
    </bdi>
  );
}
