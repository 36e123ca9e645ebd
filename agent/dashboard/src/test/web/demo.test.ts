import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Api } from '../../main/web/data/api.js';
import { DemoApi } from '../../main/web/data/demo/demo-api.js';
import { DemoLive } from '../../main/web/data/demo/demo-live.js';
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
