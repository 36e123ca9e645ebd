import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import { since } from '../../data/alerts.js';
import type { Alert } from '../../data/api-types.js';
import { count } from '../../data/format.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';
import '../when.js';
import { alertLabels, markStyles, mayChange, quietMarks, stateMark, subjectLink } from './marks.js';
import './severity.js';

/** One alert of the list. Sends `acknowledge`, `release` and `silence` for what is asked for. */
@customElement('ov-alert-row')
export class AlertRow extends LitElement {
  static override styles = [
    base,
    markStyles,
    css`
      :host {
        display: block;
      }
      article {
        display: grid;
        grid-template-columns: 104px minmax(0, 1fr) auto;
        gap: var(--space-2) var(--space-4);
        padding: var(--space-3) var(--space-4);
      }
      .what {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 6px;
        min-width: 0;
      }
      .first {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 2px var(--space-3);
        overflow-wrap: anywhere;
      }
      .first > * {
        min-width: 0;
      }
      h2 {
        font-size: var(--text-m);
      }
      h2 a {
        color: var(--text);
      }
      .kind {
        display: grid;
        gap: 6px;
        align-content: start;
        font-size: var(--text-s);
      }
      .marks {
        display: flex;
        flex-wrap: wrap;
        gap: 4px var(--space-4);
      }
      .actions {
        display: flex;
        gap: var(--space-2);
        align-items: start;
      }
      .actions button {
        min-height: 28px;
        padding: 0 var(--space-2);
        font-size: var(--text-s);
      }
      @media (max-width: 720px) {
        article {
          grid-template-columns: minmax(0, 1fr);
          padding: var(--space-3);
        }
        .kind {
          display: flex;
          flex-wrap: wrap;
          gap: var(--space-4);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) alert!: Alert;

  override render(): TemplateResult {
    const alert = this.alert;
    const summary = alert.annotations['summary'] ?? '';
    return html`<article aria-labelledby="name">
      <div class="kind">
        <ov-severity severity=${alert.severity}></ov-severity>
        ${stateMark(alert.state)}
      </div>
      <div class="what">
        <div class="first">
          <h2 id="name"><a href=${this.app.router.href('alerts', alert.id)}>${alert.name}</a></h2>
          ${subjectLink(this.app, alert.labels)}
        </div>
        ${summary === '' ? nothing : html`<p>${summary}</p>`}
        <div class="marks">
          <span class="mark">${alert.state} since <ov-when .app=${this.app} .at=${since(alert)}></ov-when></span>
          ${alert.value === null ? nothing : html`<span class="mark">value <span class="number">${count(alert.value)}</span></span>`}
          ${alert.acknowledged === null
            ? nothing
            : html`<span class="mark">${icon('user')}${alert.acknowledged.by} has it${alert.acknowledged.note === '' ? '' : `: ${alert.acknowledged.note}`}</span>`}
          ${quietMarks(this.app, alert)}
        </div>
        ${alertLabels(alert.labels)}
      </div>
      ${this.actions()}
    </article>`;
  }

  private actions(): TemplateResult | typeof nothing {
    if (!mayChange(this.app, 'operator')) {
      return nothing;
    }
    const name = this.alert.name;
    const isOver = this.alert.state === 'resolved';
    return html`<div class="actions">
      ${isOver
        ? nothing
        : this.alert.acknowledged === null
          ? html`<button aria-label="Acknowledge ${name}" @click=${() => this.ask('acknowledge')}>Acknowledge</button>`
          : html`<button aria-label="Give ${name} back" @click=${() => this.ask('release')}>Give back</button>`}
      <button aria-label="Silence ${name}" @click=${() => this.ask('silence')}>Silence</button>
    </div>`;
  }

  private ask(what: 'acknowledge' | 'release' | 'silence'): void {
    this.dispatchEvent(new Event(what));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-alert-row': AlertRow;
  }
}
