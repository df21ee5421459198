import './button.css';
import type { ComponentPropsWithRef } from 'react';
import { Icon, type IconName } from './icon';

interface Props extends ComponentPropsWithRef<'button'> {
  readonly icon?: IconName;
  readonly look?: 'plain' | 'quiet' | 'strong';
}

export function Button({ icon, look = 'plain', className = '', children, ...rest }: Props) {
  return (
    <button type="button" className={`button ${look} ${className}`} {...rest}>
      {icon !== undefined && <Icon name={icon} size={15} />}
      {children}
    </button>
  );
}

/** A button that shows only an icon; its label is read out and shown on hover. */
export function IconButton({ label, icon, ...rest }: Omit<Props, 'children'> & { readonly label: string; readonly icon: IconName }) {
  return <Button {...rest} icon={icon} look="quiet" className="icon-only" aria-label={label} title={label} />;
}
