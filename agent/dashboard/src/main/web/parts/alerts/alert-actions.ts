import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';
import type { Alert } from '../../data/api-types.js';
import { matchersOf } from '../../data/matchers.js';
import { asProblem } from '../../data/problem.js';
import { knownLabels } from '../../data/vocabulary.js';
import './acknowledge-dialog.js';
import './silence-dialog.js';

/** What can be done about an alert, on the pages that show alerts: the dialogs, and what they need. */
export class AlertActions {
  private acknowledged: Alert | undefined;
  private silenced: Alert | undefined;

  /**
   * @param alerts all there are, to say what a silence would match
   * @param changed reads them again
   */
  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly app: () => App,
    private readonly alerts: () => readonly Alert[],
    private readonly changed: () => void,
  ) {}

  acknowledge(alert: Alert): void {
    this.acknowledged = alert;
    this.host.requestUpdate();
  }

  silence(alert: Alert): void {
    this.silenced = alert;
    this.host.requestUpdate();
  }

  async release(alert: Alert): Promise<void> {
    try {
      await this.app().api.send('DELETE /api/v1/alerts/{id}/acknowledge', undefined, { path: { id: alert.id } });
      this.app().notices.done(`Nobody has ${alert.name} in hand any more.`);
    } catch (thrown) {
      this.app().notices.problem(asProblem(thrown).message);
    }
    this.changed();
  }

  /** The dialogs, to be drawn by the page. */
  dialogs(): TemplateResult {
    const alerts = this.alerts();
    const silenced = this.silenced;
    return html`<ov-acknowledge-dialog
        .app=${this.app()}
        .alert=${this.acknowledged}
        @saved=${this.changed}
        @closed=${this.closed}
      ></ov-acknowledge-dialog>
      <ov-silence-dialog
        .app=${this.app()}
        .start=${silenced === undefined ? undefined : this.startOf(silenced)}
        .alerts=${alerts}
        .known=${knownLabels(alerts.map((each) => each.labels))}
        @saved=${this.changed}
        @closed=${this.closed}
      ></ov-silence-dialog>`;
  }

  private started: { alert: Alert; start: { matchers: ReturnType<typeof matchersOf> } } | undefined;

  /** The same object for the same alert: the dialog begins anew when it is another. */
  private startOf(alert: Alert): { matchers: ReturnType<typeof matchersOf> } {
    if (this.started?.alert !== alert) {
      this.started = { alert, start: { matchers: matchersOf(alert.labels) } };
    }
    return this.started.start;
  }

  private readonly closed = (): void => {
    this.acknowledged = undefined;
    this.silenced = undefined;
    this.host.requestUpdate();
  };
}
