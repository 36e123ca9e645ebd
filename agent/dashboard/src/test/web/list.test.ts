import assert from 'node:assert/strict';
import { test } from 'node:test';
import { narrowed, orderOf, paramsOfOrder } from '../../main/web/data/list.js';
import { inWords, partsOf } from '../../main/web/data/outcomes.js';
import { held } from '../../main/web/parts/table-rows.js';

test('narrowed_textStatusAndWrapper_mustAllFit', () => {
  const all = [
    { id: 'payments.refund', wrapper: 'payments', status: 'unhealthy' },
    { id: 'payments.charge', wrapper: 'payments', status: 'healthy' },
    { id: 'search.query', wrapper: 'search', status: 'healthy' },
  ] as const;
  assert.equal(narrowed(all, {}).length, 3);
  assert.deepEqual(
    narrowed(all, { text: 'CHARGE', status: 'healthy', wrapper: 'payments' }).map((each) => each.id),
    ['payments.charge'],
  );
  assert.equal(narrowed(all, { wrapper: 'pay' }).length, 0);
});

test('orderOf_whatWasPutIntoTheAddress_isRead', () => {
  const byDefault = { column: 'status', isDescending: false };
  assert.deepEqual(orderOf({}, byDefault), byDefault);
  for (const order of [byDefault, { column: 'errors', isDescending: true }]) {
    assert.deepEqual(orderOf(paramsOfOrder(order), { column: 'x', isDescending: true }), order);
  }
});

test('held_rowsThatChanged_stayWhereTheyWere', () => {
  const key = (row: { id: string }): string => row.id;
  const now = [{ id: 'a', n: 9 }, { id: 'new', n: 1 }, { id: 'b', n: 2 }];
  const before = [{ id: 'b', n: 3 }, { id: 'gone', n: 3 }, { id: 'a', n: 1 }];
  assert.deepEqual(
    held(now, key, before).map((each) => `${each.id}${(each as { n: number }).n}`),
    ['b2', 'a9', 'new1'],
  );
});

test('partsOf_rareOutcomes_areSeenAndAllIsOne', () => {
  const outcomes = { success: 100_000, fallback: 0, error: 1, rejected: 0, timeout: 0, cancelled: 0 };
  const parts = partsOf(outcomes);
  assert.deepEqual(
    parts.map((each) => each.outcome),
    ['success', 'error'],
  );
  assert.ok((parts[1]?.share ?? 0) > 0.01);
  assert.ok(Math.abs(parts.reduce((sum, each) => sum + each.share, 0) - 1) < 1e-9);
  assert.equal(inWords(outcomes), '100 k success (> 99.99 %), 1 error (< 0.01 %)');
  assert.deepEqual(partsOf({ ...outcomes, success: 0, error: 0 }), []);
  assert.equal(inWords({ ...outcomes, success: 0, error: 0 }), 'no calls');
});
