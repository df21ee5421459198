import { useEffect, useState } from 'react';
import { Button } from './button';

interface Props {
  readonly text: string;
  /** Shown beside the icon; without it the button is its icon. */
  readonly word?: string;
  readonly label: string;
}

/** Copies a text, and says for a moment that it did or could not. */
export function CopyButton({ text, word, label }: Props) {
  const [outcome, setOutcome] = useState<'Copied' | 'Not copied' | null>(null);
  useEffect(() => {
    const timer = outcome === null ? undefined : setTimeout(setOutcome, 2_000, null);
    return () => {
      clearTimeout(timer);
    };
  }, [outcome]);
  // Without a secure context there is no clipboard at all: that rejects here like any other failure.
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('Copied');
    } catch {
      setOutcome('Not copied');
    }
  };
  const said = outcome ?? word;
  return (
    <Button
      icon="copy"
      look={word === undefined ? 'quiet' : 'plain'}
      className={said === undefined ? 'icon-only small' : word === undefined ? 'small' : ''}
      aria-label={outcome ?? label}
      title={label}
      onClick={() => void copy()}
    >
      {said}
    </Button>
  );
}
