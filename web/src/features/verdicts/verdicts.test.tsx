import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { givenVerdict } from '@/test/given';
import { renderConsole } from '@/test/render-console';
import { server } from '@/test/server';

test('says what to do while there is no verdict', async () => {
  renderConsole('/verdicts');

  expect(await screen.findByText('No verdict stands')).toBeVisible();
});

test('shows what a verdict is about and what it has silenced', async () => {
  const verdict = givenVerdict({ scope: 'peers', silenced: 14, lastSilenced: '2026-03-02T00:00:00Z', note: 'change window' });
  server.use(http.get('/api/v1/verdicts', () => HttpResponse.json({ verdicts: [verdict], before: null })));
  renderConsole('/verdicts');

  const item = await screen.findByRole('listitem');

  expect(item).toHaveTextContent('Expected for its peers in the account');
  expect(item).toHaveTextContent('iam:CreateUser · 198.51.100.0/24 · eu-west-3');
  expect(item).toHaveTextContent('Silenced 14 events');
  expect(item).toHaveTextContent('change window');
});

test('takes a verdict back and shows who did', async () => {
  let verdict = givenVerdict();
  server.use(
    http.get('/api/v1/verdicts', () => HttpResponse.json({ verdicts: [verdict], before: null })),
    http.delete('/api/v1/verdicts/v1', () => {
      verdict = givenVerdict({ undoneBy: 'ben', undoneAt: '2026-03-02T00:00:00Z' });
      return HttpResponse.json(verdict);
    }),
  );
  renderConsole('/verdicts');

  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));

  expect(await screen.findByText(/Undone by/)).toHaveTextContent('ben');
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});

test('asks for all verdicts when told so', async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get('/api/v1/verdicts', ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('active'));
      return HttpResponse.json({ verdicts: [], before: null });
    }),
  );
  renderConsole('/verdicts');

  await userEvent.click(await screen.findByRole('checkbox', { name: 'Also expired and undone' }));

  expect(await screen.findByText('No verdicts yet')).toBeVisible();
  expect(asked).toEqual(['true', null]);
});

test('lets viewers look and not undo', async () => {
  server.use(
    http.get('/api/v1/me', () => HttpResponse.json({ name: 'vic', role: 'viewer', accounts: null, isDemo: false })),
    http.get('/api/v1/verdicts', () => HttpResponse.json({ verdicts: [givenVerdict()], before: null })),
  );
  renderConsole('/verdicts');

  expect(await screen.findByRole('listitem')).toBeVisible();
  expect(screen.queryByRole('button', { name: 'Undo' })).not.toBeInTheDocument();
});
