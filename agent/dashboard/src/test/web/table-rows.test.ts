import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sorted, windowOf } from '../../main/web/parts/table-rows.js';

test('sorted_unknownValues_areLastBothWays', () => {
  const rows = [{ v: 2 }, { v: null }, { v: 10 }, { v: 1 }];
  assert.deepEqual(
    sorted(rows, (row) => row.v, false).map((row) => row.v),
    [1, 2, 10, null],
  );
  assert.deepEqual(
    sorted(rows, (row) => row.v, true).map((row) => row.v),
    [10, 2, 1, null],
  );
});

test('sorted_equalRows_keepTheirOrder', () => {
  const rows = ['b1', 'a', 'b2'];
  assert.deepEqual(
    sorted(rows, (row) => row.charAt(0), true),
    ['b1', 'b2', 'a'],
  );
});

test('sorted_textsWithNumbers_countAsPeopleDo', () => {
  assert.deepEqual(
    sorted(['op10', 'op9'], (row) => row, false),
    ['op9', 'op10'],
  );
});

test('windowOf_middleOfAThousandRows_isWhatIsSeenAndSomeMore', () => {
  const { first, end } = windowOf(1_000, 37, 37 * 500, 37 * 20);
  assert.equal(first, 488);
  assert.equal(end, 536);
});

test('windowOf_scrolledBeyondAShorterTable_isWithinIt', () => {
  const { first, end } = windowOf(5, 37, 37 * 500, 700);
  assert.ok(first <= 4);
  assert.equal(end, 5);
});
