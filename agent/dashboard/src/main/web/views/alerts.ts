import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../app/app.js';
import { filtered, isWrongMatcher, severities, STATES, type AlertFilter } from '../data/alerts.js';
import type { Alert } from '../data/api-types.js';
import { plural } from '../data/format.js';
import { ActiveAlerts } from '../parts/alerts/active-alerts.js';
import { AlertActions } from '../parts/alerts/alert-actions.js';
import '../parts/alerts/alert-row.js';
import { lockedFor, markStyles } from '../parts/alerts/marks.js';
import { icon } from '../parts/icons.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

const PAGE = 100;

/** The alerts that are pending, firing, or were over lately. */
@customElement('ov-view-alerts')
export class AlertsView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    markStyles,
    css`
      :host {
        display: block;
      }
      .filters {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: end;
      }
      .filters .field {
        min-width: 0;
      }
      .text {
        flex: 1 1 220px;
        max-width: 480px;
      }
      .list {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
      }
      .list > li + li {
        border-top: 1px solid var(--line);
      }
      .fault {
        color: var(--unhealthy);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private most = PAGE;

  private readonly active = new ActiveAlerts(this, () => this.app);
  private readonly actions = new AlertActions(
    this,
    () => this.app,
    () => this.active.all,
    () => this.active.retry(),
  );

  override render(): TemplateResult {
    return html`<div class="stack">
      <h1>Alerts</h1>
      ${this.filters()} ${lockedFor(this.app, 'operator', 'acknowledge or silence an alert')}
      ${shown(this.active.state, (value) => this.list(value.alerts), { retry: () => this.active.retry() })}
      ${this.actions.dialogs()}
    </div>`;
  }

  private get filter(): AlertFilter {
    const { state = '', severity = '', find = '' } = this.app.router.params;
    return { state, severity, text: find };
  }

  private filters(): TemplateResult {
    const { state, severity, text } = this.filter;
    const choice = (name: string, label: string, values: readonly string[], now: string): TemplateResult =>
      html`<div class="field">
        <label for=${name}>${label}</label>
        <select id=${name} @change=${(event: Event) => this.set({ [name]: textOf(event) })}>
          <option value="" ?selected=${now === ''}>all</option>
          ${values.map((each) => html`<option value=${each} ?selected=${each === now}>${each}</option>`)}
        </select>
      </div>`;
    return html`<div class="filters" role="search" aria-label="Filter alerts">
      ${choice('state', 'State', STATES, state)}
      ${choice('severity', 'Severity', severities(this.active.all.map((each) => each.severity)), severity)}
      <div class="field text">
        <label for="find">Find</label>
        <input
          id="find"
          type="search"
          placeholder='words, or opvitals_wrapper="payments"'
          autocomplete="off"
          spellcheck="false"
          .value=${text}
          aria-invalid=${isWrongMatcher(text)}
          aria-describedby="find-more"
          @input=${(event: InputEvent) => this.set({ find: textOf(event) })}
        />
        <span id="find-more" class="fault" ?hidden=${!isWrongMatcher(text)}>Expected: label="value", with =, !=, =~ or !~.</span>
      </div>
    </div>`;
  }

  private list(alerts: readonly Alert[]): TemplateResult {
    if (alerts.length === 0) {
      return empty(
        'Nothing is wrong',
        html`No rule holds now. Alerts stand here from when a rule begins to hold until 15 minutes after it is over.`,
        html`<a class="button" href=${this.app.router.href('alerts', 'rules')}>${icon('rule')}Rules</a>`,
      );
    }
    const found = filtered(alerts, this.filter);
    if (found.length === 0) {
      return empty(
        'No alert fits the filter',
        `There are ${plural(alerts.length, 'alert')} without it.`,
        html`<button @click=${() => this.set({ state: '', severity: '', find: '' })}>Show all</button>`,
      );
    }
    return html`<p class="soft small" role="status">${summary(found)}</p>
      <ul class="list">
        ${repeat(
          found.slice(0, this.most),
          (each) => each.id,
          (each) => html`<li>
            <ov-alert-row
              .app=${this.app}
              .alert=${each}
              @acknowledge=${() => this.actions.acknowledge(each)}
              @release=${() => this.actions.release(each)}
              @silence=${() => this.actions.silence(each)}
            ></ov-alert-row>
          </li>`,
        )}
      </ul>
      ${found.length > this.most
        ? html`<button @click=${() => (this.most += PAGE)}>Show ${Math.min(PAGE, found.length - this.most)} more</button>`
        : nothing}`;
  }

  private set(params: Readonly<Record<string, string>>): void {
    this.most = PAGE;
    this.app.router.set(params, 'replace');
    this.requestUpdate();
  }
}

function summary(alerts: readonly Alert[]): string {
  const of = (state: Alert['state']): number => alerts.filter((each) => each.state === state).length;
  return `${of('firing')} firing, ${of('pending')} pending, ${of('resolved')} over lately`;
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-alerts': AlertsView;
  }
}
