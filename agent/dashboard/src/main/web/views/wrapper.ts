import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { App } from '../app/app.js';
import type { Guard, WrapperDetail } from '../data/api-types.js';
import { Watched } from '../data/controllers.js';
import { isAbout, matchersOf, type Scope } from '../data/detail/scope.js';
import { valueOf } from '../data/loaded.js';
import '../parts/calls-chart.js';
import { Anchors, sectionLinks, type Anchor } from '../parts/detail/anchors.js';
import '../parts/detail/advice.js';
import '../parts/detail/costs.js';
import '../parts/detail/guards.js';
import '../parts/detail/head.js';
import '../parts/detail/operation-table.js';
import '../parts/detail/percentiles.js';
import '../parts/detail/scope-measures.js';
import '../parts/detail/scope-slos.js';
import '../parts/detail/stuck.js';
import '../parts/detail/traces.js';
import '../parts/heatmap.js';
import '../parts/line-chart.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';
import { detailStyles } from './detail-styles.js';

const ANCHORS: readonly Anchor[] = [
  { id: 'operations', text: 'Operations' },
  { id: 'charts', text: 'Charts' },
  { id: 'percentiles', text: 'Percentiles' },
  { id: 'alerts', text: 'Alerts' },
  { id: 'recommendations', text: 'Recommendations' },
  { id: 'stuck', text: 'Stuck calls' },
  { id: 'traces', text: 'Traces' },
  { id: 'guards', text: 'Guards' },
  { id: 'slos', text: 'Objectives' },
  { id: 'measures', text: 'Measures' },
  { id: 'costs', text: 'Cost' },
  { id: 'events', text: 'What happened' },
];

/** One wrapper: how it is, why, and its operations. */
@customElement('ov-view-wrapper')
export class WrapperView extends LitElement {
  static override styles = [base, stateStyles, detailStyles];

  @property({ attribute: false }) app!: App;
  @property() name = '';

  private readonly detail = new Watched(this, () => this.app.store.topic(`wrapper:${this.name}`));
  private readonly guards = new Watched(this, () => this.app.store.topic('guards'));
  private readonly stuck = new Watched(this, () => this.app.store.topic('stuck'));

  constructor() {
    super();
    new Anchors(this, () => this.detail.state.kind === 'ready');
  }

  override render(): TemplateResult {
    const { state } = this.detail;
    if (state.kind === 'failed' && state.problem.status === 404) {
      return html`<h1>${this.name}</h1>
        ${empty(
          'There is no such wrapper now',
          'No call of any of its operations is known since the application started. It comes back by itself with the first one; what was recorded before stays in the history.',
          html`<a class="button" href=${this.app.router.href()}>Overview</a>`,
        )}`;
    }
    return html`${keyed(
      this.name,
      shown(state, (detail) => this.drawn(detail), { retry: () => this.detail.retry() }),
    )}`;
  }

  private drawn(detail: WrapperDetail): TemplateResult {
    const { app } = this;
    const scope: Scope = { wrapper: detail.wrapper };
    const stuckCalls = (valueOf(this.stuck.state)?.calls ?? []).filter((each) => isAbout(each.operation, scope));
    return html`
      <header class="stack">
        <div>
          <div class="path">wrapper</div>
          <h1 tabindex="-1">${this.name}</h1>
        </div>
        <ov-scope-head .app=${app} .now=${detail}></ov-scope-head>
      </header>
      ${sectionLinks(app, ['wrappers', this.name], ANCHORS)}
      <section class="stack" id="operations">
        <h2>Operations</h2>
        <ov-operation-table .app=${app} .operations=${detail.operations}></ov-operation-table>
      </section>
      ${this.charts(scope)}
      <ov-percentiles id="percentiles" .app=${app} .scope=${scope} .now=${detail.latency} .windowSeconds=${detail.windowSeconds}></ov-percentiles>
      <ov-scope-alerts id="alerts" .app=${app} .scope=${scope}></ov-scope-alerts>
      <ov-scope-advice id="recommendations" .app=${app} .scope=${scope}></ov-scope-advice>
      <ov-stuck-calls id="stuck" .app=${app} .scope=${scope} .calls=${stuckCalls} .total=${detail.stuck}></ov-stuck-calls>
      <ov-traces id="traces" .app=${app} .scope=${scope}></ov-traces>
      <ov-guards id="guards" .app=${app} .scope=${scope} .guards=${this.own(detail)}></ov-guards>
      <ov-scope-slos id="slos" .app=${app} .scope=${scope}></ov-scope-slos>
      <ov-scope-measures id="measures" .app=${app} .scope=${scope}></ov-scope-measures>
      <ov-scope-costs id="costs" .app=${app} .scope=${scope}></ov-scope-costs>
      <ov-scope-events id="events" .app=${app} .scope=${scope}></ov-scope-events>
    `;
  }

  private charts(scope: Scope): TemplateResult {
    const { app } = this;
    const score = `opvitals_health_score{opvitals_health_scope="wrapper",${matchersOf(scope)}}`;
    return html`<section class="charts" id="charts">
      <h2 class="visually-hidden">Over time</h2>
      <ov-calls-chart .app=${app} .scope=${scope}></ov-calls-chart>
      <ov-heatmap .app=${app} .scope=${scope}></ov-heatmap>
      <ov-line-chart
        .app=${app}
        .scope=${scope}
        heading="Score"
        unit="0 to 1"
        .sources=${[{ series: score, statistic: 'mean', label: 'score' }]}
        emptyText="No score in this range"
      ></ov-line-chart>
    </section>`;
  }

  /** Guards that are named like it or like one of its operations: libraries do not say which method a guard guards. */
  private own(detail: WrapperDetail): readonly Guard[] {
    const names = new Set([detail.wrapper, ...detail.operations.flatMap((each) => [each.operation, each.id])].map((each) => each.toLowerCase()));
    return (valueOf(this.guards.state)?.guards ?? []).filter((each) => names.has(each.name.toLowerCase()));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-wrapper': WrapperView;
  }
}
