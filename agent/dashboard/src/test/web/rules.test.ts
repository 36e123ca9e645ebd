import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlertRecord, AlertRoute, AlertRule, KnownSeries, Replay, RuleProblem } from '../../main/web/data/api-types.js';
import { offersAt, withOffer } from '../../main/web/data/expression-words.js';
import { firedIn, gaps, isTooCoarse, onlyOf, summaryOf, telling, tracks, windowSeconds, withHoles } from '../../main/web/data/replay.js';
import { routeTree } from '../../main/web/data/routing.js';
import { ApiProblem } from '../../main/web/data/problem.js';
import { around, bodyOf, columnOf, copyOf, draftOf, durationSeconds, faultsOf, isSame, NEW_RULE, refusedFaults, yamlOf } from '../../main/web/data/rule-draft.js';

const RULE: AlertRule = {
  name: 'Slow',
  group: 'g',
  source: 'shipped',
  expr: 'x > 1',
  for: '1m',
  keepFiringFor: '0s',
  labels: { severity: 'warning', team: 'shop' },
  annotations: { summary: 'say "{{ $value }}"' },
  health: 'ok',
  problem: '',
  hadData: true,
  lastEvaluation: null,
  evaluationSeconds: 0,
  active: 0,
  samples: [],
};

function problem(message: string): RuleProblem {
  return { source: 'api', rule: 'Slow', line: 1, column: 1, message };
}

test('draftOf_aRule_andBack_saysTheSame', () => {
  const draft = draftOf(RULE);
  assert.deepEqual(bodyOf(draft), { expr: 'x > 1', for: '1m', labels: { severity: 'warning', team: 'shop' }, annotations: RULE.annotations });
  assert.equal(isSame(draft, { ...draft, for: ' 1m ' }), true);
  assert.equal(isSame(draft, { ...draft, expr: 'x > 2' }), false);
});

test('bodyOf_emptyLines_areLeftOut', () => {
  assert.deepEqual(bodyOf({ ...NEW_RULE, expr: ' up ', for: '', severity: '', annotations: [{ name: 'summary', text: ' ' }], labels: [{ name: 'team', text: '' }] }), { expr: 'up' });
});

test('copyOf_takenNames_countsOn', () => {
  assert.equal(copyOf(draftOf(RULE), new Set()).name, 'SlowCopy');
  assert.equal(copyOf(draftOf(RULE), new Set(['SlowCopy', 'SlowCopy2'])).name, 'SlowCopy3');
});

test('faultsOf_messages_areSortedByField', () => {
  const faults = faultsOf([
    problem("expr: column 10: '5' (expected: a duration)"),
    problem('annotations.summary: column 3: x'),
    problem('for: y'),
    problem('a rule without a name (expected: alert)'),
  ]);
  assert.equal(faults.get('expr'), "column 10: '5' (expected: a duration)");
  assert.equal(columnOf(faults.get('expr') ?? ''), 10);
  assert.equal(faults.get('annotations.summary'), 'column 3: x');
  assert.equal(faults.get('for'), 'y');
  assert.equal(faults.get('name'), 'a rule without a name (expected: alert)');
  assert.equal(columnOf('no column'), undefined);
});

test('refusedFaults_problem_areSortedByFieldWithoutPaths', () => {
  const refused = new ApiProblem(400, 'Not valid', "body.for: for: 'abc'", [
    { at: 'body.for', detail: "for: 'abc'" },
    { at: 'body', detail: "labels: '1a'" },
    { at: 'body.name', detail: "'x...' (expected: less)" },
  ]);
  assert.deepEqual([...refusedFaults(refused)], [['for', "'abc'"], ['labels', "'1a'"], ['name', "'x...' (expected: less)"]]);
  assert.equal(refused.message, "Not valid: for: 'abc'; labels: '1a'; name: 'x...' (expected: less)");
  assert.equal(refused.mayPass, false);
});

test('around_longExpression_keepsThePlaceInSight', () => {
  const long = `${'a'.repeat(200)}!${'b'.repeat(200)}`;
  const shown = around(long, 201);
  assert.equal(shown.text.charAt(shown.at), '!');
  assert.deepEqual(around('ab', 3), { text: 'ab', at: 2 });
});

test('yamlOf_texts_areQuoted', () => {
  assert.match(yamlOf(draftOf(RULE)), /expr: "x > 1"\n {4}for: 1m\n[^]*summary: "say \\"\{\{ \$value \}\}\\""/);
});

test('durationSeconds_asPrometheusWritesThem', () => {
  assert.equal(durationSeconds('1m30s'), 90);
  assert.equal(durationSeconds('500ms'), 0.5);
  assert.equal(durationSeconds('soon'), undefined);
});

const SERIES: readonly KnownSeries[] = [
  { name: 'opvitals_error_ratio', description: '', kind: 'gauge', count: 2, labels: { opvitals_wrapper: ['payments', 'search'], scope: ['wrapper'] } },
  { name: 'jvm_threads', description: '', kind: 'gauge', count: 1, labels: { state: ['new'] } },
];

/** What is offered where the bar stands. */
function offered(text: string): readonly string[] {
  const caret = text.indexOf('|');
  return offersAt(text.replace('|', ''), caret, SERIES).offers.map((each) => each.text);
}

test('offersAt_aWord_seriesAndFunctionsThatBeginSo', () => {
  assert.deepEqual(offered('opv|'), ['opvitals_error_ratio']);
  assert.deepEqual(offered('sum(jvm|)'), ['jvm_threads']);
  assert.equal(offered('hist|')[0], 'histogram_quantile');
  assert.deepEqual(offered('x > 5|'), []);
  assert.deepEqual(offered('x[5m|'), []);
});

test('offersAt_inBraces_labelsOfThatSeriesThenTheirValues', () => {
  assert.deepEqual(offered('opvitals_error_ratio{|'), ['opvitals_wrapper', 'scope']);
  assert.deepEqual(offered('opvitals_error_ratio{scope="wrapper", opvitals_w|}'), ['opvitals_wrapper']);
  assert.deepEqual(offered('opvitals_error_ratio{opvitals_wrapper="s|"}'), ['search', 'payments']);
  assert.deepEqual(offered('other{|'), []);
});

test('offersAt_by_labels', () => {
  assert.deepEqual(offered('sum by (st|) (jvm_threads)'), ['state']);
});

test('withOffer_aLabel_isPutInWithWhatFollowsIt', () => {
  const offers = offersAt('jvm_threads{st}', 14, SERIES);
  assert.deepEqual(withOffer('jvm_threads{st}', offers, offers.offers[0]!), { text: 'jvm_threads{state="}', caret: 19 });
});

const HOUR = 3_600_000;

function replay(part: Partial<Replay>): Replay {
  return { resolutionSeconds: 10, evaluations: 1, count: 0, episodes: [], comparison: '>', limit: 1, times: [], lineCount: 0, lines: [], ...part };
}

function episode(active: number, fired: number, resolved: number | null, wrapper = 'a') {
  const at = (ms: number): string => new Date(ms).toISOString();
  return { labels: { alertname: 'Slow', wrapper }, activeAt: at(active), firedAt: at(fired), resolvedAt: resolved === null ? null : at(resolved), highest: 2, lowest: 1 };
}

test('summaryOf_severalTimes_addsThemUp', () => {
  const said = summaryOf(replay({ count: 2, episodes: [episode(0, 60_000, 120_000), episode(0, HOUR - 30_000, null)], times: [0.01] }), 0, HOUR);
  assert.deepEqual(said, { count: 2, seconds: 90, longestSeconds: 60, knownSince: undefined });
});

test('summaryOf_historyThatBeginsLater_saysSince', () => {
  assert.equal(summaryOf(replay({ times: [1_800] }), 0, HOUR).knownSince, 1_800_000);
  assert.equal(summaryOf(replay({ times: [10] }), 0, HOUR).knownSince, undefined);
  assert.equal(summaryOf(replay({}), 0, HOUR).knownSince, undefined);
});

test('tracks_byLabels_asSharesOfTheRange', () => {
  const all = tracks(replay({ episodes: [episode(-HOUR, 0, HOUR / 2), episode(HOUR / 2, HOUR * 0.75, null, 'b')] }), 0, HOUR);
  assert.deepEqual(
    all.map((each) => each.bars),
    [
      [
        { from: 0, to: 0, kind: 'pending' },
        { from: 0, to: 0.5, kind: 'firing' },
      ],
      [
        { from: 0.5, to: 0.75, kind: 'pending' },
        { from: 0.75, to: 1, kind: 'firing' },
      ],
    ],
  );
  const name = telling(all.map((each) => each.labels));
  assert.deepEqual(all.map((each) => name(each.labels)), ['a', 'b']);
  assert.equal(telling([{ alertname: 'Slow', wrapper: 'a' }])({ alertname: 'Slow', wrapper: 'a' }), 'a');
});

test('withHoles_timesThatAreMissing_areAHole', () => {
  const shown = withHoles(replay({ resolutionSeconds: 10, times: [10, 20, 60], lines: [{ labels: {}, values: [1, 2, 3] }] }));
  assert.deepEqual(shown, { times: [10_000, 20_000, 30_000, 60_000], lines: [[1, 2, null, 3]] });
});

test('onlyOf_anAlert_leavesOthersOut', () => {
  const all = replay({ count: 2, episodes: [episode(0, 1, 2), episode(0, 1, 2, 'b')], lines: [{ labels: { alertname: 'Slow', wrapper: 'b' }, values: [] }] });
  const only = onlyOf(all, { alertname: 'Slow', wrapper: 'b' });
  assert.equal(only.count, 1);
  assert.equal(only.lineCount, 1);
  assert.equal(onlyOf(all, { alertname: 'Slow' }).count, 0);
});

test('routeTree_keys_becomeATree', () => {
  const route = (key: string): AlertRoute => ({
    key,
    receiver: key,
    channels: [],
    groupBy: [],
    groupWait: '',
    groupInterval: '',
    repeatInterval: '',
    muteTimeIntervals: [],
    activeTimeIntervals: [],
    quietNow: null,
    escalate: [],
  });
  const root = routeTree(['{}', '{}/{a="1"}', '{}/{a="1"}/{b="2"}', '{}/{c="3"}'].map(route));
  assert.equal(root?.own, '');
  assert.deepEqual(root?.below.map((each) => [each.own, each.below.map((below) => below.own)]), [
    ['a="1"', ['b="2"']],
    ['c="3"', []],
  ]);
});

test('replay_coarserThanTheRuleWaitsOrLooksBack_isTooCoarse', () => {
  const minutes = replay({ evaluations: 20, resolutionSeconds: 60 });
  assert.equal(isTooCoarse(minutes, 10, 'up == 0'), true);
  assert.equal(isTooCoarse(minutes, 60, 'up == 0'), false);
  assert.equal(isTooCoarse(minutes, 300, 'rate(calls_total[30s]) > 1'), true);
  assert.equal(isTooCoarse(minutes, 300, 'rate(calls_total[5m]) > 1'), false);
  // As fine as rules are evaluated: nothing is left unseen.
  assert.equal(isTooCoarse(replay({ evaluations: 20, resolutionSeconds: 10 }), 0, 'up == 0'), false);
});

test('windowSeconds_theShortestRange_notWhatStandsInTexts', () => {
  assert.equal(windowSeconds('rate(a[1h30m]) / rate(b{c="[5s]"}[10m])'), 600);
  assert.equal(windowSeconds('max_over_time(a[1d:5m])'), 86_400);
  assert.equal(windowSeconds('a > 1'), undefined);
});

test('firedIn_countsBeginningsOfThisRuleInTheRange', () => {
  const record = (name: string, what: string, at: number): AlertRecord => ({ time: new Date(at).toISOString(), alert: 'a', name, what, value: 1, text: '', labels: {} });
  const records = [record('A', 'firing', 5_000), record('A', 'resolved', 6_000), record('A', 'firing', 50_000), record('B', 'firing', 5_000)];
  assert.equal(firedIn(records, 'A', 0, 10_000), 1);
});

test('gaps_ofAReplay_areWhereNothingWasEvaluated', () => {
  assert.deepEqual(gaps(replay({ resolutionSeconds: 10, times: [10, 20, 60, 70] }), 0, 100_000), [{ from: 0.2, to: 0.5 }]);
});
