import type { ReactNode } from 'react';
import { useMe } from '@/api/get-me';
import { isSignedOut } from '@/api/http';
import { ErrorState, Skeleton } from '@/components/state-views';
import { SignIn } from './sign-in';

/** Shows the console to who is signed in. A server that is away for a while signs nobody out. */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  if (isSignedOut(me.error)) {
    return <SignIn onRetry={() => void me.refetch()} />;
  }

  if (me.data !== undefined) {
    return children;
  }

  return (
    <main className="page">
      {me.error === null ? (
        <Skeleton lines={4} label="Starting" />
      ) : (
        <ErrorState error={me.error} onRetry={() => void me.refetch()} />
      )}
    </main>
  );
}
