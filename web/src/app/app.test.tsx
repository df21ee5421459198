import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { renderConsole } from '@/test/render-console';
import { server } from '@/test/server';

const signedOut = http.get('/api/v1/me', () => HttpResponse.json({ title: 'Sign in first' }, { status: 401 }));

test('tells how to sign in', async () => {
  server.use(signedOut);
  renderConsole('/');

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(screen.getByText(/one-time link/)).toBeVisible();
});

test('asks to sign in again when a session has ended', async () => {
  renderConsole('/entities');
  await screen.findByText('No entities yet');
  server.use(signedOut, http.get('/api/v1/alerts', () => new HttpResponse(null, { status: 401 })));

  await userEvent.click(screen.getByRole('link', { name: 'Live' }));

  expect(await screen.findByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('says so when the server is away, and tries again', async () => {
  server.use(http.get('/api/v1/me', () => HttpResponse.json({ title: 'Starting' }, { status: 503 })));
  renderConsole('/');
  const again = await screen.findByRole('button', { name: 'Try again' });
  server.resetHandlers();

  await userEvent.click(again);

  expect(await screen.findByRole('heading', { name: 'Live' })).toBeVisible();
});

test('keeps the chosen theme and clock', async () => {
  renderConsole('/');

  await userEvent.click(await screen.findByRole('button', { name: 'Theme: Auto. Change' }));
  await userEvent.click(screen.getByRole('button', { name: 'Times in UTC. Change' }));

  expect(document.documentElement.dataset['theme']).toBe('dark');
  expect(localStorage.getItem('orleanssec.theme')).toBe('dark');
  expect(localStorage.getItem('orleanssec.zone')).toBe('local');
});

test('says so when there is no such page', async () => {
  renderConsole('/nowhere');

  expect(await screen.findByText('There is no such page')).toBeVisible();
});
