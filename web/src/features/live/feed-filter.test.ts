import { expect, test } from 'vitest';
import { everything } from '@/api/get-alerts';
import { readFilter, withFilter } from './feed-filter';

test('reads every part from the address', () => {
  const search = new URLSearchParams(
    'severity=high&q=tor exit&account=111122223333&entity=acct:111122223333&detector=first-use&technique=T1078&from=2026-03-01T10:00Z',
  );

  expect(readFilter(search)).toEqual({
    accounts: ['111122223333'],
    entity: 'acct:111122223333',
    minSeverity: 'high',
    detector: 'first-use',
    technique: 'T1078',
    text: 'tor exit',
    from: '2026-03-01T10:00:00.000Z',
    to: null,
  });
});

test('passes over what cannot be meant', () => {
  expect(readFilter(new URLSearchParams('severity=awful&account=12&from=yesterday&q=%20'))).toEqual(everything);
});

test('changes one part and leaves the others', () => {
  const search = new URLSearchParams('severity=high&q=tor');

  expect(withFilter(search, 'q', null).toString()).toBe('severity=high');
  expect(withFilter(search, 'detector', 'first-use').get('severity')).toBe('high');
});
