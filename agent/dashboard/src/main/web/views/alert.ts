import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { episodes, lasted, since, summaryOf } from '../data/alerts.js';
import type { Alert, AlertHistory, AlertRecord, Replay } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { count, duration, plural } from '../data/format.js';
import { valueOf } from '../data/loaded.js';
import { onlyOf } from '../data/replay.js';
import { ActiveAlerts } from '../parts/alerts/active-alerts.js';
import { AlertActions } from '../parts/alerts/alert-actions.js';
import { labelMarks, lockedFor, markStyles, mayChange, quietMarks, stateMark, subjectLink } from '../parts/alerts/marks.js';
import '../parts/alerts/replay-part.js';
import { runbook } from '../parts/alerts/runbook.js';
import '../parts/alerts/severity.js';
import { icon } from '../parts/icons.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

const HISTORY_DAYS = 90;
const MOST_RECORDS = 200;
const PERIOD_MS = 5_000;
const LOOK_AGAIN_MS = 30_000;
const HOUR_MS = 3_600_000;

const WORDS: Readonly<Record<string, string>> = {
  pending: 'The rule began to hold',
  firing: 'It began to fire',
  resolved: 'It was over',
  inactive: 'It did not last long enough to fire',
  acknowledged: 'Taken in hand by',
  unacknowledged: 'Given back by',
};

/** One alert: its life, who was told of it, and what it did before. */
@customElement('ov-view-alert')
export class AlertView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    markStyles,
    css`
      :host {
        display: block;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1.4fr) minmax(0, 1fr);
        gap: var(--space-4);
        align-items: start;
      }
      @media (max-width: 900px) {
        .columns {
          grid-template-columns: minmax(0, 1fr);
        }
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-2) var(--space-4);
      }
      dt {
        color: var(--text-soft);
      }
      dd {
        overflow-wrap: anywhere;
      }
      .life {
        display: grid;
        gap: var(--space-2);
        margin-top: var(--space-3);
      }
      .life li {
        display: grid;
        grid-template-columns: 9em minmax(0, 1fr);
        gap: var(--space-3);
      }
      h2 {
        margin-bottom: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) alertId = '';

  private readonly active = new ActiveAlerts(this, () => this.app);
  private readonly history = new Fetched<AlertHistory>(
    this,
    () => this.alertId,
    (signal) => this.app.api.get('/api/v1/alerts/history', { signal, query: this.historyQuery() }),
  );
  private readonly looked = new Fetched<{ replay: Replay; from: number; to: number }>(
    this,
    () => this.ruleName,
    (signal) => this.lookedAt(signal),
  );
  private readonly actions = new AlertActions(
    this,
    () => this.app,
    () => this.active.all,
    () => {
      this.active.retry();
      this.history.retry();
    },
  );

  constructor() {
    super();
    new Every(
      this,
      () => PERIOD_MS,
      () => this.history.retry(),
    );
    new Every(
      this,
      () => LOOK_AGAIN_MS,
      () => this.looked.retry(),
    );
  }

  override render(): TemplateResult {
    return html`${shown(this.active.state, (value) => this.drawn(value.alerts.find((each) => each.id === this.alertId)), {
      retry: () => this.active.retry(),
    })}
    ${this.actions.dialogs()}`;
  }

  private get ruleName(): string | undefined {
    return this.active.all.find((each) => each.id === this.alertId)?.name;
  }

  /** What its rule looked at in the last hour, of this alert alone. */
  private async lookedAt(signal: AbortSignal): Promise<{ replay: Replay; from: number; to: number }> {
    const path = { name: this.ruleName ?? '' };
    const replay = await this.app.api.get('/api/v1/alerts/rules/{name}/replay', { path, query: { last: 'PT1H' }, signal });
    const labels = this.active.all.find((each) => each.id === this.alertId)?.labels ?? {};
    const to = this.app.clock.now();
    return { replay: onlyOf(replay, labels), from: to - HOUR_MS, to };
  }

  private historyQuery(): { alert: string; from: string; limit: number } {
    const from = new Date(this.app.clock.now() - HISTORY_DAYS * 86_400_000).toISOString();
    return { alert: this.alertId, from, limit: MOST_RECORDS };
  }

  private drawn(alert: Alert | undefined): TemplateResult {
    const records = valueOf(this.history.state)?.records ?? [];
    if (alert !== undefined) {
      return this.page(alert, records);
    }
    const last = records[0];
    return html`<div class="stack">
      <h1>${last === undefined ? 'Alert' : last.name}</h1>
      ${last === undefined ? nothing : html`<div class="row">${subjectLink(this.app, last.labels)}${labelMarks(Object.entries(last.labels))}</div>`}
      ${empty(
        'It is over',
        last === undefined ? 'Nothing is remembered of it: history reaches 90 days back.' : 'It is not pending and does not fire. What it did before stands below.',
        html`<a class="button" href=${this.app.router.href('alerts')}>${icon('bell')}Active alerts</a>`,
      )}
      ${last === undefined ? nothing : this.past(records)}
    </div>`;
  }

  private page(alert: Alert, records: readonly AlertRecord[]): TemplateResult {
    return html`<div class="stack">
      <div class="row">
        <h1>${alert.name}</h1>
        <ov-severity severity=${alert.severity}></ov-severity>
        ${stateMark(alert.state)} ${quietMarks(this.app, alert)}
      </div>
      ${summaryOf(alert, '') === '' ? nothing : html`<p>${summaryOf(alert, '')}</p>`}
      <div class="row">${this.buttons(alert)}${runbook(alert.annotations)}</div>
      ${lockedFor(this.app, 'operator', 'acknowledge or silence it')}
      <div class="columns">
        <section class="panel" aria-labelledby="about"><h2 id="about">About</h2>${this.about(alert)}</section>
        <section class="panel" aria-labelledby="told"><h2 id="told">Who is told</h2>${this.told(alert)}</section>
      </div>
      <section class="panel" aria-labelledby="looked">
        <h2 id="looked">The last hour</h2>
        ${shown(
          this.looked.state,
          (value) => html`<ov-replay .app=${this.app} .replay=${value.replay} .from=${value.from} .to=${value.to}></ov-replay>`,
          { retry: () => this.looked.retry() },
        )}
      </section>
      ${this.past(records)}
    </div>`;
  }

  private buttons(alert: Alert): TemplateResult | typeof nothing {
    if (!mayChange(this.app, 'operator')) {
      return nothing;
    }
    const isOver = alert.state === 'resolved';
    return html`${isOver
        ? nothing
        : alert.acknowledged === null
          ? html`<button class="primary" @click=${() => this.actions.acknowledge(alert)}>${icon('user')}Acknowledge</button>`
          : html`<button @click=${() => this.actions.release(alert)}>${icon('user')}Give back</button>`}
      <button @click=${() => this.actions.silence(alert)}>${icon('silence')}Silence</button>`;
  }

  private about(alert: Alert): TemplateResult {
    const line = (name: string, value: unknown): TemplateResult => html`<dt>${name}</dt>
      <dd>${value}</dd>`;
    const subject = subjectLink(this.app, alert.labels);
    return html`<dl>
      ${line('Since', html`<ov-when .app=${this.app} .at=${since(alert)}></ov-when>, <ov-when as="time" .app=${this.app} .at=${since(alert)}></ov-when>`)}
      ${line('Value', html`<span class="number">${count(alert.value)}</span>`)}
      ${subject === nothing ? nothing : line('About', subject)}
      ${line('Rule', html`<a href=${this.app.router.href('alerts', 'rules', alert.name)}>${alert.name}</a> <span class="soft">${alert.rule}</span>`)}
      ${alert.acknowledged === null
        ? nothing
        : line(
            'In hand',
            html`${alert.acknowledged.by}, <ov-when .app=${this.app} .at=${alert.acknowledged.at}></ov-when>${alert.acknowledged.note === '' ? '' : `: ${alert.acknowledged.note}`}`,
          )}
      ${Object.entries(alert.annotations)
        .filter(([name]) => name !== 'summary' && name !== 'runbook_url')
        .map(([name, text]) => line(name, text))}
      ${line('Labels', labelMarks(Object.entries(alert.labels)))}
    </dl>`;
  }

  private told(alert: Alert): TemplateResult {
    if (alert.told.length === 0 && alert.next === null) {
      return html`<p class="soft">
        ${alert.quiet ? 'Nobody, as long as something keeps it quiet.' : alert.state === 'pending' ? 'Nobody before it fires.' : 'No channel has been told.'}
        <a href=${this.app.router.href('alerts', 'channels')}>Channels</a>
      </p>`;
    }
    return html`<div class="stack">
      ${alert.told.length === 0
        ? html`<p>No channel has been told yet.</p>`
        : html`<p>${plural(alert.told.length, 'channel knows', 'channels know')} that it fires: ${alert.told.join(', ')}.</p>`}
      ${alert.next === null
        ? nothing
        : html`<p class="soft">Its group is looked at again <ov-when .app=${this.app} .at=${alert.next}></ov-when>, and told where there is something new.</p>`}
    </div>`;
  }

  private past(records: readonly AlertRecord[]): TemplateResult {
    const times = episodes(records);
    const longest = Math.max(0, ...times.map((each) => lasted(each, this.app.clock.now()) ?? 0));
    return html`<section class="panel" aria-labelledby="life">
      <h2 id="life">Its life</h2>
      ${times.length === 0 ? nothing : html`<p class="soft">It fired ${plural(times.length, 'time')} in what is remembered, ${duration(longest)} at the longest.</p>`}
      ${records.length === 0
        ? html`<p class="soft">Nothing is remembered yet.</p>`
        : html`<ol class="life">
            ${records.map((each) => this.happened(each))}
          </ol>`}
    </section>`;
  }

  private happened(record: AlertRecord): TemplateResult {
    const isAboutSomebody = record.what.endsWith('acknowledged');
    return html`<li>
      <ov-when as="time" .app=${this.app} .at=${record.time}></ov-when>
      <span>${WORDS[record.what] ?? record.what}${isAboutSomebody ? ` ${record.text}` : record.text === '' ? '' : `: ${record.text}`}</span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-alert': AlertView;
  }
}
