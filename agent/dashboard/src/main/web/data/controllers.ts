import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { watchConnection, type Reader } from './connection.js';
import { failed, LOADING, old, ready, type Loaded } from './loaded.js';
import type { Topic } from './topic.js';

/** Watches a topic for an element, as long as it is on the page; another topic when the element's properties change. */
export class Watched<T> implements ReactiveController {
  private topic: Topic<T> | undefined;
  private stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly wanted: () => Topic<T> | undefined,
  ) {
    host.addController(this);
  }

  get state(): Loaded<T> {
    return this.topic?.state ?? LOADING;
  }

  retry(): void {
    void this.topic?.refresh();
  }

  hostUpdate(): void {
    const wanted = this.wanted();
    if (wanted !== this.topic || this.stop === undefined) {
      this.stop?.();
      this.topic = wanted;
      this.stop = wanted?.watch(() => this.host.requestUpdate());
    }
  }

  hostDisconnected(): void {
    this.stop?.();
    this.stop = undefined;
  }

  hostConnected(): void {
    this.host.requestUpdate();
  }
}

/**
 * Reads something over REST for an element: when the element appears, when the key changes, and when asked again. While
 * it is read again, what was read before stays. While the live connection is gone,
 * that is marked as old; it is read again when the connection is back.
 */
export class Fetched<T> implements ReactiveController {
  private loaded: Loaded<T> = LOADING;
  private key: string | undefined;
  private running: AbortController | undefined;
  private isConnected = false;
  private unwatch: (() => void) | undefined;

  /**
   * @param wanted what is wanted, as a text that changes when something else is; undefined while nothing is
   * @param read reads it
   */
  constructor(
    private readonly host: ReactiveControllerHost & Reader,
    private readonly wanted: () => string | undefined,
    private readonly read: (signal: AbortSignal) => Promise<T>,
  ) {
    host.addController(this);
  }

  get state(): Loaded<T> {
    return this.loaded;
  }

  get isReading(): boolean {
    return this.running !== undefined;
  }

  /** Reads it again. */
  retry(): void {
    void this.load();
  }

  hostConnected(): void {
    this.isConnected = true;
    this.unwatch = watchConnection(
      this.host.app.store,
      () => this.retry(),
      () => this.growOld(),
    );
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const wanted = this.wanted();
    if (this.isConnected && wanted !== this.key) {
      this.key = wanted;
      this.loaded = LOADING;
      void this.load();
    }
  }

  hostDisconnected(): void {
    this.isConnected = false;
    this.unwatch?.();
    this.key = undefined;
    this.running?.abort();
    this.running = undefined;
  }

  private growOld(): void {
    this.loaded = old(this.loaded);
    this.host.requestUpdate();
  }

  private async load(): Promise<void> {
    this.running?.abort();
    this.running = undefined;
    if (this.key === undefined) {
      return;
    }
    const running = new AbortController();
    this.running = running;
    try {
      const value = await this.read(running.signal);
      this.finish(running, ready(value, Date.now()));
    } catch (thrown) {
      this.finish(running, failed(this.loaded, thrown));
    }
  }

  private finish(running: AbortController, loaded: Loaded<T>): void {
    if (this.running === running) {
      this.running = undefined;
      this.loaded = loaded;
      this.host.requestUpdate();
    }
  }
}

/**
 * Calls back every so often while the element is on the page, the page is looked at and the connection is there: nobody
 * answers while it is gone.
 */
export class Every implements ReactiveController {
  private timer: number | undefined;

  /** @param periodMs 0 while it should not */
  constructor(
    private readonly host: ReactiveControllerHost & Reader,
    private readonly periodMs: () => number,
    private readonly call: () => void,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    let last = performance.now();
    this.timer = window.setInterval(() => {
      const period = this.host.app.store.lostAt === undefined ? this.periodMs() : 0;
      if (period > 0 && document.visibilityState === 'visible' && performance.now() - last >= period) {
        last = performance.now();
        this.call();
      }
    }, 250);
  }

  hostDisconnected(): void {
    clearInterval(this.timer);
  }
}
