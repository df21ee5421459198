import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { givenAlert, givenEntity, givenPage } from '@/test/given';
import { renderConsole } from '@/test/render-console';
import { server } from '@/test/server';

const seen = { firstSeen: '2026-02-01T00:00:00Z', lastSeen: '2026-03-01T00:00:00Z' };
const region = {
  name: 'region',
  total: 100,
  forgotten: 0,
  values: [
    { value: 'us-east-1', count: 90, ...seen },
    { value: 'eu-west-1', count: 10, ...seen },
  ],
};

test('lists entities, the next page on demand', async () => {
  server.use(
    http.get('/api/v1/entities', ({ request }) =>
      HttpResponse.json(
        new URL(request.url).searchParams.get('cursor') === 'next'
          ? { entities: [{ id: 'prin:111122223333:user:bob', alerts: 0, ...seen }], cursor: null }
          : { entities: [{ id: 'prin:111122223333:role:ci-deploy', alerts: 3, ...seen }], cursor: 'next' },
      ),
    ),
  );
  renderConsole('/entities');
  expect(await screen.findByRole('row', { name: /ci-deploy/ })).toHaveTextContent('3');

  await userEvent.click(screen.getByRole('button', { name: 'Show more' }));

  expect(await screen.findByRole('row', { name: /bob/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Show more' })).not.toBeInTheDocument();
});

test('searches by text and kind, in the address', async () => {
  const asked: string[] = [];
  server.use(
    http.get('/api/v1/entities', ({ request }) => {
      asked.push(new URL(request.url).search);
      return HttpResponse.json({ entities: [], cursor: null });
    }),
  );
  const router = renderConsole('/entities');

  await userEvent.type(await screen.findByRole('searchbox', { name: 'Search' }), 'ci');
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'principal');

  expect(router.state.location.search).toBe('?q=ci&kind=principal');
  await waitFor(() => {
    expect(asked.at(-1)).toBe('?q=ci&kind=principal&limit=50');
  });
  expect(await screen.findByText('No entity matches')).toBeVisible();
});

test('shows who an entity is and what is normal for it', async () => {
  const hourOfWeek = Array.from({ length: 168 }, (_, hour) => (hour === 9 ? 12 : 0));
  server.use(
    http.get('/api/v1/entities/:id', ({ params }) =>
      HttpResponse.json(givenEntity({ id: String(params['id']), dimensions: [region], hourOfWeek, rates: { read: 80, permission: 2 } })),
    ),
    http.get('/api/v1/alerts', () => HttpResponse.json(givenPage([givenAlert({ title: 'A thing' })]))),
  );
  renderConsole(`/entities/${encodeURIComponent('prin:111122223333:role:ci/deploy')}`);

  expect(await screen.findByRole('heading', { level: 1, name: 'ci/deploy' })).toBeVisible();
  expect(screen.getByText('It uses SDKs or infrastructure tools, not the console.')).toBeVisible();
  expect(within(screen.getByRole('region', { name: 'Region' })).getByText('us-east-1').closest('li')).toHaveTextContent('90 %');
  expect(within(screen.getByRole('region', { name: 'Kinds of access' })).getByText('Permission')).toBeVisible();
  expect(await screen.findByRole('link', { name: 'A thing' })).toBeVisible();
});

test('shows the alerts of all who act in an account', async () => {
  server.use(
    http.get('/api/v1/entities/:id', () => HttpResponse.json(givenEntity({ id: 'acct:111122223333', actorKind: 'unknown' }))),
    http.get('/api/v1/alerts', ({ request }) =>
      HttpResponse.json(givenPage(new URL(request.url).searchParams.get('account') === '111122223333' ? [givenAlert({ title: 'A thing' })] : [])),
    ),
  );
  renderConsole('/entities/acct%3A111122223333');

  expect(await screen.findByRole('link', { name: 'A thing' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'Open in the live feed' })).toHaveAttribute('href', '/?account=111122223333');
  expect(screen.queryByText('Unknown')).not.toBeInTheDocument();
});

test('reads the heat map out by arrow keys', async () => {
  const hourOfWeek = Array.from({ length: 168 }, (_, hour) => hour);
  server.use(http.get('/api/v1/entities/:id', () => HttpResponse.json(givenEntity({ hourOfWeek }))));
  renderConsole('/entities/prin:111122223333:role:ci-deploy');
  const first = await screen.findByRole('gridcell', { name: 'Mon 09:00, 9.0 events' });

  first.focus();
  await userEvent.keyboard('{ArrowDown}{ArrowRight}');

  expect(screen.getByRole('gridcell', { name: 'Tue 10:00, 34 events' })).toHaveFocus();
  expect(screen.getByText('Tue 10:00 UTC: 34 events')).toBeVisible();
});

test('says so when an entity has not been seen', async () => {
  server.use(http.get('/api/v1/entities/:id', () => new HttpResponse(null, { status: 404 })));
  renderConsole('/entities/prin:111122223333:user:nobody');

  expect(await screen.findByText('This entity has not been seen')).toBeVisible();
});
