import assert from 'node:assert/strict';
import { test } from 'node:test';
import { earlier, HOUR, paramsOf, queryOf, rangeOf, seconds, short, wrongRange } from '../../main/web/data/range.js';

test('seconds_textsOfTheAddress_areLengthsOfTime', () => {
  assert.equal(seconds('90m'), 5_400);
  assert.equal(seconds('7d'), 604_800);
  assert.equal(seconds('0m'), undefined);
  assert.equal(seconds('9999d'), undefined);
  assert.equal(seconds('1h30m'), undefined);
});

test('short_anySeconds_areReadBackTheSame', () => {
  for (const each of [1, 60, 90, 3_600, 5_400, 86_400, 604_800]) {
    assert.equal(seconds(short(each)), each);
  }
});

test('rangeOf_nonsense_isTheDefault', () => {
  assert.deepEqual(rangeOf({ last: 'soon' }), HOUR);
  assert.deepEqual(rangeOf({ from: '2026-11-21T02:00:00Z', to: '2026-11-21T01:00:00Z' }), HOUR);
});

test('rangeOf_whatParamsOfMade_isTheSameRange', () => {
  const fixed = { kind: 'fixed', from: new Date('2026-11-21T01:00:00Z'), to: new Date('2026-11-21T02:00:00Z') } as const;
  assert.deepEqual(rangeOf(paramsOf(fixed)), fixed);
  assert.deepEqual(queryOf(fixed), { from: '2026-11-21T01:00:00.000Z', to: '2026-11-21T02:00:00.000Z' });
});

test('earlier_lastHour_isTheSameHourTheDayBefore', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  assert.deepEqual(earlier(HOUR, 86_400, now), {
    kind: 'fixed',
    from: new Date('2026-11-20T11:00:00Z'),
    to: new Date('2026-11-20T12:00:00Z'),
  });
});

test('wrongRange_addresses_areToldApart', () => {
  assert.equal(wrongRange({}), undefined);
  assert.equal(wrongRange({ last: '24h', from: 'x' }), undefined);
  assert.deepEqual(wrongRange({ last: 'banana' })?.without, { last: '' });
  assert.deepEqual(wrongRange({ last: '-1h' })?.without, { last: '' });
  assert.deepEqual(wrongRange({ from: '2027-01-02T00:00:00Z', to: '2027-01-01T00:00:00Z' })?.without, { from: '', to: '' });
  assert.deepEqual(wrongRange({ last: '1h', compare: 'x' })?.without, { compare: '' });
});
