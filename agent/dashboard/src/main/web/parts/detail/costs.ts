import { html, nothing, type TemplateResult } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { AttributeCost, Costs, CostTotal } from '../../data/api-types.js';
import { queryByName } from '../../data/detail/scope.js';
import { money, share } from '../../data/format.js';
import { Reading } from '../chart/reading.js';
import { Section } from './section.js';

const PERIODS = [
  ['today', 'today'],
  ['7d', 'the last 7 days'],
  ['30d', 'the last 30 days'],
  ['month', 'this month'],
] as const;

/** What calls cost; those that failed and those of fallbacks apart. */
@customElement('ov-scope-costs')
export class ScopeCosts extends Section {
  protected override readonly anchor = 'costs';
  protected override readonly heading = 'Cost';

  @state() private period = 'today';

  private readonly costs = new Reading<Costs>(
    this,
    () => `${this.name} ${this.period}`,
    () => true,
    (signal) => this.app.api.get('/api/v1/costs', { query: { period: this.period, ...queryByName(this.scope) }, signal }),
  );

  override render(): TemplateResult {
    return this.read(this.costs.state, (costs) => this.drawn(costs), () => this.costs.retry());
  }

  private drawn(costs: Costs): TemplateResult {
    if (costs.totals.length === 0 && this.period === 'today') {
      return this.calm(html`Nothing today. Calls cost what the price book says, or what the application says of them: <code>docs/costs.md</code>.`);
    }
    return this.full(
      html`<div class="scroll" tabindex="0" role="region" aria-label="Cost">
          <table>
            <thead>
              <tr>
                <th scope="col">Calls that</th>
                ${costs.totals.map((each) => html`<th scope="col" class="end">${each.currency}</th><th scope="col" class="end">share</th>`)}
              </tr>
            </thead>
            <tbody>
              ${this.line('were served', costs.totals, (each) => each.amount - each.failed - each.fallback)}
              ${this.line('fell back', costs.totals, (each) => each.fallback)} ${this.line('failed', costs.totals, (each) => each.failed)}
              <tr class="sum">
                <th scope="row">all</th>
                ${costs.totals.map((each) => html`<td class="end">${money(each.amount, each.currency)}</td><td></td>`)}
              </tr>
            </tbody>
          </table>
        </div>
        ${this.scope.operation === undefined && costs.attributes.length > 0 ? this.byAttribute(costs.attributes) : nothing}`,
      html`<label>of <select @change=${this.choose}>
          ${PERIODS.map(([value, text]) => html`<option value=${value} ?selected=${value === this.period}>${text}</option>`)}
        </select></label>`,
    );
  }

  private line(name: string, totals: readonly CostTotal[], amount: (total: CostTotal) => number): TemplateResult {
    return html`<tr>
      <th scope="row">${name}</th>
      ${totals.map(
        (each) => html`<td class="end">${money(Math.max(0, amount(each)), each.currency)}</td>
          <td class="end">${each.amount === 0 ? '–' : share(Math.max(0, amount(each)) / each.amount)}</td>`,
      )}
    </tr>`;
  }

  private byAttribute(all: readonly AttributeCost[]): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label="Cost by attribute">
      <table>
        <thead>
          <tr><th scope="col">attribute</th><th scope="col">value</th><th scope="col" class="end">cost</th><th scope="col" class="end">of it failed</th><th scope="col" class="end">of it fallback</th></tr>
        </thead>
        <tbody>
          ${all.map(
            (each) => html`<tr>
              <td>${each.key}</td>
              <th scope="row" class="wraps">${each.value}</th>
              <td class="end">${money(each.amount, each.currency)}</td>
              <td class="end">${money(each.failed, each.currency)}</td>
              <td class="end">${money(each.fallback, each.currency)}</td>
            </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private choose(event: Event): void {
    this.period = (event.target as HTMLSelectElement).value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-scope-costs': ScopeCosts;
  }
}
