import type { Api } from './api.js';
import type {
  Alerts,
  Budgets,
  CurrentMetrics,
  Event as AgentEvent,
  Guards,
  OperationDetail,
  Operations,
  Slos,
  Stuck,
  System,
  WrapperDetail,
  Wrappers,
} from './api-types.js';
import { failed, LOADING, ready, type Loaded } from './loaded.js';
import type { Connection, Live, LiveListener } from './live.js';
import { Topic } from './topic.js';

/** The topics of the live connection, and what their states are. */
export interface Topics {
  system: System;
  wrappers: Wrappers;
  operations: Operations;
  metrics: CurrentMetrics;
  guards: Guards;
  stuck: Stuck;
  alerts: Alerts;
  slos: Slos;
  budgets: Budgets;
  [wrapper: `wrapper:${string}`]: WrapperDetail;
  [operation: `operation:${string}`]: OperationDetail;
}

/** So many events are kept; older ones are read again where they are wanted. */
const MOST_EVENTS = 500;

/**
 * What the page knows of the application: each topic is read once over REST, so that there is something at once, and then
 * kept up by the live connection. One store for the whole page; views watch topics, and only watched ones are sent.
 */
export class Store extends EventTarget implements LiveListener {
  private readonly topics = new Map<string, Topic<unknown>>();
  private happened: readonly AgentEvent[] = [];
  private state: Connection = 'off';
  private read: Loaded<readonly AgentEvent[]> = LOADING;
  private heard: number | undefined;
  private lost: number | undefined;

  constructor(
    private readonly api: Api,
    private readonly live: Live,
    private readonly now: () => number = Date.now,
  ) {
    super();
  }

  start(): void {
    this.live.start(this);
  }

  stop(): void {
    this.live.stop();
  }

  get connection(): Connection {
    return this.state;
  }

  /** When the live connection last said something; undefined where it never has. */
  get heardAt(): number | undefined {
    return this.heard;
  }

  /** Since when there is no live connection, tries to get one included; undefined while there is one. */
  get lostAt(): number | undefined {
    return this.lost;
  }

  /** Reads what is watched anew, and the events. */
  refresh(): void {
    this.topics.forEach((each) => each.refreshWatched());
    void this.readEvents();
  }

  /** The latest events, the newest first. */
  get events(): readonly AgentEvent[] {
    return this.happened;
  }

  /** How reading the events went: not read yet, read, or why they cannot be had. Those that came live are in `events`. */
  get eventsState(): Loaded<readonly AgentEvent[]> {
    return this.read;
  }

  retryEvents(): void {
    void this.readEvents();
  }

  topic<K extends keyof Topics & string>(name: K): Topic<Topics[K]> {
    let topic = this.topics.get(name);
    if (topic === undefined) {
      topic = new Topic<unknown>(name, () => readTopic(this.api, name), this.live, this.now);
      this.topics.set(name, topic);
    }
    return topic as Topic<Topics[K]>;
  }

  retry(): void {
    this.live.retry();
  }

  connected(state: Connection): void {
    const before = this.state;
    this.state = state;
    if (state === 'live') {
      this.heard = this.now();
      this.lost = undefined;
    } else if (state === 'waiting') {
      this.lost ??= this.now();
    }
    if (before === 'live' && state !== 'live') {
      this.topics.forEach((each) => each.grewOld());
    }
    if (state !== before) {
      this.dispatchEvent(new Event('connection'));
      this.readEventsWhen(state);
    }
  }

  received(topic: string, data: unknown): void {
    this.heard = this.now();
    this.topics.get(topic)?.received(data);
  }

  occurred(events: readonly AgentEvent[], missed: number): void {
    this.add(events);
    if (missed > 0) {
      void this.readEvents();
    }
  }

  restarted(): void {
    this.happened = [];
    this.topics.forEach((each) => each.isWatched && void each.refresh());
  }

  /** Not before there is a connection: what happened between an answer and the first message would be in neither. */
  private readEventsWhen(state: Connection): void {
    if (state === 'live' || (state === 'waiting' && this.read.kind !== 'ready')) {
      void this.readEvents();
    }
  }

  private async readEvents(): Promise<void> {
    try {
      const read = await this.api.get('/api/v1/events', { query: { limit: 200 } });
      this.read = ready(read.events, this.now());
      this.add(read.events);
    } catch (thrown) {
      this.read = failed(this.read, thrown);
      this.dispatchEvent(new Event('events'));
    }
  }

  private add(events: readonly AgentEvent[]): void {
    const byId = new Map(this.happened.map((each) => [each.id, each]));
    events.forEach((each) => byId.set(each.id, each));
    this.happened = [...byId.values()].sort((a, b) => b.id - a.id).slice(0, MOST_EVENTS);
    this.dispatchEvent(new Event('events'));
  }
}

/** Reads the state of a topic over REST. */
export function readTopic(api: Api, name: string): Promise<unknown> {
  const colon = name.indexOf(':');
  if (colon < 0) {
    return api.get(`/api/v1/${name === 'metrics' ? 'metrics/current' : name}` as '/api/v1/system');
  }
  const value = name.substring(colon + 1);
  return name.startsWith('wrapper:')
    ? api.get('/api/v1/wrappers/{wrapper}', { path: { wrapper: value } })
    : api.get('/api/v1/operations/{id}', { path: { id: value } });
}
