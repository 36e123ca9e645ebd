/** Now, and a tick every second for texts such as "12 s ago". One for the page, so that they change together. */
export class Clock extends EventTarget {
  private watched = 0;
  private timer: number | undefined;

  now(): number {
    return Date.now();
  }

  /** Calls back every second while the page is looked at, until what it returns is called. */
  watch(tick: () => void): () => void {
    this.addEventListener('tick', tick);
    if (this.watched++ === 0) {
      this.timer = window.setInterval(() => {
        if (document.visibilityState === 'visible') {
          this.dispatchEvent(new Event('tick'));
        }
      }, 1_000);
    }
    return () => {
      this.removeEventListener('tick', tick);
      if (--this.watched === 0) {
        clearInterval(this.timer);
      }
    };
  }
}
