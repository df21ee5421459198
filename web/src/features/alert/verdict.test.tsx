import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import type { Alert } from '@/api/types';
import { givenAlert, givenDetail, givenEntity, givenVerdict } from '@/test/given';
import { renderConsole } from '@/test/render-console';
import { server } from '@/test/server';

const reasons = [
  { dimension: 'action', value: 'iam:CreateUser', weight: 10.25, text: 'First use of action iam:CreateUser.' },
  { dimension: 'region', value: 'eu-west-3', weight: 6.5, text: 'First use of region eu-west-3.' },
];
let alert: Alert;
let sent: unknown;

beforeEach(() => {
  alert = givenAlert({ id: 'x1', detector: 'first-use', title: 'First use', reasons, score: 16.75 });
  sent = undefined;
  server.use(
    http.get('/api/v1/alerts/:id', () => HttpResponse.json(givenDetail(alert))),
    http.get('/api/v1/entities/:id', () => HttpResponse.json(givenEntity())),
    http.post('/api/v1/alerts/x1/verdict', async ({ request }) => {
      sent = await request.json();
      const { kind, scope } = givenVerdict({ kind: (sent as { verdict: 'expected' }).verdict });
      alert = { ...alert, verdict: { id: 'v1', kind, scope, by: 'ana', given: '2026-03-01T11:00:00Z', expires: null, note: null } };
      return HttpResponse.json(givenVerdict({ kind }), { status: 201 });
    }),
    http.delete('/api/v1/verdicts/v1', () => {
      alert = { ...alert, verdict: null };
      return HttpResponse.json(givenVerdict());
    }),
  );
});

const panel = async () => within(await screen.findByRole('region', { name: 'Verdict' }));

test('says without which reason there would be no alert', async () => {
  renderConsole('/alerts/x1');

  const why = await screen.findByRole('region', { name: 'Why' });

  expect(why).toHaveTextContent('Without action, no alert: 6.5 bits would remain, and 12.0 are needed.');
});

test('gives a verdict for whom and as long as chosen', async () => {
  renderConsole('/alerts/x1');

  await userEvent.click((await panel()).getByRole('button', { name: 'Expected' }));
  const dialog = within(screen.getByRole('dialog', { name: 'Expected?' }));
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'For whom' }), 'its peers in the account');
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'For how long' }), '7 days');
  await userEvent.type(dialog.getByRole('textbox', { name: 'Note' }), 'change window');
  await userEvent.click(dialog.getByRole('button', { name: 'Expected' }));

  expect(await (await panel()).findByText(/said/)).toBeVisible();
  expect(sent).toEqual({ verdict: 'expected', scope: 'peers', expires: 'P7D', note: 'change window' });
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test.each([
  ['e', 'Expected?'],
  ['m', 'Malicious?'],
  ['f', 'Fixed?'],
])('asks for a verdict by the key %s', async (key, title) => {
  renderConsole('/alerts/x1');
  await panel();
  await screen.findByRole('button', { name: 'Expected' });

  await userEvent.keyboard(key);

  expect(screen.getByRole('dialog', { name: title })).toBeVisible();
});

test('judges by a key and Enter', async () => {
  renderConsole('/alerts/x1');
  await panel();
  await screen.findByRole('button', { name: 'Expected' });

  await userEvent.keyboard('m{Enter}');

  expect(await (await panel()).findByText(/said/)).toBeVisible();
  expect(sent).toMatchObject({ verdict: 'malicious', note: null });
});

test('takes the verdict back by key', async () => {
  alert = { ...alert, verdict: { id: 'v1', kind: 'malicious', scope: 'entity', by: 'ana', given: '2026-03-01T11:00:00Z', expires: null, note: 'not us' } };
  renderConsole('/alerts/x1');
  expect(await (await panel()).findByText('not us')).toBeVisible();
  await screen.findByRole('button', { name: 'Undo' });

  await userEvent.keyboard('u');

  expect(await screen.findByText('Nobody has judged this alert yet.')).toBeVisible();
});

test('says why a verdict was refused', async () => {
  server.use(http.post('/api/v1/alerts/x1/verdict', () => HttpResponse.json({ title: 'Forbidden', detail: 'Not your account.' }, { status: 403 })));
  renderConsole('/alerts/x1');

  await userEvent.click((await panel()).getByRole('button', { name: 'Fixed' }));
  await userEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Fixed' }));

  expect(await screen.findByText('Not your account.')).toBeVisible();
});

test('shows viewers the status without buttons or keys', async () => {
  server.use(http.get('/api/v1/me', () => HttpResponse.json({ name: 'vic', role: 'viewer', accounts: null, isDemo: false })));
  renderConsole('/alerts/x1');
  const verdict = await panel();

  await userEvent.keyboard('e');

  expect(verdict.getByText('Nobody has judged this alert yet.')).toBeVisible();
  expect(verdict.queryByRole('button')).not.toBeInTheDocument();
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});
