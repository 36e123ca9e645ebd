import { failed, LOADING, old, ready, type Loaded } from './loaded.js';
import type { Live } from './live.js';

/** One topic of the live connection: what it last was, and who wants to know. Sent only while somebody does. */
export class Topic<T> {
  private readonly watchers = new Set<() => void>();
  private loaded: Loaded<T> = LOADING;
  private reads = 0;

  constructor(
    private readonly name: string,
    private readonly read: () => Promise<T>,
    private readonly live: Live,
    private readonly now: () => number,
  ) {}

  get state(): Loaded<T> {
    return this.loaded;
  }

  get isWatched(): boolean {
    return this.watchers.size > 0;
  }

  /** Calls back at every change, until what it returns is called. */
  watch(watcher: () => void): () => void {
    const isFirst = this.watchers.size === 0;
    this.watchers.add(watcher);
    if (isFirst) {
      this.live.subscribe(this.name);
      void this.refresh();
    }
    return () => {
      if (this.watchers.delete(watcher) && this.watchers.size === 0) {
        this.live.unsubscribe(this.name);
        this.loaded = old(this.loaded);
      }
    };
  }

  /** Reads it again over REST. A state that came by the live connection meanwhile is newer, and stays. */
  async refresh(): Promise<void> {
    const read = ++this.reads;
    try {
      const value = await this.read();
      if (read === this.reads) {
        this.become(ready(value, this.now()));
      }
    } catch (thrown) {
      if (read === this.reads) {
        this.become(failed(this.loaded, thrown));
      }
    }
  }

  refreshWatched(): void {
    if (this.watchers.size > 0) {
      void this.refresh();
    }
  }

  received(data: unknown): void {
    this.reads++;
    this.become(ready(data as T, this.now()));
  }

  grewOld(): void {
    this.become(old(this.loaded));
  }

  private become(next: Loaded<T>): void {
    if (next !== this.loaded) {
      this.loaded = next;
      this.watchers.forEach((each) => each());
    }
  }
}
