import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Budget, Costs, CostTotal, PriceBook } from '../data/api-types.js';
import { Watched } from '../data/controllers.js';
import { dayAmounts, dayTimes, hasNothing, isPeriod, PERIODS, unpricedText, type Period } from '../data/costs.js';
import { money, share } from '../data/format.js';
import { OUTCOMES } from '../parts/chart/answers.js';
import { Reading } from '../parts/chart/reading.js';
import '../parts/costs/budget-card.js';
import { attributeTable, operationTable, outcomeTable, unpricedTable, wrapperTable } from '../parts/costs/cost-tables.js';
import { priceBook } from '../parts/costs/price-book.js';
import { icon } from '../parts/icons.js';
import '../parts/line-chart.js';
import type { GivenLines, SeriesSource } from '../parts/line-chart.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

const DAY_MS = 86_400_000;

/** What one sees without a price: how to give one. docs/costs.md. */
const HOW = `cost.price-book.file: prices.yaml

# prices.yaml
currency: USD
prices:
- name: strong model
  wrapper: routellm
  attributes:
    gen_ai.response.model: strong*
  per-unit:
    tokens.input: 3.00 per 1M
    tokens.output: 15.00 per 1M
- name: card payments
  wrapper: payments
  per-call: 0.30`;

interface Read {
  readonly costs: Costs;
  readonly prices: PriceBook;
}

/** What calls cost, and what is left of budgets. */
@customElement('ov-view-costs')
export class CostsView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
      }
      .periods {
        display: flex;
        flex-wrap: wrap;
        gap: 2px;
      }
      .periods button {
        min-height: 28px;
        padding: 0 var(--space-2);
        font-size: var(--text-s);
      }
      .periods button[aria-pressed='true'] {
        background: var(--surface-hover);
        font-weight: 600;
      }
      .cards {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(320px, 100%), 1fr));
        gap: var(--space-3);
      }
      .tables {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(520px, 100%), 1fr));
        gap: var(--space-5) var(--space-4);
        align-items: start;
      }
      .stack-s {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-2);
      }
      .total {
        font-size: var(--text-xxl);
        font-weight: 600;
      }
      .missing {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        color: var(--degraded);
      }
      svg {
        flex: none;
      }
      .problems li {
        display: flex;
        gap: var(--space-2);
        color: var(--degraded);
        overflow-wrap: anywhere;
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

  private readonly redraw = (): void => this.requestUpdate();
  private readonly reading = new Reading<Read>(
    this,
    () => this.period,
    () => true,
    (signal) => this.read(signal),
  );
  private readonly budgets = new Watched(this, () => this.app.store.topic('budgets'));

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  private get period(): Period {
    const given = this.app.router.params['period'];
    return isPeriod(given) ? given : 'today';
  }

  private async read(signal: AbortSignal): Promise<Read> {
    const { api } = this.app;
    const [costs, prices] = await Promise.all([
      api.get('/api/v1/costs', { query: { period: this.period }, signal }),
      api.get('/api/v1/costs/prices', { signal }),
    ]);
    return { costs, prices };
  }

  override render(): TemplateResult {
    return html`<div class="head">
        <h1 tabindex="-1">Costs</h1>
        <div class="periods" role="group" aria-label="Period">
          ${PERIODS.map(
            (each) => html`<button class="quiet" aria-pressed=${each.value === this.period} @click=${() => this.app.router.set({ period: each.value })}>${each.text}</button>`,
          )}
        </div>
      </div>
      ${shown(this.reading.state, (read) => this.drawn(read), { retry: () => this.reading.retry() })}`;
  }

  private drawn({ costs, prices }: Read): TemplateResult {
    if (hasNothing(costs, prices.prices) && prices.problems.length === 0) {
      return this.nothingKnown();
    }
    return html`${costs.totals.length === 0
        ? empty('Nothing was spent in this period', `From ${costs.from} to ${costs.to}, by the days of ${costs.timeZone}, no call cost anything.`)
        : html`<div class="cards">${costs.totals.map((each) => this.total(each, costs))}</div>`}
      ${costs.unpriced.length === 0
        ? nothing
        : html`<p class="missing">${icon('degraded')}${unpricedText(costs)} since the start: the sums are too low. Something is missing in the price book.</p>`}
      ${shown(this.budgets.state, ({ budgets }) => this.drawnBudgets(budgets), { retry: () => this.budgets.retry() })}
      ${costs.totals.map((each) => this.chart(costs, each.currency))}
      ${costs.totals.length === 0 ? nothing : this.tables(costs)}
      ${costs.unpriced.length === 0 ? nothing : unpricedTable(this.app, costs)} ${priceBook(this.app, prices)}`;
  }

  private total(total: CostTotal, costs: Costs): TemplateResult {
    const part = (amount: number): string => (total.amount === 0 ? '' : `, ${share(amount / total.amount)}`);
    const days = costs.from === costs.to ? costs.from : `${costs.from} to ${costs.to}`;
    return html`<section class="panel stack-s" aria-label="Total in ${total.currency}">
      <h2>${total.currency}</h2>
      <p class="total number">${money(total.amount, total.currency)}</p>
      <p class="small soft">${money(total.failed, total.currency)} for calls that failed${part(total.failed)}</p>
      <p class="small soft">${money(total.fallback, total.currency)} for calls served by their fallback${part(total.fallback)}</p>
      <p class="small faint">${days}, days of ${costs.timeZone}</p>
    </section>`;
  }

  private drawnBudgets(budgets: readonly Budget[]): TemplateResult {
    if (budgets.length === 0) {
      return html`<p class="soft">No budget is set. <code>wrapper.NAME.budget.daily: 50.00 USD</code> in the configuration sets one, and alerts when half, most and all of it is used.</p>`;
    }
    return html`<section class="stack-s">
      <h2>Budgets</h2>
      <div class="cards">${budgets.map((each) => html`<ov-budget .app=${this.app} .budget=${each}></ov-budget>`)}</div>
    </section>`;
  }

  /** By day and outcome where there are several days; through the last day else. */
  private chart(costs: Costs, currency: string): TemplateResult {
    if (costs.from === costs.to) {
      return html`<section class="panel">
        <ov-line-chart
          .app=${this.app}
          heading="Cost by wrapper, the last 24 hours"
          unit=${currency}
          .sources=${[overTime(currency)]}
          .range=${{ kind: 'last', seconds: 86_400 }}
          emptyText="Nothing was spent in the last 24 hours"
        ></ov-line-chart>
      </section>`;
    }
    return html`<section class="panel">
      <ov-line-chart .app=${this.app} heading="Cost by day and outcome" unit=${currency} .given=${byDay(costs, currency)}></ov-line-chart>
    </section>`;
  }

  private tables(costs: Costs): TemplateResult {
    return html`<div class="tables">
      ${wrapperTable(this.app, costs)} ${operationTable(this.app, costs)} ${costs.attributes.length === 0 ? nothing : attributeTable(costs)}
      ${outcomeTable(costs)}
    </div>`;
  }

  private nothingKnown(): TemplateResult {
    return empty(
      'No call has a price',
      html`An application can say what a call cost, by <code>Operations.current().cost(0.0031, "USD")</code>; a wrapper can have a fixed price a call,
        <code>wrapper.payments.cost.per-call: 0.05 USD</code>; or a price book has prices by tokens, bytes or calls:`,
      html`<pre tabindex="0" role="region" aria-label="Example of a price book">${HOW}</pre>`,
    );
  }
}

function overTime(currency: string): SeriesSource {
  return {
    series: `opvitals_operation_cost_total{opvitals_cost_currency="${currency}"}`,
    statistic: 'increase',
    by: 'opvitals_wrapper',
    label: 'cost',
  };
}

function byDay(costs: Costs, currency: string): GivenLines {
  const times = dayTimes(costs);
  const lines = OUTCOMES.map((outcome) => ({ outcome, values: dayAmounts(costs, currency, outcome) })).filter((each) => each.values.some((value) => value > 0));
  return {
    from: times[0] ?? 0,
    to: (times.at(-1) ?? 0) + DAY_MS,
    stepMs: DAY_MS,
    times,
    lines: lines.map(({ outcome, values }) => ({ name: outcome, label: outcome, values, colour: `outcome-${outcome}`, kind: 'bar', axis: 0 })),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-costs': CostsView;
  }
}
