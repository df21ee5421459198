import { useEffect } from 'react';
import { usePreference } from './preferences';

const themes = ['system', 'dark', 'light'] as const;
export type Theme = (typeof themes)[number];

/** The chosen theme, put on the document; `system` follows the operating system. */
export function useTheme(): [Theme, () => void] {
  const [theme, setTheme] = usePreference('theme', themes, 'system');
  useEffect(() => {
    if (theme === 'system') {
      delete document.documentElement.dataset['theme'];
    } else {
      document.documentElement.dataset['theme'] = theme;
    }
  }, [theme]);
  return [
    theme,
    () => {
      setTheme(themes[(themes.indexOf(theme) + 1) % themes.length] ?? 'system');
    },
  ];
}
