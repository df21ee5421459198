import './shell.css';
import { NavLink, Outlet, useLocation } from 'react-router';
import { useSystem } from '@/api/get-system';
import { Icon, type IconName } from '@/components/icon';
import { Brand } from './brand';
import { Settings } from './settings';

interface Page {
  readonly to: string;
  readonly label: string;
  readonly icon: IconName;
}

const pages: readonly Page[] = [
  { to: '/', label: 'Live', icon: 'live' },
  { to: '/entities', label: 'Entities', icon: 'entities' },
  { to: '/verdicts', label: 'Verdicts', icon: 'verdict' },
  { to: '/system', label: 'System', icon: 'system' },
];

/** The frame around every page. */
export function Shell() {
  const { pathname } = useLocation();
  const system = useSystem();
  const unhealthy = system.data?.healthy === false;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <header className="sidebar">
        <Brand />
        <nav aria-label="Pages">
          {pages.map(({ to, label, icon }) => (
            <NavLink key={to} to={to} className={to === '/' && pathname.startsWith('/alerts') ? 'active' : ''}>
              <Icon name={icon} size={18} />
              {label}
              {to === '/system' && unhealthy && <span className="dot" role="img" aria-label="There is a problem" />}
            </NavLink>
          ))}
        </nav>
        <Settings />
      </header>
      <main id="main" tabIndex={-1}>
        <Outlet />
      </main>
    </div>
  );
}
