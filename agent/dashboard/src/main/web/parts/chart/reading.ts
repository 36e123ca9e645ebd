import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { App } from '../../app/app.js';
import { watchConnection } from '../../data/connection.js';
import { LOADING, failed, ready, type Loaded } from '../../data/loaded.js';

/**
 * What a chart shows, read when what is wanted changes and at each beat of the page's refresh. What was read before stays
 * until the next is there, even when something else is wanted: nothing flickers. No beat reads while the connection is
 * gone; it is read again when it is back.
 */
export class Reading<T> implements ReactiveController {
  private loaded: Loaded<T> = LOADING;
  private key: string | undefined;
  private running: AbortController | undefined;
  private unwatch: (() => void) | undefined;
  private isConnected = false;

  /**
   * @param wanted what is, as a text that changes when something else is; undefined while nothing is
   * @param isLive whether it changes by itself
   */
  constructor(
    private readonly host: ReactiveControllerHost & { readonly app: App },
    private readonly wanted: () => string | undefined,
    private readonly isLive: () => boolean,
    private readonly read: (signal: AbortSignal) => Promise<T>,
  ) {
    host.addController(this);
  }

  get state(): Loaded<T> {
    return this.loaded;
  }

  /** Whether what is shown is no longer what is wanted. */
  isBehind = false;

  retry(): void {
    void this.load();
  }

  hostConnected(): void {
    this.isConnected = true;
    const { refresh, store } = this.host.app;
    const stops = [
      refresh.watch(() => {
        if (this.isLive() && this.running === undefined && store.lostAt === undefined) {
          void this.load();
        }
      }),
      watchConnection(store, () => void this.load()),
    ];
    this.unwatch = () => stops.forEach((each) => each());
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    const wanted = this.wanted();
    if (this.isConnected && wanted !== this.key) {
      this.key = wanted;
      this.isBehind = true;
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
      this.finish(running, ready(value, this.host.app.clock.now()));
    } catch (thrown) {
      this.finish(running, failed(this.isBehind ? LOADING : this.loaded, thrown));
    }
  }

  private finish(running: AbortController, loaded: Loaded<T>): void {
    if (this.running === running) {
      this.running = undefined;
      this.loaded = loaded;
      this.isBehind = false;
      this.host.requestUpdate();
    }
  }
}
