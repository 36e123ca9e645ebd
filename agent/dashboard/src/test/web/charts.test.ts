import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Chart, Event as AgentEvent, History, Trend } from '../../main/web/data/api-types.js';
import { earlierLine, outcomeLines, percentileLines, timesMs, totalOf, withoutUnfinished } from '../../main/web/parts/chart/answers.js';
import { timeAt, xOf } from '../../main/web/parts/chart/drawing.js';
import { heatOf, paint, rgb, strength, ticks } from '../../main/web/parts/chart/heat.js';
import { bandOf, gridOf, historyLines, slopeLine, valuesOn, withoutRunning } from '../../main/web/parts/chart/histories.js';
import { LineDrawing } from '../../main/web/parts/chart/lines.js';
import { grouped, marksOf } from '../../main/web/parts/chart/marks.js';
import { intervalAt, summaries, type Model } from '../../main/web/parts/chart/model.js';
import { lineOption } from '../../main/web/parts/chart/option.js';
import { callsPromql, curl, heatmapPromql, labelValue, latencyPromql, metricsLink, seriesPromql, shellQuoted } from '../../main/web/parts/chart/origin.js';
import { csv, fileName, json } from '../../main/web/parts/chart/table-text.js';

const T0 = 1_800_000_000;

function chart(values: Readonly<Record<string, readonly (number | null)[]>>, more: Partial<Chart> = {}): Chart {
  const length = Object.values(values)[0]?.length ?? 0;
  return {
    chart: 'calls',
    unit: 'calls/s',
    resolution: '10s',
    stepSeconds: 10,
    times: Array.from({ length }, (_, i) => T0 + i * 10),
    lines: Object.entries(values).map(([name, each]) => ({ name, values: [...each] })),
    ...more,
  };
}

function model(more: Partial<Model> = {}): Model {
  const times = [0, 10_000, 20_000];
  return {
    from: 0,
    to: 30_000,
    stepMs: 10_000,
    times,
    units: ['calls/s', 'seconds'],
    lines: [{ name: 'success', label: 'success', values: [1, null, 3], colour: 'outcome-success', kind: 'area', axis: 0 }],
    bands: [],
    marks: [],
    thresholds: [],
    ...more,
  };
}

test('outcomeLines_outcomeWithoutValue_isZeroWhereOthersHaveOne', () => {
  const lines = outcomeLines(chart({ error: [null, 1, null], success: [5, 4, null] }));
  assert.deepEqual(lines.map((each) => each.name), ['success', 'error']);
  assert.deepEqual(lines[1]?.values, [0, 1, null]);
});

test('outcomeLines_noCallsAtAll_isZeroOnlyWhereTheApplicationWasThere', () => {
  const lines = outcomeLines(chart({ success: [5, null, null] }), [true, true, false]);
  assert.deepEqual(lines[0]?.values, [5, 0, null]);
});

test('percentileLines_noCalls_stayGaps', () => {
  const lines = percentileLines(chart({ p50: [0.1, null], p90: [1, null], p99: [2, null] }));
  assert.deepEqual(lines.map((each) => [each.name, each.axis]), [['p50', 1], ['p99', 1]]);
  assert.deepEqual(lines[0]?.values, [0.1, null]);
});

test('totalOf_someUnknown_addsTheOthers', () => {
  assert.deepEqual(totalOf(chart({ a: [1, null, null], b: [2, 3, null] })), [3, 3, null]);
});

test('earlierLine_aDayBefore_standsOverToday', () => {
  const before = chart({ success: [7, 8] });
  const line = earlierLine(before, [7, 8], 86_400_000, { name: 'x', label: 'x', colour: 'text', axis: 0 });
  assert.deepEqual(line.times, timesMs(before).map((each) => each + 86_400_000));
  assert.equal(line.kind, 'dashed');
});

test('withoutUnfinished_shortInterval_isLeftOut', () => {
  const { chart: shown, unfinished } = withoutUnfinished(chart({ success: [1, 2] }), (T0 + 13) * 1_000);
  assert.deepEqual(shown.lines[0]?.values, [1]);
  assert.equal(unfinished, undefined);
});

test('withoutUnfinished_longInterval_isRaisedToItsRateAndMarked', () => {
  const hours = chart({ success: [4, 1] }, { stepSeconds: 3_600, times: [T0, T0 + 3_600] });
  const { chart: shown, unfinished } = withoutUnfinished(hours, (T0 + 3_600 + 900) * 1_000);
  assert.deepEqual(shown.lines[0]?.values, [4, 4]);
  assert.equal(unfinished, (T0 + 3_600) * 1_000);
});

test('withoutUnfinished_percentiles_areNotRaised', () => {
  const hours = chart({ p95: [4, 1] }, { unit: 'seconds', stepSeconds: 3_600, times: [T0, T0 + 3_600] });
  assert.deepEqual(withoutUnfinished(hours, (T0 + 5_000) * 1_000).chart.lines[0]?.values, [4, 1]);
});

test('withoutUnfinished_rangeThatIsOver_staysAsItIs', () => {
  assert.equal(withoutUnfinished(chart({ success: [1, 2] }), (T0 + 1_000) * 1_000).chart.lines[0]?.values.length, 2);
});

test('intervalAt_gapBetweenIntervals_isNone', () => {
  assert.equal(intervalAt([0, 10, 40], 10, 19), 1);
  assert.equal(intervalAt([0, 10, 40], 10, 20), -1);
  assert.equal(intervalAt([0, 10, 40], 10, 40), 2);
  assert.equal(intervalAt([], 10, 5), -1);
});

test('lineOption_gap_isNotConnectedAndAloneGetsADot', () => {
  const option = lineOption(model(), (token) => token, { width: 600, height: 200 }, new Set());
  const series = (option.series as { type: string; connectNulls?: boolean; stack?: string; data: { value: unknown; symbol?: string }[] }[])[0];
  assert.equal(series?.connectNulls, false);
  assert.equal(series?.stack, 'axis 0');
  assert.deepEqual(series?.data.map((each) => each.value), [[5_000, 1], [15_000, null], [25_000, 3]]);
  assert.equal(series?.data[0]?.symbol, 'circle');
});

test('lineOption_hiddenLine_isNotDrawn', () => {
  const all = lineOption(model(), (token) => token, { width: 600, height: 200 }, new Set());
  const fewer = lineOption(model(), (token) => token, { width: 600, height: 200 }, new Set(['success']));
  assert.equal((all.series as unknown[]).length - (fewer.series as unknown[]).length, 1);
});

test('lineOption_band_isTheHeightAboveItsLowEdge', () => {
  const band = { name: 'usual', label: 'usual', times: [0, 10_000], low: [1, null], high: [4, 5], axis: 0 as const };
  const option = lineOption(model({ bands: [band] }), (token) => token, { width: 600, height: 200 }, new Set());
  const series = option.series as { data: unknown[] }[];
  assert.deepEqual(series[0]?.data, [[0, 1], [10_000, null]]);
  assert.deepEqual(series[1]?.data, [[0, 3], [10_000, null]]);
});

test('readout_pointInAGap_saysNotKnown', () => {
  const drawing = new LineDrawing(model());
  assert.equal(drawing.readout(12_000, new Set())?.rows[0]?.value, '–');
  assert.equal(drawing.readout(25_000, new Set())?.rows[0]?.value, '3/s');
  assert.equal(drawing.readout(31_000, new Set()), undefined);
});

test('readout_nearAMark_saysWhatHappened', () => {
  const drawing = new LineDrawing(model({ marks: [{ at: 10_050, text: 'alert', detail: 'it fires', colour: 'unhealthy' }] }));
  assert.deepEqual(drawing.readout(10_000, new Set())?.notes, ['it fires']);
  assert.deepEqual(drawing.readout(20_000, new Set())?.notes, []);
});

test('summaries_gaps_doNotCount', () => {
  const [summary] = summaries(model());
  assert.deepEqual([summary?.latest, summary?.lowest, summary?.highest, summary?.mean], [3, 1, 3, 2]);
});

test('xOf_andBack_isTheSameMoment', () => {
  const span = { from: 1_000, to: 9_000 };
  assert.equal(Math.round(timeAt(xOf(4_321, span, 800), span, 800)), 4_321);
  assert.equal(timeAt(-50, span, 800), 1_000);
  assert.equal(timeAt(5_000, span, 800), 9_000);
});

function event(seconds: number, kind: string, scope: string, attributes: Record<string, string> = {}): AgentEvent {
  return { id: seconds, time: new Date(seconds * 1_000).toISOString(), kind, scope, message: `${kind} ${scope}`, attributes };
}

test('marksOf_operation_hasThoseOfItItsWrapperAndTheWhole', () => {
  const events = [
    event(3, 'health.changed', 'shop.charge', { to: 'unhealthy' }),
    event(1, 'breaker.changed', 'shop', { to: 'half_open' }),
    event(2, 'health.changed', 'shop.other', { to: 'healthy' }),
    event(4, 'configuration.changed', 'opvitals.window'),
    event(99, 'health.changed', 'shop.charge', { to: 'healthy' }),
    event(5, 'call.unstuck', 'shop.charge'),
  ];
  const marks = marksOf(events, { wrapper: 'shop', operation: 'charge' }, 0, 10_000);
  assert.deepEqual(marks.map((each) => each.text), ['breaker half open', 'unhealthy', 'configuration']);
  assert.equal(marks[1]?.colour, 'unhealthy');
});

test('grouped_closeMarks_becomeTheWorstAndACount', () => {
  const mark = (at: number, text: string, colour: string) => ({ at, text, detail: text, colour });
  const marks = grouped([mark(0, 'healthy', 'healthy'), mark(5, 'unhealthy', 'unhealthy'), mark(200, 'configuration', 'text-soft')], 1);
  assert.deepEqual(marks.map((each) => [each.at, each.text, each.colour]), [[0, 'unhealthy +1', 'unhealthy'], [200, 'configuration', 'text-soft']]);
});

test('grouped_longTexts_doNotOverlap', () => {
  const mark = (at: number) => ({ at, text: 'configuration', detail: '', colour: 'text-soft' });
  assert.equal(grouped([mark(0), mark(90)], 1).length, 1);
  assert.equal(grouped([mark(0), mark(100)], 1).length, 2);
  assert.equal(grouped([mark(0), mark(90)], 0.5).length, 2);
});

function history(more: Partial<History> = {}): History {
  return { resolution: '10s', stepSeconds: 10, from: '2027-01-15T08:00:00Z', to: '2027-01-15T08:00:40Z', series: [], ...more };
}

test('gridOf_anyAnswer_hasAllIntervals', () => {
  assert.equal(gridOf(history()).length, 4);
  assert.equal(gridOf(history())[0], Date.parse('2027-01-15T08:00:00Z'));
});

test('valuesOn_missingIntervals_areGaps', () => {
  const grid = [0, 10_000, 20_000];
  const series = { name: 'a', labels: {}, kind: 'counter' as const, times: [0, 20], increase: [50, 10] };
  assert.deepEqual(valuesOn(grid, series, 'rate', 10), [5, null, 1]);
  assert.deepEqual(valuesOn(grid, series, 'increase', 10), [50, null, 10]);
});

test('historyLines_severalSeries_areNamedByTheLabelsInWhichTheyDiffer', () => {
  const series = ['a', 'b'].map((wrapper) => ({ name: 's', labels: { job: 'x', wrapper }, kind: 'gauge' as const, times: [], mean: [] }));
  assert.deepEqual(historyLines(history({ series }), 'mean', 'score').map((each) => each.label), ['a', 'b']);
  assert.deepEqual(historyLines(history({ series: series.slice(0, 1) }), 'mean', 'score').map((each) => each.label), ['score']);
});

test('withoutRunning_growingNumber_isLeftOutOrMarked', () => {
  const line = (times: number[], values: number[]) => ({ name: 'a', label: 'a', values, times, colour: 'x', kind: 'line' as const, axis: 0 as const });
  assert.deepEqual(withoutRunning([line([0, 10_000], [5, 1])], 'rate', 10_000, 14_000).lines[0]?.values, [5, null]);
  const long = withoutRunning([line([0, 600_000], [5, 1])], 'rate', 600_000, 900_000);
  assert.deepEqual([long.lines[0]?.values, long.unfinished], [[5, 2], 600_000]);
  assert.deepEqual(withoutRunning([line([0, 10_000], [5, 1])], 'mean', 10_000, 14_000).lines[0]?.values, [5, 1]);
});

const TREND: Trend = {
  name: 'a',
  labels: {},
  slope: { direction: 'rising', perHour: 1, low: 0.5, high: 2, start: 10, end: 20, points: 3 },
  points: [0, 10, 20].map((each) => ({ time: new Date(each * 1_000).toISOString(), value: 1, usual: 2, low: each, high: null, unusual: false })),
};

test('slopeLine_anyTrend_goesFromItsStartToItsEnd', () => {
  assert.deepEqual(slopeLine(TREND, 0)?.values, [10, 15, 20]);
  assert.equal(slopeLine({ ...TREND, slope: { ...TREND.slope, start: null } }, 0), undefined);
});

test('bandOf_unknownEdge_isAGap', () => {
  assert.deepEqual(bandOf(TREND, 'usual', 0).high, [null, null, null]);
});

test('heatOf_anyAnswer_hasRowsOfTheirOwnHeight', () => {
  const heat = heatOf(chart({ a: [1, null], b: [9, 2] }, { rows: [0.001, 0.002] }), 0, 1);
  assert.equal(heat.most, 9);
  assert.deepEqual(heat.rows[0]?.counts, [1, 0]);
  assert.ok(Math.abs((heat.rows[1]?.above ?? 0) * Math.SQRT2 - 0.002) < 1e-12);
});

test('paint_cells_areWhereTheirTimeAndDurationAre', () => {
  const heat = heatOf(chart({ slow: [0, 4] }, { rows: [1], times: [0, 10] }), 0, 20_000);
  const pixels = paint(heat, 4, 1, [0, 0, 0], [255, 0, 0]);
  assert.deepEqual([...pixels], [0, 0, 0, 0, 0, 0, 0, 0, 255, 0, 0, 255, 255, 0, 0, 255]);
});

test('strength_fewBesideMany_isStillSeen', () => {
  assert.ok(strength(1, 10_000) > 0.02);
  assert.equal(strength(10_000, 10_000), 1);
});

test('ticks_anyDurations_areRound', () => {
  assert.deepEqual(ticks(0.0005, 4), [0.001, 0.01, 0.1, 1]);
  assert.deepEqual(ticks(0.05, 0.3), [0.05, 0.1, 0.2]);
  assert.deepEqual(rgb('#1f3494'), [31, 52, 148]);
});

test('promql_labelWithQuotesAndBackslashes_isEscaped', () => {
  assert.equal(labelValue('a"b\\c\nd'), '"a\\"b\\\\c\\nd"');
  assert.equal(
    callsPromql({ wrapper: 'sh"op', operation: 'charge' }, 10),
    'sum by (opvitals_outcome) (rate(opvitals_operation_duration_seconds_count{opvitals_wrapper="sh\\"op",opvitals_operation="charge"}[1m]))',
  );
  assert.equal(latencyPromql({}, 600)[1], 'histogram_quantile(0.95, sum by (le) (rate(opvitals_operation_duration_seconds_bucket[10m])))');
  assert.equal(heatmapPromql({}, 3_600), 'sum by (le) (increase(opvitals_operation_duration_seconds_bucket[1h]))');
});

test('promql_anySeries_isAskedByItsStatistic', () => {
  assert.equal(seriesPromql({ series: 'cost_total{a="1"}', statistic: 'rate', by: 'w' }, 10), 'sum by (w) (rate(cost_total{a="1"}[1m]))');
  assert.equal(seriesPromql({ series: 'd{a="1"}', statistic: 'p95' }, 60), 'histogram_quantile(0.95, sum by (le) (rate(d_bucket{a="1"}[1m])))');
  assert.equal(seriesPromql({ series: 'd', statistic: 'p50', by: 'w' }, 60), 'histogram_quantile(0.5, sum by (le, w) (rate(d_bucket[1m])))');
  assert.equal(seriesPromql({ series: 'score', statistic: 'mean' }, 60), 'score');
});

test('curl_anyRequest_isOneWordOfAShell', () => {
  assert.equal(shellQuoted("it's"), `'it'\\''s'`);
  const requests = [{ path: '/api/v1/metrics/history', query: { series: 'a{b="it\'s $HOME"}', points: 5 } }];
  const [line] = curl(requests, 'http://127.0.0.1:9466/below/#/operations?last=1h', true).split('\n');
  assert.equal(
    line,
    `curl -sS -H "Authorization: Bearer $OPVITALS_TOKEN" 'http://127.0.0.1:9466/below/api/v1/metrics/history?series=a%7Bb%3D%22it%27s+%24HOME%22%7D&points=5'`,
  );
});

test('csv_anyValues_areQuotedAndNoFormula', () => {
  const table = { columns: ['time', 'a, "b"'], rows: [['=1+1', null], ['x', 1.5]] };
  assert.equal(csv(table), `time,"a, ""b"""\r\n'=1+1,\r\nx,1.5\r\n`);
  assert.deepEqual(JSON.parse(json('t', table, ['curl'])).rows, [['=1+1', null], ['x', 1.5]]);
  assert.equal(fileName('Calls & latency', Date.parse('2026-11-21T21:05:00Z'), 'csv'), 'calls-latency-2026-11-21-21-05.csv');
});

test('metricsLink_anySetting_isAnAddressOfTheWebOrNone', () => {
  assert.equal(metricsLink('https://p/graph?g0.expr={query}', 'sum(a{b="$&"})'), 'https://p/graph?g0.expr=sum(a%7Bb%3D%22%24%26%22%7D)');
  assert.equal(metricsLink('javascript:alert({query})', 'a'), undefined);
  assert.equal(metricsLink(null, 'a'), undefined);
});

test('readout_comparisonThatIsLessFine_hasTheIntervalThatTheMomentIsIn', () => {
  const before = earlierLine(chart({ success: [7] }, { stepSeconds: 600, times: [-600] }), [7], 600_000, { name: 'b', label: 'b', colour: 'text', axis: 0 });
  const rows = new LineDrawing(model({ lines: [...model().lines, before] })).readout(25_000, new Set())?.rows;
  assert.deepEqual(rows?.map((each) => each.value), ['3/s', '7/s']);
});
