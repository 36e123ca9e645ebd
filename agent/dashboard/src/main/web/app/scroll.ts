/** How long a page is waited for that is read anew before its place is given up. */
const PATIENCE_MS = 2_000;
const NOTE_EVERY_MS = 150;

interface Kept {
  readonly scroll: number;
}

function isKept(state: unknown): state is Kept {
  return typeof state === 'object' && state !== null && 'scroll' in state && typeof state.scroll === 'number';
}

/**
 * Remembers in the browser's history how far each page was scrolled, and goes there again on the way back: browsers do
 * that themselves only for pages that are there at once, and these are read first.
 */
export class ScrollMemory {
  private timer: number | undefined;
  private stopWaiting: (() => void) | undefined;

  constructor() {
    history.scrollRestoration = 'manual';
    window.addEventListener('scroll', () => this.scrolled(), { passive: true });
    for (const kind of ['wheel', 'touchmove', 'keydown', 'pointerdown']) {
      window.addEventListener(kind, () => this.stopWaiting?.(), { passive: true });
    }
  }

  /** After another page was drawn: to its top, or where it was. */
  arrived(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.stopWaiting?.();
    const wanted = isKept(history.state) ? history.state.scroll : 0;
    window.scrollTo(0, wanted);
    if (wanted > 0) {
      this.waitFor(wanted);
    }
  }

  private waitFor(wanted: number): void {
    const grown = new ResizeObserver(() => {
      window.scrollTo(0, wanted);
      if (Math.abs(window.scrollY - wanted) < 1) {
        this.stopWaiting?.();
      }
    });
    const tooLong = window.setTimeout(() => this.stopWaiting?.(), PATIENCE_MS);
    this.stopWaiting = () => {
      grown.disconnect();
      clearTimeout(tooLong);
      this.stopWaiting = undefined;
    };
    grown.observe(document.body);
  }

  private scrolled(): void {
    if (this.timer !== undefined || this.stopWaiting !== undefined) {
      return;
    }
    const place = location.href;
    this.timer = window.setTimeout(() => {
      this.timer = undefined;
      if (location.href === place) {
        history.replaceState({ scroll: window.scrollY } satisfies Kept, '');
      }
    }, NOTE_EVERY_MS);
  }
}
