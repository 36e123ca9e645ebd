import type { ReactiveControllerHost } from 'lit';
import type { App } from '../../app/app.js';
import type { Alert, Alerts } from '../../data/api-types.js';
import { Every, Fetched } from '../../data/controllers.js';
import { valueOf, type Loaded } from '../../data/loaded.js';

const PERIOD_MS = 5_000;

/** The alerts that are pending, firing or were over lately, kept up while an element is on the page. */
export class ActiveAlerts {
  private readonly fetched: Fetched<Alerts>;

  constructor(host: ReactiveControllerHost, app: () => App) {
    this.fetched = new Fetched(
      host,
      () => 'alerts',
      (signal) => app().api.get('/api/v1/alerts', { signal }),
    );
    new Every(
      host,
      () => PERIOD_MS,
      () => this.fetched.retry(),
    );
  }

  get state(): Loaded<Alerts> {
    return this.fetched.state;
  }

  get all(): readonly Alert[] {
    return valueOf(this.fetched.state)?.alerts ?? [];
  }

  retry(): void {
    this.fetched.retry();
  }
}
