import type { ReactiveControllerHost } from 'lit';
import type { App } from '../../app/app.js';
import type { Alert, Alerts } from '../../data/api-types.js';
import { Watched } from '../../data/controllers.js';
import { valueOf, type Loaded } from '../../data/loaded.js';

/** The alerts that are pending, firing or were over lately, sent as they change while an element is on the page. */
export class ActiveAlerts {
  private readonly watched: Watched<Alerts>;

  constructor(host: ReactiveControllerHost, app: () => App) {
    this.watched = new Watched(host, () => app().store.topic('alerts'));
  }

  get state(): Loaded<Alerts> {
    return this.watched.state;
  }

  get all(): readonly Alert[] {
    return valueOf(this.watched.state)?.alerts ?? [];
  }

  /** Reads them at once, after something was done about one. */
  retry(): void {
    this.watched.retry();
  }
}
