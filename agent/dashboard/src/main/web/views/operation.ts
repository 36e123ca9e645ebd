import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { App } from '../app/app.js';
import type { Method, OperationDetail } from '../data/api-types.js';
import { Watched } from '../data/controllers.js';
import { classOf, rootOf } from '../data/detail/frames.js';
import { matchersOf, type Scope } from '../data/detail/scope.js';
import { valueOf } from '../data/loaded.js';
import '../parts/calls-chart.js';
import { Reading } from '../parts/chart/reading.js';
import { Anchors, sectionLinks, type Anchor } from '../parts/detail/anchors.js';
import '../parts/detail/advice.js';
import '../parts/detail/costs.js';
import '../parts/detail/exceptions.js';
import '../parts/detail/explain.js';
import '../parts/detail/guards.js';
import '../parts/detail/head.js';
import '../parts/detail/percentiles.js';
import '../parts/detail/reasons.js';
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
  { id: 'charts', text: 'Charts' },
  { id: 'percentiles', text: 'Percentiles' },
  { id: 'alerts', text: 'Alerts' },
  { id: 'recommendations', text: 'Recommendations' },
  { id: 'exceptions', text: 'Exceptions' },
  { id: 'errors', text: 'Errors' },
  { id: 'fallbacks', text: 'Fallbacks' },
  { id: 'stuck', text: 'Stuck calls' },
  { id: 'traces', text: 'Traces' },
  { id: 'guards', text: 'Guards' },
  { id: 'slos', text: 'Objectives' },
  { id: 'measures', text: 'Measures' },
  { id: 'costs', text: 'Cost' },
  { id: 'events', text: 'What happened' },
];

/** One operation: how it is, why, and everything that is known of it. */
@customElement('ov-view-operation')
export class OperationView extends LitElement {
  static override styles = [base, stateStyles, detailStyles];

  @property({ attribute: false }) app!: App;
  /** `wrapper.operation`. */
  @property() name = '';

  private readonly detail = new Watched(this, () => this.app.store.topic(`operation:${this.name}`));
  private readonly methods = new Reading<readonly Method[]>(
    this,
    () => this.name,
    () => false,
    async (signal) => {
      const found = await this.app.api.get('/api/v1/instrumentation', { query: { query: this.name, limit: 50 }, signal });
      return found.methods.filter((each) => each.operation === this.name);
    },
  );

  constructor() {
    super();
    new Anchors(this, () => this.detail.state.kind === 'ready');
  }

  override render(): TemplateResult | typeof nothing {
    const { state } = this.detail;
    if (state.kind === 'failed' && state.problem.status === 404) {
      return html`<h1>${this.name}</h1>
        ${empty(
          'There is no such operation now',
          html`No call of it is known since the application started. It comes back by itself with its first call; what was recorded before stays in the history.`,
          html`<a class="button" href=${this.app.router.href()}>Overview</a>`,
        )}`;
    }
    return html`${keyed(
      this.name,
      shown(state, (detail) => this.drawn(detail), { retry: () => this.detail.retry() }),
    )}`;
  }

  private drawn(detail: OperationDetail): TemplateResult {
    const { app } = this;
    const scope: Scope = { wrapper: detail.wrapper, operation: detail.operation };
    const methods = valueOf(this.methods.state);
    const root = rootOf(classOf((methods?.[0]?.method ?? '').replace('#', '.')));
    return html`
      <header class="stack">
        <div>
          <div class="path"><a href=${app.router.href('wrappers', detail.wrapper)}>${detail.wrapper}</a><span aria-hidden="true">/</span></div>
          <h1 tabindex="-1">${this.name}</h1>
        </div>
        <ov-scope-head .app=${app} .now=${detail}></ov-scope-head>
      </header>
      ${sectionLinks(app, ['operations', this.name], ANCHORS)} ${this.charts(scope)}
      <ov-percentiles
        id="percentiles"
        .app=${app}
        .scope=${scope}
        .now=${detail.latency}
        .windowSeconds=${detail.windowSeconds}
        .recovery=${detail.recovery}
      ></ov-percentiles>
      <ov-scope-alerts id="alerts" .app=${app} .scope=${scope}></ov-scope-alerts>
      <ov-scope-advice id="recommendations" .app=${app} .scope=${scope}></ov-scope-advice>
      ${this.failures(scope, detail, root)}
      <ov-traces id="traces" .app=${app} .scope=${scope}></ov-traces>
      <ov-guards id="guards" .app=${app} .scope=${scope} .guards=${detail.breakers}></ov-guards>
      <ov-scope-slos id="slos" .app=${app} .scope=${scope}></ov-scope-slos>
      <ov-scope-measures id="measures" .app=${app} .scope=${scope}></ov-scope-measures>
      <ov-scope-costs id="costs" .app=${app} .scope=${scope}></ov-scope-costs>
      <ov-scope-events id="events" .app=${app} .scope=${scope}></ov-scope-events>
      <ov-explain id="explain" .app=${app} .scope=${scope} .methods=${methods}></ov-explain>
    `;
  }

  private charts(scope: Scope): TemplateResult {
    const { app } = this;
    const score = `opvitals_health_score{opvitals_health_scope="operation",${matchersOf(scope)}}`;
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

  private failures(scope: Scope, detail: OperationDetail, root: string | undefined): TemplateResult {
    const { app } = this;
    return html`<ov-exceptions id="exceptions" .app=${app} .scope=${scope} .exceptions=${detail.exceptions} .root=${root}></ov-exceptions>
      <ov-errors id="errors" .app=${app} .scope=${scope} .errors=${detail.errors} .windowSeconds=${detail.windowSeconds}></ov-errors>
      <ov-fallbacks
        id="fallbacks"
        .app=${app}
        .scope=${scope}
        .reasons=${detail.fallbackReasons}
        .recovery=${detail.recovery.p50}
        .windowSeconds=${detail.windowSeconds}
      ></ov-fallbacks>
      <ov-retries id="retries" .app=${app} .scope=${scope} .retries=${detail.total.retries} .ended=${detail.total.ended}></ov-retries>
      <ov-stuck-calls id="stuck" .app=${app} .scope=${scope} .calls=${detail.stuckCalls} .total=${detail.stuck} .root=${root}></ov-stuck-calls>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-operation': OperationView;
  }
}
