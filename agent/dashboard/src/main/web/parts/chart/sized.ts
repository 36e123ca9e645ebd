import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** How wide an element is; 0 until it is known. Asks its host to draw again where the points that fit change. */
export class Sized implements ReactiveController {
  private px = 0;
  private readonly observer = new ResizeObserver((entries) => {
    const width = entries[0]?.contentRect.width ?? 0;
    if (width > 0 && Math.floor(width / 100) !== Math.floor(this.px / 100)) {
      this.px = width;
      this.host.requestUpdate();
    }
  });

  constructor(private readonly host: ReactiveControllerHost & HTMLElement) {
    host.addController(this);
  }

  get width(): number {
    return this.px;
  }

  hostConnected(): void {
    this.observer.observe(this.host);
  }

  hostDisconnected(): void {
    this.observer.disconnect();
  }
}
