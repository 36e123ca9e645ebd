import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Alert, Alerts } from '../../data/api-types.js';
import { since } from '../../data/alerts.js';
import { plural } from '../../data/format.js';
import { base } from '../../theme/base.js';
import { ActiveAlerts } from '../alerts/active-alerts.js';
import { markStyles, stateMark } from '../alerts/marks.js';
import '../alerts/severity.js';
import { oldness } from '../oldness.js';
import { empty, shown, stateStyles } from '../states.js';
import '../when.js';

const MOST = 6;
const RANK: Readonly<Record<Alert['state'], number>> = { firing: 0, pending: 1, resolved: 2 };

const SEVERITIES = ['critical', 'warning', 'info'];

/** What matters most first; severities of one's own come after those that are shipped. */
function weight(alert: Alert): number {
  const at = SEVERITIES.indexOf(alert.severity);
  return at < 0 ? SEVERITIES.length : at;
}

/** Alerts that fire or are about to; not those that nobody is to be told of, which are counted. */
@customElement('ov-panel-alerts')
export class AlertsPanel extends LitElement {
  static override styles = [
    base,
    stateStyles,
    markStyles,
    css`
      :host {
        display: block;
      }
      li {
        display: grid;
        grid-template-columns: 84px minmax(0, 1fr) auto;
        align-items: start;
        gap: var(--space-2);
        padding: 6px 0;
        border-bottom: 1px solid var(--line);
      }
      li:last-child {
        border-bottom: 0;
      }
      li ov-severity,
      .when {
        font-size: var(--text-s);
      }
      .what {
        overflow-wrap: anywhere;
      }
      .when {
        color: var(--text-soft);
        display: grid;
        justify-items: end;
        white-space: nowrap;
      }
      .more {
        padding-top: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly active = new ActiveAlerts(this, () => this.app);

  override render(): TemplateResult {
    return html`${oldness(this.app, this.active.state)}
    ${shown(this.active.state, (value) => this.drawn(value), { retry: () => this.active.retry() })}`;
  }

  private drawn(value: Alerts): TemplateResult {
    const on = value.alerts.filter((each) => each.state !== 'resolved');
    const loud = on.filter((each) => !each.quiet).sort((a, b) => RANK[a.state] - RANK[b.state] || weight(a) - weight(b));
    if (on.length === 0) {
      return empty('No alert fires', 'What the rules find appears here as it begins, before anybody is told.');
    }
    const quiet = on.length - loud.length;
    return html`<ul>
        ${loud.slice(0, MOST).map((each) => this.row(each))}
      </ul>
      <p class="more small">
        <a href=${this.app.router.href('alerts')}>All ${plural(on.length, 'active alert')}</a>${quiet === 0 ? '' : html`<span class="soft">, ${quiet} of them quiet</span>`}
      </p>`;
  }

  private row(alert: Alert): TemplateResult {
    return html`<li>
      <ov-severity .severity=${alert.severity}></ov-severity>
      <a class="what" href=${this.app.router.href('alerts', alert.id)}>${alert.annotations['summary'] ?? alert.name}</a>
      <span class="when">${stateMark(alert.state)} <ov-when .app=${this.app} .at=${since(alert)}></ov-when></span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-panel-alerts': AlertsPanel;
  }
}
