import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import type { Alert, Event as AgentEvent, Evidence, Finding, Recommendations } from '../../data/api-types.js';
import { Watched } from '../../data/controllers.js';
import { hasLabels, isAbout } from '../../data/detail/scope.js';
import { inUnit, plural } from '../../data/format.js';
import { rangeOf } from '../../data/range.js';
import '../alerts/severity.js';
import { Reading } from '../chart/reading.js';
import { endsNow, spanOf } from '../chart/period.js';
import '../when.js';
import { Section } from './section.js';

const itemStyles = css`
  .rows > li {
    display: grid;
    grid-template-columns: 104px minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
  }
  .what {
    display: grid;
    gap: var(--space-1);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .evidence {
    display: flex;
    flex-wrap: wrap;
    gap: 2px var(--space-4);
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  @media (max-width: 560px) {
    .rows > li {
      grid-template-columns: minmax(0, 1fr);
    }
  }
`;

/** Alerts about this. */
@customElement('ov-scope-alerts')
export class ScopeAlerts extends Section {
  static override styles = [...Section.styles, itemStyles];
  protected override readonly anchor = 'alerts';
  protected override readonly heading = 'Alerts';

  private readonly alerts = new Watched(this, () => this.app.store.topic('alerts'));

  override render(): TemplateResult {
    return this.read(
      this.alerts.state,
      ({ alerts: found }) => this.list(found.filter((each) => hasLabels(each.labels, this.scope))),
      () => this.alerts.retry(),
    );
  }

  private list(alerts: readonly Alert[]): TemplateResult {
    return alerts.length === 0
      ? this.calm('None pending or firing. The shipped rules watch error rate, latency, failures in a row and more.')
      : this.full(html`<ul class="rows">${alerts.map((each) => this.drawn(each))}</ul>`);
  }

  private drawn(alert: Alert): TemplateResult {
    const at = alert.state === 'resolved' ? alert.resolvedAt : (alert.firedAt ?? alert.activeAt);
    return html`<li>
      <ov-severity .severity=${alert.severity}></ov-severity>
      <div class="what">
        <span><a href=${this.app.router.href('alerts', alert.id)}>${alert.annotations['summary'] ?? alert.name}</a></span>
        <span class="soft small">
          ${alert.state === 'resolved' ? 'resolved' : `${alert.state} since`} <ov-when .app=${this.app} .at=${at ?? alert.activeAt}></ov-when>, rule ${alert.name}
          ${alert.acknowledged === null ? nothing : html`, in the hands of ${alert.acknowledged.by}`}${alert.quiet ? ', silenced' : nothing}
        </span>
      </div>
    </li>`;
  }
}

/** What should be changed, with the numbers that say so. */
@customElement('ov-scope-advice')
export class ScopeAdvice extends Section {
  static override styles = [...Section.styles, itemStyles];
  protected override readonly anchor = 'recommendations';
  protected override readonly heading = 'Recommendations';

  private readonly findings = new Reading<Recommendations>(
    this,
    () => this.name,
    () => true,
    (signal) => this.app.api.get('/api/v1/recommendations', { signal }),
  );

  override render(): TemplateResult {
    return this.read(
      this.findings.state,
      ({ recommendations }) => {
        const own = recommendations.filter((each) => isAbout(each.scope, this.scope));
        return own.length === 0
          ? this.calm('Nothing stands out. What the data say about timeouts, retries, caches and objectives comes here with its evidence.')
          : this.full(html`<ul class="rows">${own.map((each) => this.drawn(each))}</ul>`);
      },
      () => this.findings.retry(),
    );
  }

  private drawn(each: Finding): TemplateResult {
    return html`<li>
      <ov-severity .severity=${each.severity}></ov-severity>
      <div class="what">
        <strong>${each.text}</strong>
        <span>${each.action}</span>
        <ul class="evidence" aria-label="Evidence">${each.evidence.map((one) => this.evidence(one))}</ul>
      </div>
    </li>`;
  }

  private evidence(each: Evidence): TemplateResult {
    return html`<li class="number">${each.name}: ${inUnit(each.value, each.unit)}</li>`;
  }
}

/** What happened to it in the range. */
@customElement('ov-scope-events')
export class ScopeEvents extends Section {
  static override styles = [...Section.styles, itemStyles];
  protected override readonly anchor = 'events';
  protected override readonly heading = 'What happened';

  private static readonly MOST = 12;

  private readonly read1 = new Reading<readonly AgentEvent[]>(
    this,
    () => JSON.stringify([this.name, rangeOf(this.app.router.params), this.newest]),
    () => endsNow(rangeOf(this.app.router.params), this.app.clock.now()),
    (signal) => this.asked(signal),
  );
  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.store.addEventListener('events', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.store.removeEventListener('events', this.redraw);
  }

  /** The latest event about this that came by the live connection: there is something new to read then. */
  private get newest(): number {
    return this.app.store.events.find((each) => isAbout(each.scope, this.scope))?.id ?? 0;
  }

  override render(): TemplateResult {
    return this.read(
      this.read1.state,
      (events) =>
        events.length === 0
          ? this.calm('Nothing in the chosen range. Changes of health, new exceptions, breakers and alerts come here.')
          : this.full(
              html`<ol class="rows">${events.slice(0, ScopeEvents.MOST).map((each) => this.drawn(each))}</ol>`,
              html`${plural(events.length, 'event')}, the latest first${events.length > ScopeEvents.MOST ? `; ${ScopeEvents.MOST} shown` : nothing}:
                <a href=${this.app.router.hrefWith({ text: this.name }, 'timeline')}>timeline</a>`,
            ),
      () => this.read1.retry(),
    );
  }

  private async asked(signal: AbortSignal): Promise<readonly AgentEvent[]> {
    const span = spanOf(rangeOf(this.app.router.params), this.app.clock.now());
    const query = { from: new Date(span.from).toISOString(), to: new Date(span.to + 60_000).toISOString(), limit: 500 };
    const asked = this.scope.operation === undefined ? query : { ...query, scope: this.name };
    const { events } = await this.app.api.get('/api/v1/events', { query: asked, signal });
    return events.filter((each) => isAbout(each.scope, this.scope));
  }

  private drawn(each: AgentEvent): TemplateResult {
    return html`<li>
      <span class="soft small"><ov-when .app=${this.app} .at=${each.time} as="time"></ov-when></span>
      <span class="wraps">${each.message}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-scope-alerts': ScopeAlerts;
    'ov-scope-advice': ScopeAdvice;
    'ov-scope-events': ScopeEvents;
  }
}
