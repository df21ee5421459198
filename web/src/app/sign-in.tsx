import './sign-in.css';
import { Button } from '@/components/button';
import { Brand } from './brand';

/** How to get in: the console itself asks for no password. */
export function SignIn({ onRetry }: { readonly onRetry: () => void }) {
  return (
    <main className="sign-in">
      <div className="sign-in-card">
        <Brand />
        <h1>Sign in</h1>
        <p>
          Open the one-time link that <code>orleanssec serve</code> printed when it started. It works once, and for ten minutes.
        </p>
        <p className="muted">
          Used already, too old, or scrolled away? Stop the server with Ctrl+C and run <code>orleanssec serve</code> again: it prints a
          fresh link.
        </p>
        <Button onClick={onRetry}>I have signed in: try again</Button>
      </div>
    </main>
  );
}
