import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import type { Event as AgentEvent } from '../../main/web/data/api-types.js';
import type { Api } from '../../main/web/data/api.js';
import { SocketLive, waitMs, type Connection, type LiveListener } from '../../main/web/data/live.js';
import { ApiProblem } from '../../main/web/data/problem.js';
import { Store } from '../../main/web/data/store.js';

/** What a browser gives a page, as far as the live connection asks for it. */
class FakeSocket {
  static readonly OPEN = 1;
  static readonly all: FakeSocket[] = [];
  readonly readyState = 1;
  readonly said: Record<string, unknown>[] = [];
  onmessage: ((message: { data: string }) => void) | undefined;
  onclose: (() => void) | undefined;

  constructor(readonly url: string) {
    FakeSocket.all.push(this);
  }

  send(text: string): void {
    this.said.push(JSON.parse(text) as Record<string, unknown>);
  }

  close(): void {}

  says(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
}

const timers: (() => void)[] = [];
Object.assign(globalThis, {
  WebSocket: FakeSocket,
  window: { addEventListener: () => {}, setTimeout: (call: () => void) => timers.push(call) },
  document: { addEventListener: () => {}, visibilityState: 'visible' },
});
globalThis.clearTimeout = (): void => {};

afterEach(() => {
  FakeSocket.all.length = 0;
  timers.length = 0;
});

class Heard implements LiveListener {
  readonly states: Connection[] = [];
  restarts = 0;
  connected(state: Connection): void {
    this.states.push(state);
  }
  received(): void {}
  occurred(): void {}
  restarted(): void {
    this.restarts++;
  }
}

function reconnected(live: SocketLive, listener: LiveListener, between: (first: FakeSocket) => void): FakeSocket {
  live.start(listener);
  const first = FakeSocket.all[0];
  assert.ok(first);
  between(first);
  first.onclose?.();
  timers.at(-1)?.();
  const second = FakeSocket.all[1];
  assert.ok(second);
  return second;
}

const hello = (instance: string, lastEventId: number): object => ({ type: 'hello', instance, lastEventId, heartbeatSeconds: 10 });

test('socketLive_lostBeforeTheFirstEvent_resumesWhereItBegan', () => {
  const second = reconnected(new SocketLive('ws://here'), new Heard(), (first) => first.says(hello('a', 5)));
  second.says(hello('a', 9));
  assert.equal(second.said[0]?.['after'], 5);
});

test('socketLive_lostAfterAnEvent_resumesBehindIt', () => {
  const listener = new Heard();
  const second = reconnected(new SocketLive('ws://here'), listener, (first) => {
    first.says(hello('a', 5));
    first.says({ type: 'events', missed: 0, events: [{ id: 6 }, { id: 7 }] });
  });
  second.says(hello('a', 9));
  assert.equal(second.said[0]?.['after'], 7);
  assert.equal(listener.restarts, 0);
  assert.deepEqual(listener.states, ['connecting', 'live', 'waiting', 'connecting', 'live']);
});

test('socketLive_anotherJvmAnswers_beginsAnewAndSubscribesTheSameTopics', () => {
  const live = new SocketLive('ws://here');
  const listener = new Heard();
  const second = reconnected(live, listener, (first) => {
    first.says(hello('a', 5));
    live.subscribe('system');
  });
  second.says(hello('b', 2));
  assert.equal(listener.restarts, 1);
  assert.deepEqual(second.said[0], { type: 'subscribe', topics: ['events', 'system'], after: 2 });
});

test('waitMs_triesGoOn_doublesUpToTenSeconds', () => {
  assert.deepEqual([0, 1, 2, 9].map((tries) => waitMs(tries, 0.5)), [500, 1_000, 2_000, 10_000]);
  assert.deepEqual([0, 1].map((random) => waitMs(0, random)), [375, 625]);
});

test('store_eventsReadAndReceived_areTogetherOnceEachNewestFirst', async () => {
  const event = (id: number): AgentEvent => ({ id }) as AgentEvent;
  const api = { get: () => Promise.resolve({ events: [event(2), event(1)] }) } as unknown as Api;
  const store = new Store(api, new SocketLive('ws://here'));
  store.start();
  FakeSocket.all[0]?.says(hello('a', 2));
  FakeSocket.all[0]?.says({ type: 'events', missed: 0, events: [event(3), event(2)] });
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(store.events.map((each) => each.id), [3, 2, 1]);
  assert.equal(store.eventsState.kind, 'ready');
});

test('store_anotherJvm_forgetsTheEventsOfTheOneBefore', async () => {
  let read = [{ id: 8 }];
  const api = { get: () => Promise.resolve({ events: read }) } as unknown as Api;
  const store = new Store(api, new SocketLive('ws://here'));
  store.start();
  FakeSocket.all[0]?.says(hello('a', 8));
  await new Promise((done) => setImmediate(done));
  read = [{ id: 1 }];
  FakeSocket.all[0]?.onclose?.();
  timers.at(-1)?.();
  FakeSocket.all[1]?.says(hello('b', 1));
  await new Promise((done) => setImmediate(done));
  assert.deepEqual(store.events.map((each) => each.id), [1]);
});

test('store_eventsThatCannotBeHad_areNotTakenForUnread', async () => {
  const answers = [
    () => Promise.reject(new ApiProblem(501, 'Only shown of one JVM', 'Series do not tell this.', [])),
    () => Promise.resolve({ events: [{ id: 1 }] }),
  ];
  const api = { get: () => answers.shift()?.() } as unknown as Api;
  const store = new Store(api, new SocketLive('ws://here'));
  let changes = 0;
  store.addEventListener('events', () => changes++);
  const before: string = store.eventsState.kind;
  assert.equal(before, 'loading');
  store.connected('live');
  await new Promise((done) => setImmediate(done));
  const { eventsState } = store;
  assert.ok(eventsState.kind === 'failed' && eventsState.problem.isElsewhere);
  assert.equal(changes, 1);
  store.retryEvents();
  await new Promise((done) => setImmediate(done));
  assert.equal(store.eventsState.kind, 'ready');
  assert.equal(store.events.length, 1);
});
