import './dialog.css';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { IconButton } from './button';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal dialog; the browser keeps the focus in it and closes it on Esc. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onClose={onClose}>
      <header>
        <h2 id={id}>{title}</h2>
        <IconButton label="Close" icon="close" onClick={() => dialog.current?.close()} />
      </header>
      {children}
    </dialog>
  );
}
