import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fit, ranked } from '../../main/web/app/fuzzy.js';

const NAMES = ['payments.refund', 'payments.charge', 'routellm.complete', 'poml.render', 'search.query', 'Recommendations', 'Copy a link to this page'];

function first(typed: string): string | undefined {
  return ranked(typed, NAMES, (each) => each, 10)[0]?.item;
}

test('ranked_beginningsOfWords_comeFirst', () => {
  assert.equal(first('rc'), 'routellm.complete');
  assert.equal(first('payr'), 'payments.refund');
  assert.equal(first('por'), 'poml.render');
  assert.equal(first('refund'), 'payments.refund');
  assert.equal(first('reco'), 'Recommendations');
});

test('ranked_severalWords_comeInAnyOrder', () => {
  assert.equal(first('complete route'), 'routellm.complete');
  assert.equal(first('  QUERY  search '), 'search.query');
});

test('ranked_nothingTyped_isAllInTheirOrder', () => {
  assert.deepEqual(
    ranked('', NAMES, (each) => each, 3).map((each) => each.item),
    NAMES.slice(0, 3),
  );
});

test('fit_lettersInAnotherOrder_doesNotFit', () => {
  assert.equal(fit('oc.', 'co.'), undefined);
  assert.equal(fit('xyz', 'payments'), undefined);
});

test('fit_letters_areWhereTheyFitBest', () => {
  assert.deepEqual(fit('re', 'poml.render')?.at, [5, 6]);
  assert.deepEqual(fit('qs', 'search.query'), undefined);
});

test('ranked_tenThousandNames_isFastEnoughForEveryKey', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `wrapper-${i % 100}.operation-${i}`);
  const before = performance.now();
  assert.equal(ranked('w99op9999', many, (each) => each, 20)[0]?.item, 'wrapper-99.operation-9999');
  assert.ok(performance.now() - before < 500);
});
