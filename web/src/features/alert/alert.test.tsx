import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { beforeEach, expect, test } from 'vitest';
import { givenAlert, givenDetail, givenEntity, givenPage } from '@/test/given';
import { renderConsole } from '@/test/render-console';
import { server } from '@/test/server';

const reasons = [
  { dimension: 'action', value: 'iam:CreateUser', weight: 10.25, text: 'First use of action iam:CreateUser.' },
  { dimension: 'region', value: 'eu-west-3', weight: 6.5, text: 'First use of region eu-west-3.' },
];
const alert = givenAlert({ id: 'x1', detector: 'first-use', title: 'First use', reasons, score: 16.75 });
const record = { eventName: 'CreateUser', awsRegion: 'eu-west-3', userAgent: 'cli \u202e<b>hello</b>', requestParameters: { userName: 'mallory' } };

function givenAnswer(others: ReturnType<typeof givenAlert>[] = []) {
  server.use(
    http.get('/api/v1/alerts/:id', () => HttpResponse.json(givenDetail(alert, record))),
    http.get('/api/v1/alerts', () => HttpResponse.json(givenPage(others))),
    http.get('/api/v1/entities/:id', () => HttpResponse.json(givenEntity())),
  );
}

beforeEach(() => {
  givenAnswer();
});

const panel = () => screen.findByRole('article', { name: 'First use' });

test('says why, in reasons that sum to the score', async () => {
  renderConsole('/alerts/x1');

  const why = within(await panel()).getByRole('region', { name: 'Why' });

  expect(within(why).getByText('First use of action iam:CreateUser.')).toBeVisible();
  expect(within(why).getByText('16.8 bits')).toBeVisible();
  expect(within(why).queryByText(/the score is/)).not.toBeInTheDocument();
});

test('shows what a rule matched as fields and values', async () => {
  const text = 'Rule root_login matched: eventName = ConsoleLogin, userAgent = <b>cli</b>, errorCode = (absent).';
  const reason = { dimension: 'rule', value: 'root_login', weight: 12, text };
  server.use(http.get('/api/v1/alerts/:id', () => HttpResponse.json(givenDetail({ ...alert, reasons: [reason] }, record))));
  renderConsole('/alerts/x1');

  const why = within(await screen.findByRole('region', { name: 'Why' }));

  expect(why.getByText('eventName').closest('div')).toHaveTextContent('eventNameConsoleLogin');
  expect(why.getByText('<b>cli</b>')).toBeVisible();
  expect(why.getByText('absent')).toBeVisible();
});

test('names the technique and links it without telling where from', async () => {
  renderConsole('/alerts/x1');

  const link = within(await panel()).getByRole('link', { name: 'T1078.004' });

  expect(link).toHaveAttribute('href', 'https://attack.mitre.org/techniques/T1078/004/');
  expect(link.getAttribute('rel')).toContain('noreferrer');
  expect(screen.getByText('Valid Accounts: Cloud Accounts')).toBeVisible();
});

test('shows the raw record as text, with the fields of the reasons marked', async () => {
  renderConsole('/alerts/x1');

  const evidence = within(await panel()).getByRole('list', { name: 'Record' });

  expect(within(evidence).getByText('CreateUser').closest('li')).toHaveClass('marked');
  expect(within(evidence).getByText('eu-west-3').closest('li')).toHaveClass('marked');
  expect(within(evidence).getByText(/<b>hello<\/b>/)).toBeVisible();
  expect(within(evidence).getByText('U+202E')).toBeVisible();
});

test('searches in the record', async () => {
  renderConsole('/alerts/x1');

  await userEvent.type(within(await panel()).getByRole('searchbox', { name: 'Search in the record' }), 'mallory');

  const evidence = screen.getByRole('list', { name: 'Record' });
  expect(within(evidence).getByText('mallory')).toBeVisible();
  expect(within(evidence).queryByText('CreateUser')).not.toBeInTheDocument();
});

test('says where the raw record stands', async () => {
  renderConsole('/alerts/x1');

  const file = within(await panel()).getByText('a.json.gz');

  expect(file.closest('[title]')).toHaveAttribute('title', '/logs/a.json.gz @512+900 (source, first byte, length)');
  expect(screen.getByText('@512')).toBeVisible();
});

test('shows what else the entity is alerted for', async () => {
  givenAnswer([alert, givenAlert({ sequence: 8, title: 'Another thing' })]);
  renderConsole('/alerts/x1');

  const else_ = within(await panel()).getByRole('region', { name: 'What else' });

  expect(await within(else_).findByRole('link', { name: 'Another thing' })).toBeVisible();
  expect(within(else_).queryByRole('link', { name: 'First use' })).not.toBeInTheDocument();
});

test('says so when there is no such alert', async () => {
  server.use(http.get('/api/v1/alerts/:id', () => HttpResponse.json({ title: 'No such alert' }, { status: 404 })));
  renderConsole('/alerts/x2');

  expect(await screen.findByText('There is no such alert')).toBeVisible();
});
