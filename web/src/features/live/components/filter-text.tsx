import { useEffect, useId, useRef, useState, type Ref } from 'react';
import { Icon } from '@/components/icon';

interface Props {
  readonly ref?: Ref<HTMLInputElement>;
  readonly name: string;
  readonly hint: string;
  readonly value: string | null;
  readonly options?: readonly string[];
  readonly icon?: boolean;
  readonly onChange: (value: string | null) => void;
}

const settleTime = 300;

/** A text box of the filter: it takes effect when typing pauses. */
export function FilterText({ ref, name, hint, value, options, icon = false, onChange }: Props) {
  const id = useId();
  const [text, setText] = useState(value ?? '');
  const [seen, setSeen] = useState(value);
  if (value !== seen) {
    setSeen(value);
    setText((value ?? '') === text.trim() ? text : (value ?? ''));
  }

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const commit = (next: string) => {
    clearTimeout(timer.current);
    if (next.trim() !== (value ?? '')) {
      onChange(next.trim());
    }
  };
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return (
    <span className={`filter-text ${icon ? 'with-icon' : ''}`}>
      {icon && <Icon name="search" size={14} />}
      <input
        ref={ref}
        type="search"
        aria-label={name}
        placeholder={hint}
        list={options === undefined ? undefined : id}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => {
            commit(next);
          }, settleTime);
        }}
        onBlur={() => {
          commit(text);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') {
            commit(text);
          } else if (event.key === 'Escape') {
            // The browser would empty the box: leaving the search keeps what it found.
            event.preventDefault();
            event.currentTarget.blur();
          }
        }}
      />
      {options !== undefined && (
        <datalist id={id}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </span>
  );
}
