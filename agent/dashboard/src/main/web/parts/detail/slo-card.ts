import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { BurnRate, Slo } from '../../data/api-types.js';
import { budgetText, forecast, promise, scopeOf } from '../../data/detail/slo.js';
import { matchersOf, nameOf } from '../../data/detail/scope.js';
import { count, duration, plural, share } from '../../data/format.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';
import '../line-chart.js';
import '../when.js';
import { tableStyles } from './section.js';

/** One objective: what is promised, what is left of its error budget, how fast that goes, and how long it lasts. */
@customElement('ov-slo')
export class SloCard extends LitElement {
  static override styles = [
    base,
    tableStyles,
    css`
      :host {
        display: block;
      }
      article {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
      .first {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-4);
      }
      .burning {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--unhealthy);
        font-weight: 500;
      }
      .fine {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        color: var(--healthy);
        font-weight: 500;
      }
      .meter {
        height: 8px;
        overflow: hidden;
        border-radius: var(--radius-s);
        background: var(--surface-hover);
      }
      .meter span {
        display: block;
        height: 100%;
        background: var(--healthy);
      }
      .meter .little {
        background: var(--degraded);
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(128px, 1fr));
        gap: var(--space-2) var(--space-4);
      }
      dl > div {
        display: flex;
        flex-direction: column-reverse;
        justify-content: flex-end;
      }
      dt {
        color: var(--text-soft);
        font-size: var(--text-s);
      }
      dd {
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      th,
      td {
        padding-inline: var(--space-2);
        white-space: nowrap;
      }
      td .svg-icon {
        vertical-align: -3px;
      }
      .bad {
        color: var(--unhealthy);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) slo!: Slo;
  /** Whether its subject is said and linked: where it is not the page's own. */
  @property({ type: Boolean }) named = false;
  @state() private isOpen = false;

  override render(): TemplateResult {
    const { slo } = this;
    return html`<article class="panel">
      <div class="first">
        ${this.named ? html`<h3>${this.subject()}</h3>` : nothing}
        <span>${promise(slo)}, over ${slo.window}</span>
        ${slo.burning
          ? html`<span class="burning">${icon('unhealthy')}burning too fast</span>`
          : slo.budgetRemaining !== null && slo.budgetRemaining <= 0
            ? html`<span class="burning">${icon('unhealthy')}missed</span>`
            : slo.budgetRemaining === null
              ? html`<span class="soft">no calls yet</span>`
              : html`<span class="fine">${icon('healthy')}met</span>`}
      </div>
      ${this.meter()} ${this.numbers()} ${this.rates()}
      <div>
        <button class="quiet" aria-expanded=${this.isOpen} @click=${() => (this.isOpen = !this.isOpen)}>
          ${icon(this.isOpen ? 'up' : 'down')}Budget over time
        </button>
      </div>
      ${this.isOpen ? this.chart() : nothing}
    </article>`;
  }

  private subject(): TemplateResult {
    const { wrapper, operation } = this.slo;
    return operation === null
      ? html`<a href=${this.app.router.href('wrappers', wrapper)}>${wrapper}</a>`
      : html`<a href=${this.app.router.href('operations', `${wrapper}.${operation}`)}>${wrapper}.${operation}</a>`;
  }

  private meter(): TemplateResult {
    const left = Math.max(0, Math.min(1, this.slo.budgetRemaining ?? 0));
    return html`<div
      class="meter"
      role="meter"
      aria-label="Error budget left"
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.round(left * 100)}
      aria-valuetext=${budgetText(this.slo.budgetRemaining)}
    >
      <span class=${left < 0.25 ? 'little' : ''} .style=${`width: ${left * 100}%`}></span>
    </div>`;
  }

  private numbers(): TemplateResult {
    const { slo } = this;
    const isSpent = slo.budgetRemaining !== null && slo.budgetRemaining <= 0;
    return html`<dl>
      <div><dt>error budget</dt><dd class=${isSpent ? 'bad' : ''}>${budgetText(slo.budgetRemaining)}</dd></div>
      <div><dt>good so far</dt><dd>${share(slo.attained)}</dd></div>
      <div><dt>bad calls</dt><dd>${count(slo.bad)} of ${count(slo.total)}</dd></div>
      <div><dt>forecast</dt><dd>${this.forecast()}</dd></div>
      <div><dt>counted since</dt><dd><ov-when .app=${this.app} .at=${slo.since} as="time"></ov-when></dd></div>
    </dl>`;
  }

  private forecast(): TemplateResult | string {
    const found = forecast(this.slo, this.app.clock.now());
    switch (found.kind) {
      case 'unknown':
        return 'not known yet';
      case 'used-up':
        return 'used up';
      case 'lasts':
        return `lasts ${this.slo.window} and longer`;
      case 'ends':
        return html`<span title=${`at the rate of the last ${this.slo.burnRates[0]?.longWindow ?? ''}`}>used up in ${duration(found.inSeconds)}</span>`;
    }
  }

  private rates(): TemplateResult {
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${`Burn rates of ${nameOf(scopeOf(this.slo))}, ${this.slo.kind}`}>
      <table>
        <caption class="visually-hidden">Burn rates: 1 uses the budget up exactly within the objective's window</caption>
        <thead>
          <tr>
            <th scope="col">windows</th>
            <th scope="col" class="end">short</th>
            <th scope="col" class="end">long</th>
            <th scope="col" class="end">limit</th>
            <th scope="col">burn rate</th>
          </tr>
        </thead>
        <tbody>
          ${this.slo.burnRates.map((each) => this.rate(each))}
        </tbody>
      </table>
    </div>`;
  }

  private rate(each: BurnRate): TemplateResult {
    return html`<tr>
      <th scope="row">${each.shortWindow} and ${each.longWindow}</th>
      <td class="end">${times(each.shortRate)}</td>
      <td class="end">${times(each.longRate)}</td>
      <td class="end">${times(each.limit)}</td>
      <td class=${each.tooFast ? 'bad' : 'soft'}>
        ${each.tooFast ? html`${icon('unhealthy')} too fast${each.page ? ', page' : ', ticket'}` : 'within the limit'}
      </td>
    </tr>`;
  }

  private chart(): TemplateResult {
    const scope = scopeOf(this.slo);
    const own = this.slo.operation === null ? `${matchersOf(scope)},opvitals_operation=""` : matchersOf(scope);
    return html`<ov-line-chart
      .app=${this.app}
      .heading=${`Error budget of ${nameOf(scope)}, ${this.slo.kind}`}
      unit="ratio"
      .sources=${[{ series: `opvitals_slo_budget_remaining_ratio{${own},opvitals_slo_kind="${this.slo.kind}"}`, statistic: 'mean', label: 'budget left' }]}
      .thresholds=${[{ value: 0, text: 'used up' }]}
      emptyText="No budget was kept in this range"
    ></ov-line-chart>`;
  }
}

/** `1.4 times`, as a rate of burning is said. */
function times(rate: number | null): string {
  return rate === null ? '–' : `${count(Number(rate.toPrecision(3)))} ×`;
}

/** So many objectives, in a sentence. */
export function summary(slos: readonly Slo[]): string {
  const burning = slos.filter((each) => each.burning).length;
  const missed = slos.filter((each) => each.budgetRemaining !== null && each.budgetRemaining <= 0).length;
  return `${plural(slos.length, 'objective')}: ${missed === 0 ? 'none missed' : `${missed} with no budget left`}, ${burning === 0 ? 'none burning too fast' : `${burning} burning too fast`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-slo': SloCard;
  }
}
