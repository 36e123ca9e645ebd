import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Api } from '../../main/web/data/api.js';
import type { Live, LiveListener } from '../../main/web/data/live.js';
import { ApiProblem, unreachable } from '../../main/web/data/problem.js';
import { Store } from '../../main/web/data/store.js';

class ScriptedLive implements Live {
  listener: LiveListener | undefined;
  start(listener: LiveListener): void {
    this.listener = listener;
  }
  subscribe(): void {}
  unsubscribe(): void {}
  retry(): void {}
  stop(): void {}
}

function settled(): Promise<void> {
  return new Promise((done) => setImmediate(done));
}

test('topic_ofSomethingThatIsGoneAfterARestart_saysSo', async () => {
  let problem: ApiProblem | undefined;
  const api = {
    get: (path: string) =>
      path === '/api/v1/events' ? Promise.resolve({ events: [] }) : problem === undefined ? Promise.resolve({ id: 'a.b' }) : Promise.reject(problem),
  } as unknown as Api;
  const live = new ScriptedLive();
  const store = new Store(api, live, () => 0);
  store.start();
  const topic = store.topic('operation:a.b');
  const isReady = (): boolean => topic.state.kind === 'ready';
  const isGone = (): boolean => topic.state.kind === 'failed' && topic.state.problem.status === 404;
  topic.watch(() => {});
  await settled();
  assert.ok(isReady());

  problem = unreachable();
  live.listener?.restarted();
  await settled();
  assert.ok(isReady());

  problem = new ApiProblem(404, 'There is no such thing', '', []);
  live.listener?.restarted();
  await settled();
  assert.ok(isGone());

  live.listener?.received('operation:a.b', { id: 'a.b' });
  assert.ok(isReady());
});
