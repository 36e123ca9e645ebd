import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { System } from '../data/api-types.js';
import { Watched } from '../data/controllers.js';
import { duration, rate, share } from '../data/format.js';
import { shown, stateStyles } from '../parts/states.js';
import '../parts/status.js';
import { base } from '../theme/base.js';

/** Is it healthy; if not, which wrapper, since when, why, and what changed. */
@customElement('ov-view-overview')
export class OverviewView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly system = new Watched(this, () => this.app.store.topic('system'));

  override render(): TemplateResult {
    return html`<h1 class="visually-hidden">Overview</h1>
      ${shown(this.system.state, (system) => this.drawn(system), { retry: () => this.system.retry() })}`;
  }

  private drawn(system: System): TemplateResult {
    return html`<section class="panel row">
      <ov-status .status=${system.status}></ov-status>
      <span class="number">${rate(system.callsPerSecond)}</span>
      <span class="number">${share(system.errorRate)} errors</span>
      <span class="number">${share(system.fallbackRate)} fallbacks</span>
      <span class="number">p95 ${duration(system.latency.p95)}</span>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-overview': OverviewView;
  }
}
