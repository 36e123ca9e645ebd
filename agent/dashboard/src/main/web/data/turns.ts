/** Lets so many things be done at once; others wait for their turn, in the order in which they came. */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly mostAtOnce: number) {}

  /** Does it when it is its turn; not at all, with the signal's reason, where nobody wants it any more by then. */
  async take<T>(work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.running >= this.mostAtOnce) {
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running++;
    }
    try {
      signal?.throwIfAborted();
      return await work();
    } finally {
      this.passOn();
    }
  }

  /** To the next, who needs no place of its own; else the place is free. */
  private passOn(): void {
    const next = this.waiting.shift();
    if (next === undefined) {
      this.running--;
    } else {
      next();
    }
  }
}
