import { render } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import { Console } from '@/app/console';
import { routes } from '@/app/routes';
import { HubContext } from '@/api/hub-context';
import type { Hub } from '@/api/hub';
import { FakeHub } from './fake-hub';

/** Renders the whole console at an address, on a fake hub. */
export function renderConsole(address: string, hub: Hub = new FakeHub()) {
  const router = createMemoryRouter(routes, { initialEntries: [address] });
  render(
    <HubContext value={hub}>
      <Console router={router} />
    </HubContext>,
  );
  return router;
}
