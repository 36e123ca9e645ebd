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

/** How often letters are looked for while something runs: work that no busy machine makes more. */
function searches(run: () => void): number {
  const indexOf = String.prototype.indexOf;
  let times = 0;
  String.prototype.indexOf = function (this: string, ...asked: Parameters<typeof indexOf>): number {
    times++;
    return indexOf.apply(this, asked);
  };
  try {
    run();
  } finally {
    String.prototype.indexOf = indexOf;
  }
  return times;
}

test('ranked_tenThousandNames_costAFewSearchesEach', () => {
  const named = (count: number): string[] => Array.from({ length: count }, (_, i) => `wrapper-${i % 100}.operation-${i}`);
  const typed = 'w99op9999';
  for (const count of [1_000, 10_000]) {
    let texts = 0;
    let best: string | undefined;
    const text = (each: string): string => {
      texts++;
      return each;
    };
    const times = searches(() => (best = ranked(typed, named(count), text, 20)[0]?.item));
    assert.equal(best, count === 10_000 ? 'wrapper-99.operation-9999' : undefined);
    assert.equal(texts, count);
    assert.ok(times > 0 && times <= count * (typed.length + 2), `${times} searches in ${count} names`);
  }
});
