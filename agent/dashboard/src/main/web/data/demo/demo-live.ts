import type { Live, LiveListener } from '../live.js';
import { readTopic } from '../store.js';
import type { DemoApi } from './demo-api.js';
import { operationOf, wrapperOf } from './details.js';

const PERIOD_MS = 1_000;

/** The live connection of the made-up shop: every second, the state of each topic that is watched. */
export class DemoLive implements Live {
  private readonly topics = new Set<string>();
  private listener: LiveListener | undefined;
  private timer: number | undefined;

  constructor(
    private readonly api: DemoApi,
    private readonly periodMs: number = PERIOD_MS,
  ) {}

  start(listener: LiveListener): void {
    this.listener = listener;
    listener.connected('live');
    this.timer = window.setInterval(() => this.tick(), this.periodMs);
  }

  subscribe(topic: string): void {
    this.topics.add(topic);
  }

  unsubscribe(topic: string): void {
    this.topics.delete(topic);
  }

  retry(): void {}

  stop(): void {
    clearInterval(this.timer);
    this.listener = undefined;
  }

  private tick(): void {
    for (const topic of this.topics) {
      const state = this.stateOf(topic);
      if (state === undefined) {
        void this.read(topic);
      } else {
        this.listener?.received(topic, state);
      }
    }
  }

  /** What is made for REST alone. What is not among the made-up data is not sent. */
  private async read(topic: string): Promise<void> {
    const state = await readTopic(this.api, topic).catch(() => undefined);
    if (state !== undefined && this.topics.has(topic)) {
      this.listener?.received(topic, state);
    }
  }

  private stateOf(topic: string): unknown {
    const shop = this.api.shop();
    const colon = topic.indexOf(':');
    const name = topic.substring(colon + 1);
    if (topic.startsWith('operation:')) {
      return operationOf(shop, name);
    }
    if (topic.startsWith('wrapper:')) {
      return wrapperOf(shop, name);
    }
    switch (topic) {
      case 'system':
        return shop.system();
      case 'wrappers':
        return shop.wrappers();
      case 'operations':
        return shop.operations();
      case 'metrics':
        return shop.figures();
      default:
        return undefined;
    }
  }
}
