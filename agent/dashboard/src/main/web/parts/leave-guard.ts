import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Asks before a page with unsaved changes is left: by a link, by the browser's buttons, or by closing it. */
export class LeaveGuard implements ReactiveController {
  private wanted: string | undefined;
  private here = '';

  constructor(
    private readonly host: ReactiveControllerHost,
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
    this.here = '';
    if (wanted !== undefined) {
      location.hash = wanted;
    }
  }

  hostConnected(): void {
    this.here = pathOf(location.hash);
    window.addEventListener('hashchange', this.moved, { capture: true });
    window.addEventListener('beforeunload', this.unloaded);
  }

  hostDisconnected(): void {
    window.removeEventListener('hashchange', this.moved, { capture: true });
    window.removeEventListener('beforeunload', this.unloaded);
  }

  private readonly moved = (event: HashChangeEvent): void => {
    const next = new URL(event.newURL).hash;
    if (this.here === '' || pathOf(next) === this.here || !this.isDirty()) {
      return;
    }
    event.stopImmediatePropagation();
    history.pushState(history.state, '', event.oldURL);
    this.wanted = next;
    this.host.requestUpdate();
  };

  private readonly unloaded = (event: BeforeUnloadEvent): void => {
    if (this.isDirty()) {
      event.preventDefault();
    }
  };
}

function pathOf(hash: string): string {
  const question = hash.indexOf('?');
  return question < 0 ? hash : hash.substring(0, question);
}
