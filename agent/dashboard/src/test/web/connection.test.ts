import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Api } from '../../main/web/data/api.js';
import { Fetched } from '../../main/web/data/controllers.js';
import type { Live, LiveListener } from '../../main/web/data/live.js';
import { unreachable } from '../../main/web/data/problem.js';
import { Store } from '../../main/web/data/store.js';

class ScriptedLive implements Live {
  listener!: LiveListener;
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

test('fetched_whileTheConnectionIsGone_isOldAndReadAgainAfterwards', async () => {
  const live = new ScriptedLive();
  const store = new Store({ get: () => Promise.resolve({ events: [] }) } as unknown as Api, live);
  store.start();
  const host = { app: { store }, addController: () => {}, removeController: () => {}, requestUpdate: () => {}, updateComplete: Promise.resolve(true) };
  let reads = 0;
  let isGone = false;
  const fetched = new Fetched(
    host,
    () => 'all',
    () => {
      reads++;
      return isGone ? Promise.reject(unreachable()) : Promise.resolve(reads);
    },
  );
  const isOld = (): boolean => fetched.state.kind === 'ready' && fetched.state.isOld;
  live.listener.connected('connecting');
  live.listener.connected('live');
  fetched.hostConnected();
  fetched.hostUpdate();
  await settled();
  assert.equal(reads, 1);

  isGone = true;
  live.listener.connected('waiting');
  live.listener.connected('connecting');
  live.listener.connected('waiting');
  await settled();
  assert.equal(reads, 1);
  assert.ok(isOld());
  fetched.retry();
  await settled();
  assert.equal(reads, 2);
  assert.ok(isOld());

  isGone = false;
  live.listener.connected('connecting');
  live.listener.connected('live');
  await settled();
  assert.equal(reads, 3);
  assert.ok(!isOld());

  fetched.hostDisconnected();
  live.listener.connected('waiting');
  live.listener.connected('live');
  await settled();
  assert.equal(reads, 3);
});
