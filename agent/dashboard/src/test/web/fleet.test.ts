import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Api, Asked } from '../../main/web/data/api.js';
import { FleetApi, PollingLive } from '../../main/web/data/fleet.js';
import type { Connection, LiveListener } from '../../main/web/data/live.js';
import { ApiProblem, asProblem } from '../../main/web/data/problem.js';
import { scopeName, scopeOf, scopeText } from '../../main/web/data/scope.js';

function recorded(): { api: Api; asked: [string, Asked][] } {
  const asked: [string, Asked][] = [];
  const answer = (path: string, how: Asked = {}): Promise<never> => {
    asked.push([path, how]);
    return Promise.resolve(undefined as never);
  };
  return { api: { get: (path, how) => answer(path, how), send: (what, _body, how) => answer(what, how) }, asked };
}

test('scopeOf_whatTheAddressSays_isReadAndWritten', () => {
  assert.deepEqual(scopeOf({}), { kind: 'here' });
  assert.deepEqual(scopeOf({ instance: '*' }), { kind: 'fleet', instances: [] });
  assert.deepEqual(scopeOf({ instance: 'b:1,a:1,,b:1' }), { kind: 'fleet', instances: ['a:1', 'b:1'] });
  for (const text of ['', '*', 'a:1', 'a:1,b:1']) {
    assert.equal(scopeText(scopeOf({ instance: text })), text);
  }
  assert.deepEqual(['', '*', 'a:1', 'a:1,b:1'].map((text) => scopeName(scopeOf({ instance: text }))), [
    'This JVM',
    'Fleet',
    'a:1',
    '2 instances',
  ]);
});

test('fleetApi_whatTheFleetAnswers_isAskedThere', async () => {
  const { api, asked } = recorded();
  const fleet = new FleetApi(api, { kind: 'fleet', instances: ['a:1', 'b:1'] });
  await fleet.get('/api/v1/operations/{id}', { path: { id: 'x.y' } });
  await fleet.get('/api/v1/charts', { query: { chart: 'calls', last: 'PT1H' } });
  await fleet.get('/api/v1/alerts', { query: { quiet: true } });
  await fleet.get('/api/v1/me');
  assert.deepEqual(asked, [
    ['/api/v1/fleet/operations/{id}', { path: { id: 'x.y' }, query: { instance: 'a:1,b:1' } }],
    ['/api/v1/fleet/charts', { query: { chart: 'calls', last: 'PT1H', instance: 'a:1,b:1' } }],
    ['/api/v1/fleet/alerts', { query: { instance: 'a:1,b:1' } }],
    ['/api/v1/me', {}],
  ]);
});

test('fleetApi_whatOneJvmKnows_isNeitherReadNorChanged', async () => {
  const { api, asked } = recorded();
  const fleet = new FleetApi(api, { kind: 'fleet', instances: [] });
  await assert.rejects(fleet.get('/api/v1/config'), (thrown) => asProblem(thrown).isElsewhere);
  await assert.rejects(fleet.send('POST /api/v1/config/reload', undefined), (thrown) => asProblem(thrown).isElsewhere);
  await fleet.send('POST /api/v1/logout', undefined);
  assert.deepEqual(
    asked.map(([what]) => what),
    ['POST /api/v1/logout'],
  );
});

test('fleetApi_aColdPage_asksNoMoreAtOnceThanTheAgentLetsWait', async () => {
  let running = 0;
  let most = 0;
  const answers: (() => void)[] = [];
  const get = async (path: string): Promise<string> => {
    most = Math.max(most, ++running);
    await new Promise<void>((resolve) => answers.push(resolve));
    running--;
    if (path.endsWith('guards')) {
      throw new ApiProblem(502, 'The fleet cannot be reached', '', []);
    }
    return path;
  };
  const fleet = new FleetApi({ get, send: get } as unknown as Api, { kind: 'fleet', instances: [] });
  const gone = new AbortController();
  const paths = ['/api/v1/system', '/api/v1/guards', '/api/v1/fleet/instances', '/api/v1/wrappers', '/api/v1/operations'] as const;
  const asked = paths.map((path) => fleet.get(path));
  const nobody = fleet.get('/api/v1/alerts', { signal: gone.signal });
  gone.abort();
  const all = Promise.allSettled([...asked, nobody]);
  for (let done = 0; done < paths.length; done++) {
    while (answers.length === 0) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    answers.shift()?.();
  }
  const ended = await all;
  assert.deepEqual(
    ended.map((each) => (each.status === 'fulfilled' ? each.value : 'failed')),
    ['/api/v1/fleet/system', 'failed', '/api/v1/fleet/instances', '/api/v1/fleet/wrappers', '/api/v1/fleet/operations', 'failed'],
  );
  assert.equal(most, 2);
});

test('pollingLive_retried_readsWhatIsSubscribed', async () => {
  const states: Connection[] = [];
  const got: unknown[] = [];
  const listener: LiveListener = {
    connected: (state) => states.push(state),
    received: (topic, data) => got.push([topic, data]),
    occurred: () => undefined,
    restarted: () => undefined,
  };
  let trouble: ApiProblem | undefined;
  const live = new PollingLive(
    (topic) => (trouble === undefined ? Promise.resolve(topic.length) : Promise.reject(trouble)),
    () => true,
  );
  live.start(listener);
  live.subscribe('system');
  live.subscribe('guards');
  live.unsubscribe('guards');
  const round = async (): Promise<void> => {
    live.retry();
    await new Promise((resolve) => setImmediate(resolve));
  };
  await round();
  trouble = new ApiProblem(502, 'The fleet cannot be reached', '', []);
  await round();
  trouble = new ApiProblem(501, 'Only shown of one JVM', '', []);
  await round();
  live.stop();
  assert.deepEqual(got, [['system', 6]]);
  assert.deepEqual(states, ['live', 'live', 'waiting', 'live']);
});

test('pollingLive_nothingWatchedWhileTheFleetIsAway_findsOutThatItIsBack', async () => {
  const states: Connection[] = [];
  const asked: string[] = [];
  let isAway = true;
  const live = new PollingLive(
    (topic) => {
      asked.push(topic);
      return isAway ? Promise.reject(new ApiProblem(502, 'The fleet cannot be reached', '', [])) : Promise.resolve({});
    },
    () => true,
  );
  live.start({ connected: (state) => states.push(state), received: () => undefined, occurred: () => undefined, restarted: () => undefined });
  const round = async (): Promise<void> => {
    live.retry();
    await new Promise((resolve) => setImmediate(resolve));
  };
  live.subscribe('alerts');
  await round();
  live.unsubscribe('alerts');
  isAway = false;
  await round();
  await round();
  live.stop();
  assert.deepEqual(asked, ['alerts', 'system']);
  assert.deepEqual(states, ['live', 'waiting', 'live']);
});
