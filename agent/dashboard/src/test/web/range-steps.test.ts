import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Range } from '../../main/web/data/range.js';
import { comparisons, fieldValue, named, ownRange, stepped, zoomedOut } from '../../main/web/parts/range-steps.js';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const HOUR: Range = { kind: 'last', seconds: 3_600 };

function fixed(from: string, to: string): Range {
  return { kind: 'fixed', from: new Date(from), to: new Date(to) };
}

test('stepped_backFromNow_isHalfARangeEarlier', () => {
  assert.deepEqual(stepped(HOUR, -1, NOW), fixed('2026-11-21T10:30:00Z', '2026-11-21T11:30:00Z'));
});

test('stepped_forwardPastNow_endsNow', () => {
  assert.deepEqual(stepped(fixed('2026-11-21T10:45:00Z', '2026-11-21T11:45:00Z'), 1, NOW), HOUR);
});

test('zoomedOut_fixedRange_isTwiceAboutTheSameMiddle', () => {
  assert.deepEqual(zoomedOut(fixed('2026-11-21T08:00:00Z', '2026-11-21T09:00:00Z'), NOW), fixed('2026-11-21T07:30:00Z', '2026-11-21T09:30:00Z'));
  assert.deepEqual(zoomedOut(HOUR, NOW), { kind: 'last', seconds: 7_200 });
});

test('comparisons_dayRange_hasEachOnce', () => {
  assert.deepEqual(comparisons({ kind: 'last', seconds: 86_400 }).map((each) => each.value), ['', '1d', '7d']);
  assert.deepEqual(comparisons(HOUR).map((each) => each.value), ['', '1h', '1d', '7d']);
});

test('named_lastRange_isWords', () => {
  assert.equal(named(HOUR, NOW), 'Last hour');
  assert.equal(named({ kind: 'last', seconds: 900 }, NOW), 'Last 15 minutes');
});

test('ownRange_anyFields_isARangeOrSaysWhichFieldIsWrong', () => {
  const at = (ms: number): string => fieldValue(NOW + ms);
  assert.deepEqual(ownRange('', at(0), NOW), { from: 'Give a day and a time.', to: '' });
  assert.deepEqual(ownRange(at(1_000), at(2_000), NOW), { from: 'That is yet to come.', to: '' });
  assert.deepEqual(ownRange(at(-1_000), at(-1_000), NOW), { from: '', to: 'The end must be after the beginning.' });
  assert.deepEqual(ownRange(at(-500 * 86_400_000), at(-1_000), NOW), { from: 'At most 400 days before the end.', to: '' });
  assert.deepEqual(ownRange(at(-60_000), at(60_000), NOW), { range: { kind: 'fixed', from: new Date(NOW - 60_000), to: new Date(NOW) } });
});
