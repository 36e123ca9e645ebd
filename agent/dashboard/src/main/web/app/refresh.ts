import type { Preferences } from './preferences.js';

/** How often what has no live topic is read again: charts, costs, tables. 0 is never. */
export const PERIODS_SECONDS: readonly number[] = [0, 5, 10, 30, 60];

const NAME = 'refreshSeconds';
const BY_DEFAULT = 10;

/** Why nothing is read again at the moment. */
export type Pause = 'button' | 'hover' | 'hidden';

/** Reading again every so often, one beat for the whole page. It pauses by its button, and by itself. */
export class Refresh extends EventTarget {
  private readonly watchers = new Set<() => void>();
  private isStopped = false;
  private holds = 0;
  private timer: number | undefined;

  constructor(private readonly preferences: Preferences) {
    super();
    document.addEventListener('visibilitychange', () => this.changed());
  }

  get seconds(): number {
    return this.preferences.get(NAME, isPeriod, BY_DEFAULT);
  }

  set seconds(seconds: number) {
    this.preferences.set(NAME, seconds);
    this.isStopped = false;
    this.changed();
  }

  get pause(): Pause | undefined {
    if (this.isStopped) {
      return 'button';
    }
    if (document.visibilityState === 'hidden') {
      return 'hidden';
    }
    return this.holds > 0 ? 'hover' : undefined;
  }

  stop(): void {
    this.isStopped = true;
    this.changed();
  }

  /** Goes on, beginning with now. */
  resume(): void {
    this.isStopped = false;
    this.now();
    this.changed();
  }

  /** Everybody reads again. */
  now(): void {
    this.watchers.forEach((each) => each());
  }

  /** Pauses while somebody looks closely, until what it returns is called. */
  hold(): () => void {
    this.holds++;
    this.changed();
    let isHeld = true;
    return () => {
      if (isHeld) {
        isHeld = false;
        this.holds--;
        this.changed();
      }
    };
  }

  /** Calls back at each beat until what it returns is called. */
  watch(beat: () => void): () => void {
    this.watchers.add(beat);
    this.schedule();
    return () => {
      this.watchers.delete(beat);
      this.schedule();
    };
  }

  private changed(): void {
    this.schedule();
    this.dispatchEvent(new Event('change'));
  }

  private schedule(): void {
    const isWanted = this.seconds > 0 && this.pause === undefined && this.watchers.size > 0;
    if (!isWanted) {
      clearTimeout(this.timer);
      this.timer = undefined;
    } else if (this.timer === undefined) {
      this.timer = window.setTimeout(() => {
        this.timer = undefined;
        this.now();
        this.schedule();
      }, this.seconds * 1_000);
    }
  }
}

function isPeriod(value: unknown): value is number {
  return typeof value === 'number' && PERIODS_SECONDS.includes(value);
}
