import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultOf, matches, matchersOf, parseMatchers, printMatcher, printMatchers } from '../../main/web/data/matchers.js';

test('parse_severalWithBracesAndQuotes_readsEach', () => {
  assert.deepEqual(parseMatchers('{a="x, y", b!~"1|2",c=plain}'), [
    { label: 'a', operator: '=', value: 'x, y' },
    { label: 'b', operator: '!~', value: '1|2' },
    { label: 'c', operator: '=', value: 'plain' },
  ]);
});

test('parse_whatIsNone_isUndefined', () => {
  for (const text of ['payments', 'a=', 'a"b"', '="x"', 'a="x" b="y"', 'a="x', '1a="x"']) {
    assert.equal(text === 'a=' ? undefined : parseMatchers(text), undefined, text);
  }
  assert.deepEqual(parseMatchers(' '), []);
});

test('print_quotesAndBackslashes_areReadAgainAsTheyWere', () => {
  for (const value of ['plain', 'with "quotes"', 'a\nb', '\\d+', 'C:\\new', 'ends in \\']) {
    const matcher = { label: 'x', operator: '=~', value } as const;
    assert.deepEqual(parseMatchers(printMatcher(matcher)), [matcher], value);
  }
});

test('matches_eachOperator_anchoredAndMissingIsEmpty', () => {
  const labels = { team: 'shop', severity: 'critical' };
  const fits = (text: string): boolean => matches(parseMatchers(text) ?? [], labels);
  assert.equal(fits('team="shop", severity!="warning"'), true);
  assert.equal(fits('team=~"sh"'), false);
  assert.equal(fits('team=~"sh.*|x"'), true);
  assert.equal(fits('team!~"sho"'), true);
  assert.equal(fits('other=""'), true);
  assert.equal(fits('other!=""'), false);
});

test('matchersOf_labels_matchThemAndNoOther', () => {
  const labels = { a: '1', b: '"2"' };
  const read = parseMatchers(printMatchers(matchersOf(labels))) ?? [];
  assert.equal(matches(read, labels), true);
  assert.equal(matches(read, { a: '1', b: '2' }), false);
});

test('faultOf_labelAndExpression_saysWhatIsWrong', () => {
  assert.match(faultOf({ label: '', operator: '=', value: 'x' }), /Name a label/);
  assert.match(faultOf({ label: 'a-b', operator: '=', value: 'x' }), /'a-b' is no label/);
  assert.match(faultOf({ label: 'a', operator: '=~', value: '(' }), /no regular expression/);
  assert.equal(faultOf({ label: 'a', operator: '=', value: '(' }), '');
});
