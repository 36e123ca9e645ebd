import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { App } from '../app/app.js';

/** Asks before a page with unsaved changes is left: by a link, by the browser's buttons, or by closing it. */
export class LeaveGuard implements ReactiveController {
  private wanted: string | undefined;
  private stop: (() => void) | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly app: () => App,
    private readonly isDirty: () => boolean,
  ) {
    host.addController(this);
  }

  /** Whether the reader is to be asked: the page wants to draw a dialog. */
  get isAsking(): boolean {
    return this.wanted !== undefined;
  }

  stay(): void {
    this.wanted = undefined;
    this.host.requestUpdate();
  }

  /** Goes where the reader wanted. */
  leave(): void {
    const wanted = this.wanted;
    this.wanted = undefined;
    this.stop?.();
    if (wanted !== undefined) {
      location.hash = wanted;
    }
  }

  hostConnected(): void {
    this.stop = this.app().router.ask(this.leaving);
    window.addEventListener('beforeunload', this.unloaded);
  }

  hostDisconnected(): void {
    this.stop?.();
    window.removeEventListener('beforeunload', this.unloaded);
  }

  private readonly leaving = (): boolean => {
    if (!this.isDirty()) {
      return true;
    }
    this.wanted = location.hash;
    this.host.requestUpdate();
    return false;
  };

  private readonly unloaded = (event: BeforeUnloadEvent): void => {
    if (this.isDirty()) {
      event.preventDefault();
    }
  };
}
