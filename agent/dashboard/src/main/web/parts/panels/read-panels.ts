import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Budgets, Recommendations, Slo, Slos } from '../../data/api-types.js';
import { Every, Fetched, Watched } from '../../data/controllers.js';
import { money, plural, share } from '../../data/format.js';
import type { Loaded } from '../../data/loaded.js';
import { base } from '../../theme/base.js';
import '../finding.js';
import { icon } from '../icons.js';
import { oldness } from '../oldness.js';
import { empty, shown, stateStyles } from '../states.js';
import './meter.js';

const PERIOD_MS = 10_000;
const MOST_FINDINGS = 3;

const listStyles = css`
  :host {
    display: block;
  }
  li {
    display: grid;
    gap: var(--space-1);
    padding: var(--space-2) 0;
    border-bottom: 1px solid var(--line);
  }
  li:last-child {
    border-bottom: 0;
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--space-3);
    font-variant-numeric: tabular-nums;
  }
  .burning {
    display: inline-flex;
    align-items: center;
    gap: 4px;
    color: var(--unhealthy);
  }
  .more {
    padding-top: var(--space-2);
  }
`;

/** A panel that lists something that an agent knows. */
abstract class ListPanel<T> extends LitElement {
  static override styles = [base, stateStyles, listStyles];

  @property({ attribute: false }) app!: App;

  protected abstract readonly source: { readonly state: Loaded<T>; retry(): void };

  protected abstract drawn(value: T): TemplateResult;

  override render(): TemplateResult {
    return html`${oldness(this.app, this.source.state)}
    ${shown(this.source.state, (value) => this.drawn(value), { retry: () => this.source.retry() })}`;
  }
}

/** What is spent of each budget, and what will be at its end. */
@customElement('ov-panel-budget')
export class BudgetPanel extends ListPanel<Budgets> {
  protected override readonly source = new Watched(this, () => this.app.store.topic('budgets'));

  protected override drawn({ budgets }: Budgets): TemplateResult {
    if (budgets.length === 0) {
      return empty('There is no budget', html`A wrapper gets one by <code>opvitals.wrapper.NAME.budget.daily</code> or <code>.monthly</code>.`);
    }
    return html`<ul>
      ${budgets.map(
        (each) => html`<li>
          <span class="line"
            ><span><a href=${this.app.router.href('wrappers', each.wrapper)}>${each.wrapper}</a> this ${each.period}</span
            ><span>${money(each.spent, each.currency)} of ${money(each.limit, each.currency)}</span></span
          >
          <ov-meter .used=${each.utilization} label="Spent"></ov-meter>
          <span class="line small soft"
            ><span>${share(each.utilization)} spent</span
            >${each.forecastUtilization === null ? nothing : html`<span>${share(each.forecastUtilization)} at its end, if it goes on like this</span>`}</span
          >
        </li>`,
      )}
    </ul>`;
  }
}

/** How much of each objective's error budget is left. */
@customElement('ov-panel-slo')
export class SloPanel extends ListPanel<Slos> {
  protected override readonly source = new Watched(this, () => this.app.store.topic('slos'));

  protected override drawn({ slos }: Slos): TemplateResult {
    if (slos.length === 0) {
      return empty('There is no objective', html`A wrapper gets one by <code>opvitals.wrapper.NAME.slo.availability</code> or <code>.slo.latency</code>.`);
    }
    return html`<ul>
      ${slos.map((each) => this.row(each))}
    </ul>`;
  }

  private row(slo: Slo): TemplateResult {
    const page = slo.operation === null ? ['wrappers', slo.wrapper] : ['operations', `${slo.wrapper}.${slo.operation}`];
    return html`<li>
      <span class="line"
        ><span><a href=${this.app.router.href(...page)}>${page[1]}</a> ${slo.kind}</span
        ><span>${share(slo.attained)} of ${share(slo.objective)}, ${slo.window}</span></span
      >
      ${slo.budgetRemaining === null ? nothing : html`<ov-meter .used=${1 - slo.budgetRemaining} label="Error budget used"></ov-meter>`}
      <span class="line small soft"
        ><span>${slo.budgetRemaining === null ? 'no calls yet' : budgetLeft(slo.budgetRemaining)}</span
        >${slo.burning ? html`<span class="burning">${icon('unhealthy')}burns too fast</span>` : nothing}</span
      >
    </li>`;
  }
}

function budgetLeft(remaining: number): string {
  return remaining >= 0 ? `${share(remaining)} of the error budget left` : `error budget overspent ${Math.round(1 - remaining).toLocaleString('en-US')} times`;
}

/** What matters most of what is advised; no topic has it, so it is read every ten seconds. */
@customElement('ov-panel-recommendations')
export class RecommendationsPanel extends ListPanel<Recommendations> {
  protected override readonly source = new Fetched(
    this,
    () => 'all',
    (signal) => this.app.api.get('/api/v1/recommendations', { signal }),
  );

  constructor() {
    super();
    new Every(
      this,
      () => PERIOD_MS,
      () => this.source.retry(),
    );
  }

  protected override drawn({ recommendations: findings }: Recommendations): TemplateResult {
    if (findings.length === 0) {
      return empty('There is nothing to advise', 'Findings are made from the latest numbers; they come and go with their causes.');
    }
    return html`<ul>
        ${findings.slice(0, MOST_FINDINGS).map((each) => html`<li><ov-finding dense .app=${this.app} .finding=${each}></ov-finding></li>`)}
      </ul>
      <p class="more small"><a href=${this.app.router.href('recommendations')}>All ${plural(findings.length, 'finding')}</a></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-panel-budget': BudgetPanel;
    'ov-panel-slo': SloPanel;
    'ov-panel-recommendations': RecommendationsPanel;
  }
}
