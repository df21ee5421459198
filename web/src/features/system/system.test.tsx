import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { givenBudget, givenRules, givenSystem } from '@/test/given';
import { renderConsole } from '@/test/render-console';
import { server } from '@/test/server';

test('shows health, counters and sources', async () => {
  renderConsole('/system');

  expect(await screen.findByRole('heading', { name: 'Healthy' })).toBeVisible();
  expect(screen.getByText('12,345')).toBeVisible();
  expect(within(screen.getByRole('region', { name: 'Sources' })).getByText('/var/log/cloudtrail')).toBeVisible();
  expect(await screen.findByText(/everything could be read/)).toBeVisible();
});

test('says what is wrong and what to do', async () => {
  const problem = 'The disk is full. Free some space; nothing has been lost.';
  server.use(http.get('/api/v1/system', () => HttpResponse.json(givenSystem({ healthy: false, problem }))));
  renderConsole('/system');

  expect(await screen.findByRole('alert')).toHaveTextContent(problem);
  expect(screen.getByRole('img', { name: 'There is a problem' })).toBeVisible();
});

test('shows what is in quarantine, and why', async () => {
  const row = { number: 1, source: '/logs/half.json.gz', offset: 1024, reason: 'truncated-gzip', detail: 'The file ends early.', count: 2, at: '2026-03-01T00:00:00Z' };
  server.use(http.get('/api/v1/quarantine', () => HttpResponse.json([row])));
  renderConsole('/system');

  const quarantine = await screen.findByRole('region', { name: 'Quarantine' });

  expect(await within(quarantine).findByText('truncated-gzip')).toBeVisible();
  expect(within(quarantine).getByText('The file ends early.')).toBeVisible();
});

test('shows each list of threat intelligence, and what is wrong with it', async () => {
  const list = { name: 'feodo', location: '/lists/feodo.csv', kind: 'indicator', format: 'csv', entries: 1200, refused: [{ reason: 'not-an-indicator', count: 3, detail: 'line 2' }], changedAt: null, problem: null };
  const broken = { ...list, name: 'broken', location: '/lists/broken.json', entries: 0, refused: [], problem: 'It is empty.' };
  const view = { indicators: 1200, context: 0, refreshedAt: null, places: [], lists: [list, broken] };
  server.use(http.get('/api/v1/intel', () => HttpResponse.json(view)));
  renderConsole('/system');

  const intel = await screen.findByRole('region', { name: 'Threat intelligence' });

  expect(await within(intel).findByText('1,200 entries')).toBeVisible();
  expect(within(intel).getByText(/3 not-an-indicator/)).toBeVisible();
  expect(within(intel).getByText('It is empty.')).toBeVisible();
});

test('shows what is wrong with rule files, by file and line', async () => {
  const problem = { file: '/rules/mine.yml', line: 9, message: 'there is no selection b; did you mean a?', isError: true };
  server.use(http.get('/api/v1/rules', () => HttpResponse.json(givenRules({ problems: [problem] }))));
  renderConsole('/system');

  const rules = await screen.findByRole('region', { name: 'Rules' });

  expect(await within(rules).findByText('there is no selection b; did you mean a?')).toBeVisible();
  expect(within(rules).getByText(/mine\.yml/)).toBeVisible();
});

test('shows budget, threshold and expected rate, and lets an administrator set the budget', async () => {
  let perDay = 20;
  server.use(
    http.get('/api/v1/budget', () => HttpResponse.json(givenBudget({ perDay }))),
    http.put('/api/v1/budget', async ({ request }) => {
      perDay = ((await request.json()) as { perDay: number }).perDay;
      return HttpResponse.json(givenBudget({ perDay }));
    }),
  );
  renderConsole('/system');
  const budget = within(await screen.findByRole('region', { name: 'Alert budget' }));
  const box = await budget.findByRole('spinbutton', { name: 'Alerts a day' });

  await userEvent.clear(box);
  await userEvent.type(box, '5');
  await userEvent.click(budget.getByRole('button', { name: 'Set' }));

  expect(await budget.findByText('5')).toBeVisible();
  expect(budget.getAllByText('13.5 bits')[0]).toBeVisible();
  expect(budget.getByRole('row', { name: '2026-03-01 13.5 9 4' })).toBeVisible();
});
