import { expect, test } from 'vitest';
import { readRuleMatch, shortReason } from './rule-match';

test('takes the fields and values of a rule match apart', () => {
  const pairs = readRuleMatch('Rule root_login matched: eventName = ConsoleLogin, userIdentity.type = Root, errorCode = (absent).');

  expect(pairs).toEqual([
    { field: 'eventName', value: 'ConsoleLogin' },
    { field: 'userIdentity.type', value: 'Root' },
    { field: 'errorCode', value: '(absent)' },
  ]);
});

test('keeps commas, dots and equal signs of a value', () => {
  const pairs = readRuleMatch('Rule x matched: userAgent = cli/2.0, a=b, c.');

  expect(pairs).toEqual([{ field: 'userAgent', value: 'cli/2.0, a=b, c' }]);
});

test('leaves text of another form as it is', () => {
  expect(readRuleMatch('First use of region eu-west-3.')).toBeNull();
  expect(readRuleMatch('Rule x matched.')).toBeNull();
});

test('does not believe a value that imitates a field which is there', () => {
  expect(readRuleMatch('Rule x matched: eventName = StopLogging, userAgent = cli, eventName = GetUser.')).toBeNull();
});

test('shortens a rule match to what tells something', () => {
  expect(shortReason('Rule x matched: eventSource = a.example, eventName = ConsoleLogin, errorCode = (absent).')).toBe('eventName = ConsoleLogin');
  expect(shortReason('Rule x matched: eventSource = a.example.')).toBe('eventSource = a.example');
  expect(shortReason('First use of region eu-west-3.')).toBe('First use of region eu-west-3.');
});
