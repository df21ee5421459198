/** A piece of text, or one character that would not show or would make other text lie. */
export type TextPart = { readonly text: string } | { readonly code: number };

/**
 * Controls, invisible and direction-changing characters: what an attacker can use to make a name read as another.
 * The set: C0 and C1 controls but not newline and tab, soft hyphen, Arabic letter mark, Mongolian separator, zero
 * width and bidi marks, line separators, variation of blanks, byte order mark, interlinear marks, tags, lone surrogates.
 */
const hidden =
  // eslint-disable-next-line no-control-regex, no-misleading-character-class -- naming these characters is the purpose
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff]|[\u{e0000}-\u{e0fff}]|\p{Surrogate}/gu;

/** Splits text so that hidden characters can be shown as what they are. */
export function revealHidden(text: string): readonly TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(hidden)) {
    if (match.index > end) {
      parts.push({ text: text.slice(end, match.index) });
    }

    parts.push({ code: match[0].codePointAt(0) ?? 0 });
    end = match.index + match[0].length;
  }

  if (end < text.length) {
    parts.push({ text: text.slice(end) });
  }

  return parts;
}

/** `U+202E`. */
export function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The same as plain text, for attributes and what is copied to labels. */
export function revealedText(text: string): string {
  return revealHidden(text)
    .map((part) => ('text' in part ? part.text : `⟨${codeName(part.code)}⟩`))
    .join('');
}
