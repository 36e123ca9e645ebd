import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { MaintenanceWindow, Silence } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { plural } from '../data/format.js';
import { asProblem } from '../data/problem.js';
import { bothKnown, knownLabels, type KnownLabels } from '../data/vocabulary.js';
import { ActiveAlerts } from '../parts/alerts/active-alerts.js';
import '../parts/alerts/maintenance-dialog.js';
import { lockedFor, markStyles, mayChange } from '../parts/alerts/marks.js';
import '../parts/alerts/silence-dialog.js';
import type { SilenceStart } from '../parts/alerts/silence-dialog.js';
import { choiceFilter, filterStyles } from '../parts/filters.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

const PERIOD_MS = 5_000;
const RULES_KNOWN: KnownLabels = new Map([['severity', ['critical', 'info', 'warning']]]);
const NEW_SILENCE: SilenceStart = { matchers: [] };

/** What is kept quiet for a time: silences and maintenance windows. */
@customElement('ov-view-silences')
export class SilencesView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    markStyles,
    filterStyles,
    css`
      :host {
        display: block;
      }
      .list {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
      }
      .list > li {
        display: grid;
        grid-template-columns: 96px minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-4);
        align-items: start;
        padding: var(--space-3) var(--space-4);
      }
      .list > li + li {
        border-top: 1px solid var(--line);
      }
      .what {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 4px;
        overflow-wrap: anywhere;
      }
      .actions {
        display: flex;
        gap: var(--space-2);
        align-items: start;
      }
      .over {
        color: var(--text-faint);
      }
      @media (max-width: 720px) {
        .list > li {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private editing: SilenceStart | undefined;
  @state() private isMakingWindow = false;

  private readonly active = new ActiveAlerts(this, () => this.app);
  private readonly silences = new Fetched(
    this,
    () => 'silences',
    (signal) => this.app.api.get('/api/v1/alerts/silences', { signal }),
  );
  private readonly windows = new Fetched(
    this,
    () => 'windows',
    (signal) => this.app.api.get('/api/v1/alerts/maintenance', { signal }),
  );

  constructor() {
    super();
    new Every(this, () => PERIOD_MS, this.reread);
  }

  override render(): TemplateResult {
    const isChangeable = mayChange(this.app, 'operator');
    const known = bothKnown(knownLabels(this.active.all.map((each) => each.labels)), RULES_KNOWN);
    return html`<ov-page-head .app=${this.app} heading="Silences">
        ${isChangeable
          ? html`<button @click=${() => (this.isMakingWindow = true)}>${icon('plus')}Maintenance window</button>
              <button class="primary" @click=${() => (this.editing = NEW_SILENCE)}>${icon('plus')}Silence</button>`
          : nothing}
      </ov-page-head>
      <div class="stack">
        ${lockedFor(this.app, 'operator', 'silence alerts')}
        ${shown(this.silences.state, (value) => this.silenceList(value.silences, isChangeable), { retry: () => this.silences.retry() })}
        <h2>Maintenance windows</h2>
        ${shown(this.windows.state, (value) => this.windowList(value.windows, isChangeable), { retry: () => this.windows.retry() })}
      </div>
      <ov-silence-dialog
        .app=${this.app}
        .start=${this.editing}
        .alerts=${this.active.all}
        .known=${known}
        @saved=${this.reread}
        @closed=${() => (this.editing = undefined)}
      ></ov-silence-dialog>
      <ov-maintenance-dialog
        .app=${this.app}
        .open=${this.isMakingWindow}
        .alerts=${this.active.all}
        .known=${known}
        @saved=${this.reread}
        @closed=${() => (this.isMakingWindow = false)}
      ></ov-maintenance-dialog>`;
  }

  private silenceList(all: readonly Silence[], isChangeable: boolean): TemplateResult {
    const state = this.app.router.params['state'] ?? '';
    const found = all.filter((each) => (state === '' ? each.state !== 'expired' : each.state === state));
    const filter = html`<div class="filters">
      ${choiceFilter(this.app, 'state', 'State', 'that hold or will hold', ['active', 'pending', 'expired'])}
      <span class="found" role="status">${plural(found.length, 'silence')} of ${all.length}</span>
    </div>`;
    if (found.length === 0) {
      return html`${filter}
      ${empty('No silence', 'A silence keeps channels from being told of alerts with certain labels, for a time. Alerts are looked for and shown all the same. What is over stays in the list for five days.')}`;
    }
    return html`${filter}
      <ul class="list">
        ${found.map((each) => this.silence(each, isChangeable))}
      </ul>`;
  }

  private silence(silence: Silence, isChangeable: boolean): TemplateResult {
    const isOver = silence.state === 'expired';
    return html`<li class=${isOver ? 'over' : ''}>
      <span class="mark">${icon(isOver ? 'check' : silence.state === 'active' ? 'silence' : 'timeline')}${silence.state}</span>
      <div class="what">
        <code>${silence.matchers.join(', ')}</code>
        <p>${silence.comment}</p>
        <p class="soft small">
          by ${silence.createdBy}, from <ov-when as="time" .app=${this.app} .at=${silence.startsAt}></ov-when> to
          <ov-when as="time" .app=${this.app} .at=${silence.endsAt}></ov-when>
          (<ov-when .app=${this.app} .at=${silence.endsAt}></ov-when>)
        </p>
        ${isOver ? nothing : html`<p class="soft small">${silence.alerts.length === 0 ? 'matches no alert now' : html`matches ${silence.alerts.map((id, i) => html`${i > 0 ? ', ' : ''}<a href=${this.app.router.href('alerts', id)}>${this.nameOf(id)}</a>`)}`}</p>`}
      </div>
      ${isChangeable
        ? html`<div class="actions">
            ${isOver
              ? html`<button @click=${() => (this.editing = { matchers: [], silence: { ...silence, ...this.anew() } })}>Silence again</button>`
              : html`<button @click=${() => (this.editing = { matchers: [], silence })}>Edit</button>
                  <button @click=${() => void this.expire(silence)}>Expire</button>`}
          </div>`
        : nothing}
    </li>`;
  }

  private anew(): { startsAt: string; endsAt: string } {
    const now = this.app.clock.now();
    return { startsAt: new Date(now).toISOString(), endsAt: new Date(now + 7_200_000).toISOString() };
  }

  private nameOf(id: string): string {
    return this.active.all.find((each) => each.id === id)?.name ?? id;
  }

  private windowList(all: readonly MaintenanceWindow[], isChangeable: boolean): TemplateResult {
    if (all.length === 0) {
      return empty('No maintenance window', 'A maintenance window says what is worked on and when, once or again every day or week. Nobody is told of its alerts meanwhile.');
    }
    return html`<ul class="list">
      ${all.map(
        (each) => html`<li>
          <span class="mark">${icon(each.active ? 'silence' : 'timeline')}${each.active ? 'now' : Date.parse(each.to) < this.app.clock.now() && each.repeat === 'none' ? 'over' : 'waits'}</span>
          <div class="what">
            <p><strong>${each.name}</strong></p>
            ${each.matchers.length === 0 ? html`<p>Everything: nobody is told of any alert.</p>` : html`<code>${each.matchers.join(', ')}</code>`}
            <p class="soft small">
              by ${each.createdBy}, from <ov-when as="time" .app=${this.app} .at=${each.from}></ov-when> to
              <ov-when as="time" .app=${this.app} .at=${each.to}></ov-when>${each.repeat === 'none' ? '' : `, ${each.repeat} by the clock of ${each.zone}`}
            </p>
          </div>
          ${isChangeable ? html`<div class="actions"><button aria-label="Remove ${each.name}" @click=${() => void this.forget(each)}>Remove</button></div>` : nothing}
        </li>`,
      )}
    </ul>`;
  }

  private async expire(silence: Silence): Promise<void> {
    await this.tried(
      () => this.app.api.send('DELETE /api/v1/alerts/silences/{silence}', undefined, { path: { silence: silence.id } }),
      'The silence is over.',
    );
  }

  private async forget(window: MaintenanceWindow): Promise<void> {
    await this.tried(
      () => this.app.api.send('DELETE /api/v1/alerts/maintenance/{window}', undefined, { path: { window: window.id } }),
      `${window.name} is removed.`,
    );
  }

  private async tried(run: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await run();
      this.app.notices.done(done);
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    }
    this.reread();
  }

  private readonly reread = (): void => {
    this.silences.retry();
    this.windows.retry();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-silences': SilencesView;
  }
}
