import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { FakeHub } from '@/test/fake-hub';
import { givenAlert, givenPage } from '@/test/given';
import { renderConsole } from '@/test/render-console';
import { server } from '@/test/server';

function givenAlerts(...sequences: number[]) {
  server.use(
    http.get('/api/v1/alerts', () => HttpResponse.json(givenPage(sequences.map((sequence) => givenAlert({ sequence }))))),
  );
}

const titles = () => screen.getAllByRole('article').map((row) => within(row).getByRole('link', { name: /^Alert/ }).textContent);

async function whenWatched(hub: FakeHub) {
  await waitFor(() => {
    expect(hub.watchers).toBe(1);
  });
}

test('teaches what to do while there are no alerts', async () => {
  renderConsole('/');

  expect(await screen.findByText('No alerts yet')).toBeVisible();
  expect(await screen.findByText('/var/log/cloudtrail')).toBeVisible();
});

test('says so when the filters leave nothing, and clears them', async () => {
  const router = renderConsole('/?severity=high');

  await userEvent.click(await screen.findByRole('button', { name: 'Clear the filters' }));

  expect(router.state.location.search).toBe('');
  expect(await screen.findByText('No alerts yet')).toBeVisible();
});

test('shows an alert with severity, entity and actor in words', async () => {
  givenAlerts(1);
  renderConsole('/');

  const row = await screen.findByRole('article', { name: 'Alert 1' });

  expect(within(row).getByText('Medium')).toBeVisible();
  expect(within(row).getByText('ci-deploy')).toBeVisible();
  expect(within(row).getByText('Automation')).toBeVisible();
  expect(within(row).getByText('T1078.004')).toBeVisible();
  expect(within(row).getByText('eventName = ConsoleLogin')).toBeVisible();
  expect(within(row).getByText('111122223333')).toBeVisible();
  expect(within(row).getByText('in 5 min')).toBeVisible();
});

test('adds what the hub sends, on top', async () => {
  const hub = new FakeHub();
  givenAlerts(2, 1);
  renderConsole('/', hub);
  await whenWatched(hub);

  act(() => {
    hub.send({ from: 2, to: 3, alerts: [givenAlert({ sequence: 3 })] });
  });

  await waitFor(() => {
    expect(titles()).toEqual(['Alert 3', 'Alert 2', 'Alert 1']);
  });
  expect(hub.asked[0]?.after).toBe(2);
});

test('fetches again after a gap, and goes on from there', async () => {
  const hub = new FakeHub();
  givenAlerts(1);
  renderConsole('/', hub);
  await whenWatched(hub);
  givenAlerts(5, 4, 1);

  act(() => {
    hub.send({ from: 4, to: 5, alerts: [givenAlert({ sequence: 5 })] });
  });

  await waitFor(() => {
    expect(titles()).toEqual(['Alert 5', 'Alert 4', 'Alert 1']);
  });
  await waitFor(() => {
    expect(hub.asked.at(-1)?.after).toBe(5);
  });
});

test('keeps showing while disconnected, and says so', async () => {
  const hub = new FakeHub();
  givenAlerts(1);
  renderConsole('/', hub);
  await whenWatched(hub);
  hub.isUp = false;

  act(() => {
    hub.drop();
  });

  expect(await screen.findByText(/Disconnected, retrying/)).toBeVisible();
  expect(screen.getByRole('article', { name: 'Alert 1' })).toBeVisible();
});

test('starts afresh where the server has another, shorter log', async () => {
  const hub = new FakeHub();
  givenAlerts(9);
  renderConsole('/', hub);
  await whenWatched(hub);
  givenAlerts(1);

  act(() => {
    hub.drop();
  });

  await waitFor(() => {
    expect(titles()).toEqual(['Alert 1']);
  });
});

test('holds the list while paused and counts what is new', async () => {
  const hub = new FakeHub();
  givenAlerts(1);
  renderConsole('/', hub);
  await whenWatched(hub);

  await userEvent.keyboard('p');
  act(() => {
    hub.send({ from: 1, to: 3, alerts: [givenAlert({ sequence: 2 }), givenAlert({ sequence: 3 })] });
  });

  const show = await screen.findByRole('button', { name: '2 new, press P or click to show' });
  expect(titles()).toEqual(['Alert 1']);
  await userEvent.click(show);
  expect(titles()).toEqual(['Alert 3', 'Alert 2', 'Alert 1']);
});

test('walks by keyboard and opens with Enter, keeping the filter', async () => {
  givenAlerts(3, 2, 1);
  server.use(http.get('/api/v1/alerts/:id', () => new HttpResponse(null, { status: 404 })));
  const router = renderConsole('/?severity=low');
  await screen.findByRole('article', { name: 'Alert 3' });

  await userEvent.keyboard('jj{Enter}');

  await screen.findByRole('complementary', { name: 'Alert' });
  expect(router.state.location.pathname).toBe('/alerts/a2');
  await userEvent.keyboard('j');
  await waitFor(() => {
    expect(router.state.location.pathname).toBe('/alerts/a1');
  });
  await waitFor(() => {
    expect(screen.getByRole('article', { name: 'Alert 1' })).toHaveFocus();
  });
  expect(router.state.location.search).toBe('?severity=low');
  await userEvent.keyboard('{Escape}');
  expect(router.state.location.pathname).toBe('/');
});

test('puts the search into the address and asks the server and the hub with it', async () => {
  const hub = new FakeHub();
  const asked: string[] = [];
  server.use(
    http.get('/api/v1/alerts', ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json(givenPage([]));
    }),
  );
  const router = renderConsole('/', hub);
  await whenWatched(hub);

  await userEvent.keyboard('/');
  await userEvent.keyboard('tor{Enter}');

  expect(router.state.location.search).toBe('?q=tor');
  await waitFor(() => {
    expect(hub.asked.at(-1)?.filter.text).toBe('tor');
  });
  expect(asked.at(-1)).toBe('?q=tor&limit=200');
  expect(hub.watchers).toBe(1);
});

test('leaves the search by Esc without losing it', async () => {
  const router = renderConsole('/');
  await screen.findByText('No alerts yet');

  await userEvent.keyboard('/');
  await userEvent.keyboard('tor{Escape}');

  expect(screen.getByRole('searchbox', { name: 'Search' })).not.toHaveFocus();
  expect(router.state.location.search).toBe('?q=tor');
});

test('says how long to wait after too many requests', async () => {
  server.use(http.get('/api/v1/alerts', () => HttpResponse.json({ title: 'Too Many Requests' }, { status: 429, headers: { 'retry-after': '3' } })));
  renderConsole('/');

  expect(await screen.findByText('Too many requests. Try again in 3 s.')).toBeVisible();
});

test('shows its keys on request', async () => {
  renderConsole('/');
  await screen.findByText('No alerts yet');

  await userEvent.keyboard('?');

  expect(screen.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
});

test('shows an error in words and tries again', async () => {
  server.use(http.get('/api/v1/alerts', () => HttpResponse.json({ title: 'The store is busy' }, { status: 503 })));
  renderConsole('/');
  expect(await screen.findByText('The store is busy')).toBeVisible();
  givenAlerts(1);

  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

  expect(await screen.findByRole('article', { name: 'Alert 1' })).toBeVisible();
});

test('shows hidden characters of a title instead of obeying them', async () => {
  server.use(http.get('/api/v1/alerts', () => HttpResponse.json(givenPage([givenAlert({ title: 'Login by \u202enimda' })]))));
  renderConsole('/');

  const row = await screen.findByRole('article');

  expect(within(row).getByText('U+202E')).toBeVisible();
  expect(row.textContent).not.toContain('\u202e');
});
