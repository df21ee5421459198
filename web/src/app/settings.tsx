import { useMe } from '@/api/get-me';
import { post } from '@/api/http';
import { Button } from '@/components/button';
import { useTheme, type Theme } from '@/lib/theme';
import { useZone } from '@/lib/time';

const themeWords: Readonly<Record<Theme, string>> = { system: 'Auto', dark: 'Dark', light: 'Light' };

/** Who is signed in, and how this browser shows things. */
export function Settings() {
  const me = useMe();
  const [theme, nextTheme] = useTheme();
  const [zone, setZone] = useZone();
  return (
    <div className="settings">
      <Button
        look="quiet"
        icon="clock"
        title="Show times in UTC or in local time"
        aria-label={`Times in ${zone === 'utc' ? 'UTC' : 'local time'}. Change`}
        onClick={() => {
          setZone(zone === 'utc' ? 'local' : 'utc');
        }}
      >
        {zone === 'utc' ? 'UTC' : 'Local'}
      </Button>
      <Button look="quiet" icon="theme" title="Automatic, dark or light" aria-label={`Theme: ${themeWords[theme]}. Change`} onClick={nextTheme}>
        {themeWords[theme]}
      </Button>
      {me.data !== undefined && (
        <div className="who">
          <span title={me.data.role}>
            {me.data.isDemo ? 'Demonstration' : me.data.name}
            {!me.data.isDemo && <span className="muted"> {me.data.role}</span>}
          </span>
          {!me.data.isDemo && (
            <Button look="quiet" icon="signOut" className="icon-only" aria-label="Sign out" title="Sign out" onClick={() => void signOut()} />
          )}
        </div>
      )}
    </div>
  );
}

async function signOut(): Promise<void> {
  await post('/sign-out');
  window.location.assign('/');
}
