import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sparkLines, spread } from '../../main/web/data/spark.js';

test('sparkLines_gap_isAGap', () => {
  assert.deepEqual(sparkLines([0, 2, null, 1], 30, 10), ['0,9 10,1', '30,5 31,5']);
});

test('sparkLines_nothingKnown_isNoLine', () => {
  assert.deepEqual(sparkLines([], 30, 10), []);
  assert.deepEqual(sparkLines([null, null], 30, 10), []);
});

test('sparkLines_allZero_isAtTheBottom', () => {
  assert.deepEqual(sparkLines([0, 0], 30, 10), ['0,9 30,9']);
});

test('spread_missingTimes_areNull', () => {
  assert.deepEqual(spread([60, 180], [1, 3], 0, 240, 60), [null, 1, null, 3]);
  assert.deepEqual(spread([600], [1], 0, 120, 60), [null, null]);
});
