import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../app/app.js';
import type { Slo } from '../data/api-types.js';
import { Watched } from '../data/controllers.js';
import { byUrgency } from '../data/detail/slo.js';
import { sloKey } from '../parts/detail/scope-slos.js';
import '../parts/detail/slo-card.js';
import { summary } from '../parts/detail/slo-card.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

/** All objectives: what is left of their error budgets, how fast that goes, and how long it lasts. */
@customElement('ov-view-slos')
export class SlosView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(480px, 100%), 1fr));
        gap: var(--space-4);
        align-items: start;
      }
      pre {
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-sunk);
        color: var(--text);
        overflow-x: auto;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly slos = new Watched(this, () => this.app.store.topic('slos'));

  override render(): TemplateResult {
    return html`<h1 tabindex="-1">Objectives</h1>
      ${shown(this.slos.state, ({ slos }) => this.drawn(slos), { retry: () => this.slos.retry() })}`;
  }

  private drawn(slos: readonly Slo[]): TemplateResult {
    if (slos.length === 0) {
      return empty(
        'No objective is set',
        html`An objective says which share of calls must be good; its error budget is what may fail. Set one in the configuration, and its budget and
          burn rates stand here within seconds.`,
        html`<pre tabindex="0" role="region" aria-label="Example">wrapper:
  payments:
    slo:
      availability: 0.999
      window: 30d
      latency:
        threshold: 2s
        objective: 0.95</pre>
          <a class="button" href=${this.app.router.href('admin', 'configuration')}>Configuration</a>`,
      );
    }
    return html`<p class="soft">${summary(slos)}. A burn rate of 1 uses the budget up exactly at the end of the window; too fast is when both windows are above the limit.</p>
      <h2 class="visually-hidden">By urgency</h2>
      <div class="cards">${repeat(byUrgency(slos), sloKey, (each) => html`<ov-slo named .app=${this.app} .slo=${each}></ov-slo>`)}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-slos': SlosView;
  }
}
