import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Api } from '../../main/web/data/api.js';
import { DemoApi } from '../../main/web/data/demo/demo-api.js';
import { DemoLive } from '../../main/web/data/demo/demo-live.js';
import { factorsOf } from '../../main/web/data/demo/figures.js';
import { rulesOf } from '../../main/web/data/demo/rules.js';
import { firedIn } from '../../main/web/data/replay.js';
import { ApiProblem } from '../../main/web/data/problem.js';

const NOW = Date.parse('2026-11-21T14:00:00Z');
const NOBODY: Api = {
  get: () => Promise.reject(new ApiProblem(0, 'nobody', '', [])),
  send: () => Promise.reject(new ApiProblem(0, 'nobody', '', [])),
};

function demo(size?: number): DemoApi {
  return new DemoApi(NOBODY, () => NOW, size);
}

test('demo_sameMoment_isTheSameShop', async () => {
  assert.deepEqual(await demo().get('/api/v1/operations'), await demo().get('/api/v1/operations'));
});

test('demo_now_oneOperationIsInTrouble', async () => {
  const { operations } = await demo().get('/api/v1/operations');
  assert.deepEqual(
    operations.filter((each) => each.status !== 'healthy').map((each) => each.id),
    ['routellm.complete'],
  );
  const { alerts } = await demo().get('/api/v1/alerts', { query: { state: 'firing' } });
  assert.equal(alerts[0]?.labels['opvitals_operation'], 'complete');
});

test('demo_aWeek_hasAGapAndTheOutcomesOfEachIncident', async () => {
  const asked = { query: { chart: 'calls', last: 'P7D', points: 1_100, wrapper: 'payments', operation: 'charge' } };
  const chart = await demo().get('/api/v1/charts', asked);
  const errors = chart.lines.find((each) => each.name === 'error')?.values ?? [];
  assert.ok(errors.includes(null), 'a gap');
  assert.ok(Math.max(...errors.map((each) => each ?? 0)) > 1, 'an outage of the provider');
  assert.equal(chart.times.length, errors.length);
});

test('demo_heatMap_hasAsManyCallsAsTheRate', async () => {
  const scope = { wrapper: 'search', operation: 'query', last: 'PT1H', points: 60 };
  const heat = await demo().get('/api/v1/charts', { query: { ...scope, chart: 'heatmap' } });
  const calls = await demo().get('/api/v1/charts', { query: { ...scope, chart: 'calls' } });
  const counted = heat.lines.reduce((sum, each) => sum + (each.values[5] ?? 0), 0);
  const expected = calls.lines.reduce((sum, each) => sum + (each.values[5] ?? 0), 0) * calls.stepSeconds;
  assert.ok(Math.abs(counted / expected - 1) < 0.02, `${counted} of ${expected}`);
});

test('demo_aThousandOperations_areAThousand', async () => {
  assert.equal((await demo(1_000).get('/api/v1/operations')).operations.length, 1_000);
});

test('demo_acknowledged_staysSo', async () => {
  const api = demo();
  await api.send('POST /api/v1/alerts/{id}/acknowledge', { note: 'mine' }, { path: { id: 'demo-firing-0' } });
  const alert = await api.get('/api/v1/alerts/{id}', { path: { id: 'demo-firing-0' } });
  assert.equal(alert.acknowledged?.note, 'mine');
});

test('demo_anythingElseThatChanges_isRefusedInWords', async () => {
  await assert.rejects(
    demo().send('DELETE /api/v1/users/{name}', undefined, { path: { name: 'anna' } }),
    (thrown) => thrown instanceof ApiProblem && thrown.title === 'These data are made up',
  );
});

test('demoLive_topicsThatAreMadeForRest_areSentAsRestAnswersThem', async () => {
  Object.assign(globalThis, { window: globalThis });
  const api = demo();
  const live = new DemoLive(api, 1);
  const wanted = ['alerts', 'slos', 'budgets', 'guards', 'stuck'];
  const got = new Map<string, unknown>();
  await new Promise<void>((resolve) => {
    live.start({
      connected: () => undefined,
      received: (topic, data) => (got.set(topic, data).size === wanted.length ? resolve() : undefined),
      occurred: () => undefined,
      restarted: () => undefined,
    });
    wanted.forEach((each) => live.subscribe(each));
  });
  live.stop();
  assert.deepEqual(got.get('alerts'), await api.get('/api/v1/alerts'));
  assert.deepEqual(got.get('slos'), await api.get('/api/v1/slos'));
  assert.deepEqual(got.get('budgets'), await api.get('/api/v1/budgets'));
});

test('demo_scores_followTheAgentsLimits', () => {
  const rates = { success: 4, fallback: 6, error: 0, rejected: 0, timeout: 0, cancelled: 0 };
  assert.deepEqual(factorsOf(rates).map((each) => [each.name, each.multiplier]), [['fallback rate', 0.8]]);
  assert.deepEqual(factorsOf({ ...rates, success: 5, fallback: 5 }), []);
  const failing = { ...rates, success: 8, fallback: 0, error: 2 };
  assert.deepEqual(factorsOf(failing).map((each) => [each.name, each.multiplier]), [['recent errors', 0.7], ['error rate', 0.6]]);
});

test('demo_diagnostics_fitTheRestOfTheShop', async () => {
  const api = demo();
  const all = await api.get('/api/v1/diagnostics');
  assert.ok(all.uptimeSeconds >= 4 * 86_400);
  assert.equal(all.started, (await api.get('/api/v1/dashboard')).started);
  assert.equal(all.agent.methodsWoven, api.traits.length);
  assert.deepEqual(all.history, await api.get('/api/v1/metrics/history/status'));
});

test('demo_tracesAndExceptions_nameTheSameTypes', async () => {
  const api = demo();
  const { calls } = await api.get('/api/v1/traces', { query: { limit: 1_000 } });
  const failed = calls.filter((each) => each.errorType !== null);
  assert.ok(failed.length > 0);
  for (const each of failed) {
    const detail = await api.get('/api/v1/operations/{id}', { path: { id: `${each.wrapper}.${each.operation}` } });
    assert.deepEqual([...new Set(detail.exceptions.map((exception) => exception.class))], [each.errorType]);
  }
});

test('demo_rules_areTrueOfItsAlerts', async () => {
  const rule = { name: 'OpvitalsLatencyHigh', group: 'opvitals-operations', source: 'shipped', expr: 'x > 1', for: '1m', keepFiringFor: '1m', labels: {}, annotations: {} };
  const state = { health: 'failed' as const, problem: 'no', hadData: false, lastEvaluation: null, evaluationSeconds: 0.001, active: 7, samples: [] };
  const real = { rules: [{ ...rule, ...state }, { ...rule, ...state, name: 'OpvitalsBreakerOpen' }, { ...rule, ...state, name: 'Mine', source: 'api' }], disabled: [], problems: [] };
  const { alerts } = await demo().get('/api/v1/alerts');
  const shown = rulesOf(real, alerts, NOW).rules;
  assert.deepEqual(shown.map((each) => [each.name, each.active, each.health]), [['OpvitalsLatencyHigh', 1, 'ok'], ['OpvitalsBreakerOpen', 0, 'ok']]);
  const routing = await demo().get('/api/v1/alerts/routing');
  assert.ok(routing.routes.every((each) => each.channels.length > 0 && each.channels.every((channel) => routing.channels.includes(channel))));
});

test('demo_replay_firesAsOftenAsTheHistorySays', async () => {
  const rule = 'OpvitalsLatencyHigh';
  const replay = await demo().get('/api/v1/alerts/rules/{name}/replay', { path: { name: rule }, query: { last: 'PT86400S' } });
  const { records } = await demo().get('/api/v1/alerts/history', { query: { matchers: `alertname="${rule}"` } });
  assert.equal(replay.resolutionSeconds, 60);
  assert.equal(replay.count, firedIn(records, rule, NOW - 86_400_000, NOW));
});
