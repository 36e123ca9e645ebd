import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ago, bytes, count, duration, money, rate, score, share } from '../../main/web/data/format.js';

function table<T>(format: (value: T) => string, rows: readonly (readonly [T, string])[]): void {
  for (const [value, expected] of rows) {
    assert.equal(format(value), expected, String(value));
  }
}

test('count_anyNumber_isShortAndNotMoreExactThanThreeDigits', () => {
  table(count, [
    [null, '–'],
    [0, '0'],
    [1234, '1,234'],
    [9999, '9,999'],
    [12_345, '12.3 k'],
    [999_950, '1 M'],
    [4_560_000, '4.56 M'],
    [0.12345, '0.123'],
  ]);
});

test('duration_anySeconds_hasTheUnitThatReadsBest', () => {
  table(duration, [
    [null, '–'],
    [0, '0 s'],
    [0.000_056, '56 µs'],
    [0.000_999_9, '1 ms'],
    [0.3401, '340 ms'],
    [0.9999, '1 s'],
    [1.234, '1.23 s'],
    [59.96, '1 min'],
    [200, '3 min 20 s'],
    [7_500, '2 h 5 min'],
    [273_600, '3 d 4 h'],
    [-1.5, '-1.5 s'],
  ]);
});

test('share_almostNothingOrAlmostAll_neverLooksLikeNothingOrAll', () => {
  table(share, [
    [null, '–'],
    [0, '0 %'],
    [0.000_01, '< 0.01 %'],
    [0.0012, '0.12 %'],
    [0.123, '12.3 %'],
    [0.9951, '99.51 %'],
    [0.999_999, '> 99.99 %'],
    [1, '100 %'],
  ]);
});

test('rate_slowOnes_arePerMinuteOrHour', () => {
  table(rate, [
    [0, '0/s'],
    [0.5, '0.5/s'],
    [74.333, '74.3/s'],
    [0.05, '3/min'],
    [0.000_5, '1.8/h'],
  ]);
});

test('score_justBelowOne_isNotOne', () => {
  table(score, [
    [null, '–'],
    [0.999, '0.99'],
    [1, '1.00'],
    [0.29, '0.29'],
  ]);
});

test('bytes_anySize_isBinary', () => {
  table(bytes, [
    [0, '0 B'],
    [1536, '1.5 KiB'],
    [20 * 1024 * 1024, '20 MiB'],
  ]);
});

test('money_smallAmounts_keepThreeSignificantDigits', () => {
  assert.equal(money(1234.5, 'USD'), '$1,234.50');
  assert.equal(money(0.000_123, 'USD'), '$0.000123');
  assert.equal(money(0, 'EUR'), '€0.00');
  assert.equal(money(null, 'EUR'), '–');
});

test('ago_pastAndFuture_sayWhichWay', () => {
  const now = Date.parse('2026-11-21T14:00:00Z');
  assert.equal(ago(now - 500, now), 'now');
  assert.equal(ago(now - 12_000, now), '12 s ago');
  assert.equal(ago(now - 200_000, now), '3 min ago');
  assert.equal(ago(now + 600_000, now), 'in 10 min');
});
