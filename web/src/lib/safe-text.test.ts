import { expect, test } from 'vitest';
import { revealedText, revealHidden } from './safe-text';

test('leaves ordinary text of any script as it is', () => {
  expect(revealHidden('ci-deploy é 日本 عربى\n\t')).toEqual([{ text: 'ci-deploy é 日本 عربى\n\t' }]);
});

test.each([
  ['a right-to-left override', '\u202e', 'U+202E'],
  ['an isolate', '\u2066', 'U+2066'],
  ['a zero width space', '\u200b', 'U+200B'],
  ['a null', '\u0000', 'U+0000'],
  ['an escape', '\u001b', 'U+001B'],
  ['a carriage return', '\r', 'U+000D'],
  ['a byte order mark', '\ufeff', 'U+FEFF'],
  ['a tag character', '\u{e0041}', 'U+E0041'],
  ['half a surrogate pair', '\ud800', 'U+D800'],
])('shows %s', (_, character, name) => {
  expect(revealedText(`a${character}b`)).toBe(`a⟨${name}⟩b`);
});

test('keeps the text around hidden characters in order', () => {
  expect(revealHidden('\u202ea\u202cb')).toEqual([{ code: 0x202e }, { text: 'a' }, { code: 0x202c }, { text: 'b' }]);
});

test('keeps characters beyond the basic plane', () => {
  expect(revealHidden('🦀')).toEqual([{ text: '🦀' }]);
});
