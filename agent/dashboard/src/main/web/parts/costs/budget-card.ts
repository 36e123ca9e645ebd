import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Budget } from '../../data/api-types.js';
import { forecastText, useOf } from '../../data/costs.js';
import { money, share } from '../../data/format.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';
import '../when.js';

/** What is left of a budget, and how far it will go. */
@customElement('ov-budget')
export class BudgetCard extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      section {
        display: grid;
        gap: var(--space-2);
      }
      header {
        display: flex;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .word {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-weight: 500;
      }
      .healthy {
        color: var(--healthy);
      }
      .degraded {
        color: var(--degraded);
      }
      .unhealthy {
        color: var(--unhealthy);
      }
      .bar {
        position: relative;
        height: 8px;
        border-radius: var(--radius-s);
        background: var(--surface-hover);
        overflow: hidden;
      }
      .bar span {
        position: absolute;
        inset: 0 auto 0 0;
        background: currentColor;
      }
      .bar .forecast {
        opacity: 0.3;
      }
      .spent {
        font-size: var(--text-l);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) budget!: Budget;

  override render(): TemplateResult {
    const { budget } = this;
    const use = useOf(budget);
    const width = (part: number | null): string => `width: ${Math.min(100, (part ?? 0) * 100)}%`;
    return html`<section class="panel" aria-label="Budget of ${budget.wrapper} for a ${budget.period}">
      <header>
        <h3><a href=${this.app.router.href('wrappers', budget.wrapper)}>${budget.wrapper}</a> <span class="soft">${budget.period === 'day' ? 'daily' : 'monthly'}</span></h3>
        <span class="word ${use.status}">${icon(use.status)}${use.word}</span>
      </header>
      <p><span class="spent number">${money(budget.spent, budget.currency)}</span> of <span class="number">${money(budget.limit, budget.currency)}</span>, ${share(budget.utilization)}</p>
      <div class="bar ${use.status}" aria-hidden="true">
        <span class="forecast" .style=${width(budget.forecastUtilization)}></span><span .style=${width(budget.utilization)}></span>
      </div>
      <p class="small soft">${forecastText(budget)}</p>
      <p class="small soft">Begins anew <ov-when .app=${this.app} .at=${budget.end}></ov-when>.${this.notCounted()}</p>
    </section>`;
  }

  private notCounted(): string | typeof nothing {
    const others = Object.entries(this.budget.notCounted).map(([currency, amount]) => money(amount, currency));
    return others.length === 0 ? nothing : ` Not counted: ${others.join(', ')}.`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-budget': BudgetCard;
  }
}
