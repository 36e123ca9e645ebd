import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv, episodes, filtered, isWrongMatcher, lasted, severities, since } from '../../main/web/data/alerts.js';
import type { Alert, AlertRecord } from '../../main/web/data/api-types.js';
import { fromLocalField, toLocalField } from '../../main/web/data/local-time.js';

function alert(part: Partial<Alert>): Alert {
  return {
    id: '1',
    name: 'Slow',
    severity: 'warning',
    state: 'firing',
    labels: { alertname: 'Slow', opvitals_wrapper: 'payments' },
    annotations: { summary: 'p95 is 3 s' },
    value: 3,
    rule: 'shipped/x/Slow',
    activeAt: '2026-11-21T10:00:00Z',
    firedAt: '2026-11-21T10:01:00Z',
    resolvedAt: null,
    acknowledged: null,
    quiet: false,
    silencedBy: [],
    maintenance: [],
    inhibitedBy: null,
    told: [],
    next: null,
    ...part,
  };
}

function record(time: string, what: string, text = '', id = 'a'): AlertRecord {
  return { time: `2026-11-21T${time}Z`, alert: id, name: 'Slow', what, value: 1, text, labels: {} };
}

test('filtered_byStateSeverityWordsAndMatchers_keepsWhatFitsAll', () => {
  const all = [alert({ id: '1' }), alert({ id: '2', state: 'pending' }), alert({ id: '3', severity: 'critical', labels: { team: 'shop' } })];
  const ids = (state: string, severity: string, text: string): string =>
    filtered(all, { state, severity, text })
      .map((each) => each.id)
      .join('');
  assert.equal(ids('', '', ''), '123');
  assert.equal(ids('firing', '', ''), '13');
  assert.equal(ids('', 'critical', ''), '3');
  assert.equal(ids('', '', 'PAYMENTS p95'), '12');
  assert.equal(ids('', '', 'opvitals_wrapper="payments"'), '12');
  assert.equal(ids('', '', 'team=~"sh.*"'), '3');
  assert.equal(ids('', '', 'team=~"'), '');
});

test('isWrongMatcher_onlyWhatLooksLikeOne', () => {
  assert.equal(isWrongMatcher('some words'), false);
  assert.equal(isWrongMatcher('a="b"'), false);
  assert.equal(isWrongMatcher('a="b'), true);
});

test('severities_knownFirst_thenOthersByName', () => {
  assert.deepEqual(severities(['page', '', 'info', 'fyi']), ['critical', 'warning', 'info', 'fyi', 'page']);
});

test('since_isOfTheStateThatItIsIn', () => {
  assert.equal(since(alert({})), '2026-11-21T10:01:00Z');
  assert.equal(since(alert({ state: 'pending', firedAt: null })), '2026-11-21T10:00:00Z');
});

test('episodes_severalTimes_eachWithWhoTookItAndHowLong', () => {
  const records = [
    record('11:00:00', 'firing', 'again'),
    record('10:30:00', 'resolved'),
    record('10:10:00', 'acknowledged', 'ada: looking'),
    record('10:00:00', 'firing', 'first'),
    record('09:59:00', 'pending'),
  ];
  const [second, first] = episodes(records);
  assert.equal(second?.text, 'again');
  assert.equal(second?.resolvedAt, undefined);
  assert.equal(lasted(second!, Date.parse('2026-11-21T11:00:30Z')), 30);
  assert.deepEqual(first?.taken, [{ by: 'ada: looking', at: '2026-11-21T10:10:00Z' }]);
  assert.equal(lasted(first!, 0), 1_800);
});

test('episodes_beginningNotRead_isSaidToBeUnknown', () => {
  const [only] = episodes([record('10:30:00', 'resolved', 'over')]);
  assert.equal(only?.firedAt, undefined);
  assert.equal(lasted(only!, 0), undefined);
});

test('episodes_takenWhilePendingAndNeverFired_isNone', () => {
  assert.deepEqual(episodes([record('10:02:00', 'inactive'), record('10:01:00', 'acknowledged', 'ada'), record('10:00:00', 'pending')]), []);
});

test('episodes_twoAlertsAtOnce_areKeptApart', () => {
  const found = episodes([record('10:03:00', 'resolved', '', 'b'), record('10:02:00', 'resolved', '', 'a'), record('10:01:00', 'firing', '', 'b'), record('10:00:00', 'firing', '', 'a')]);
  assert.deepEqual(
    found.map((each) => [each.alert, lasted(each, 0)]),
    [
      ['b', 120],
      ['a', 120],
    ],
  );
});

test('csv_quotesAndFormulas_areTexts', () => {
  assert.equal(csv([['a', 'b,c', 'say "x"', '=1+1', null, -2]]), `a,"b,c","say ""x""",'=1+1,,-2\r\n`);
});

test('localField_thereAndBack_isTheSameMinute', () => {
  const when = new Date('2026-11-21T14:03:00Z');
  assert.equal(fromLocalField(toLocalField(when)), when.toISOString());
  assert.equal(fromLocalField(''), undefined);
  assert.equal(fromLocalField('soon'), undefined);
});
