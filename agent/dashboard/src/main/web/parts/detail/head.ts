import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Factor, Operation, Outcomes, Total } from '../../data/api-types.js';
import { mainReason, scoreSteps } from '../../data/detail/score.js';
import { count, duration, plural, rate, score, share } from '../../data/format.js';
import { isRecovering } from '../../data/verdict.js';
import { base } from '../../theme/base.js';
import '../status.js';
import '../when.js';
import { figures, figureStyles } from './figures.js';
import './score-sum.js';

/** What operations and wrappers have in common. */
export type Scored = Omit<Operation, 'id' | 'wrapper' | 'operation'> & { readonly factors: readonly Factor[]; readonly total: Total };

const OUTCOMES: readonly (keyof Outcomes)[] = ['success', 'fallback', 'error', 'rejected', 'timeout', 'cancelled'];

/** How it is: status, since when, why; the score as a sum; and the figures of the window. */
@customElement('ov-scope-head')
export class ScopeHead extends LitElement {
  static override styles = [
    base,
    figureStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .status {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: var(--space-1) var(--space-3);
      }
      ov-status {
        font-size: var(--text-l);
      }
      .score {
        font-size: var(--text-l);
        font-weight: 600;
        font-variant-numeric: tabular-nums;
      }
      .beside {
        display: grid;
        grid-template-columns: minmax(0, 3fr) minmax(0, 2fr);
        gap: var(--space-4);
        align-items: start;
      }
      .bar {
        display: flex;
        gap: 1px;
        height: 8px;
        overflow: hidden;
        border-radius: var(--radius-s);
        background: var(--surface-hover);
      }
      .outcomes {
        display: grid;
        gap: var(--space-2);
      }
      .legend {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        color: var(--text-soft);
        font-size: var(--text-s);
      }
      .legend li {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      .legend i {
        width: 10px;
        height: 10px;
        border-radius: 2px;
      }
      .success {
        background: var(--outcome-success);
      }
      .fallback {
        background: var(--outcome-fallback);
      }
      .error {
        background: var(--outcome-error);
      }
      .rejected {
        background: var(--outcome-rejected);
      }
      .timeout {
        background: var(--outcome-timeout);
      }
      .cancelled {
        background: var(--outcome-cancelled);
      }
      @media (max-width: 1000px) {
        .beside {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) now!: Scored;

  override render(): TemplateResult {
    return html`${this.status()}
      <div class="beside">
        <div class="outcomes">${this.figures()}${this.outcomes()}</div>
        <ov-score-sum .app=${this.app} .now=${this.now}></ov-score-sum>
      </div>`;
  }

  private status(): TemplateResult {
    const { now } = this;
    return html`<div class="status">
      <ov-status .status=${now.status}></ov-status>
      <span class="score" title="Health score, from 0 to 1">${score(now.score)}</span>
      <span class="soft">${now.since === null ? this.why().replace(/^[,;] /, '') : html`since <ov-when .app=${this.app} .at=${now.since}></ov-when>${this.why()}`}</span>
    </div>`;
  }

  private why(): string {
    const { now } = this;
    if (now.score === null || now.successRate === null) {
      return `, because ${now.calls === 0 ? 'no call ended' : `only ${plural(now.calls, 'call')} ended`} in the last ${duration(now.windowSeconds)}`;
    }
    const reason = mainReason(scoreSteps(now.successRate, now.factors));
    if (isRecovering(now)) {
      return '; it is good again, and the status follows when that lasts';
    }
    return reason === undefined || this.app.scope.kind === 'fleet' ? '' : `, mostly because of ${reason}`;
  }

  private figures(): TemplateResult {
    const { now } = this;
    return figures([
      { name: 'calls', value: rate(now.callsPerSecond) },
      { name: 'errors', value: share(now.errorRate), isBad: (now.errorRate ?? 0) > 0.1 },
      { name: 'fallbacks', value: share(now.fallbackRate) },
      { name: 'p50', value: duration(now.latency.p50) },
      { name: 'p95', value: duration(now.latency.p95) },
      { name: 'p99', value: duration(now.latency.p99) },
      { name: 'in flight', value: count(now.inFlight), more: now.peakInFlight === null ? undefined : `peak ${count(now.peakInFlight)}` },
      { name: 'stuck', value: count(now.stuck), isBad: now.stuck > 0 },
      { name: 'failures in a row', value: count(now.consecutiveFailures), isBad: now.consecutiveFailures >= 5 },
      { name: 'calls since start', value: count(now.total.ended), more: now.total.retries > 0 ? plural(now.total.retries, 'retry', 'retries') : undefined },
    ].map(({ more, ...each }) => (more === undefined ? each : { ...each, more })));
  }

  private outcomes(): TemplateResult {
    const { now } = this;
    const seen = OUTCOMES.filter((each) => now.outcomes[each] > 0);
    if (seen.length === 0) {
      return html`<p class="soft small">No call ended in the last ${duration(now.windowSeconds)}.</p>`;
    }
    return html`<div class="bar" aria-hidden="true">
        ${seen.map((each) => html`<span class=${each} .style=${`flex: ${now.outcomes[each]} 0 3px`}></span>`)}
      </div>
      <ul class="legend" aria-label=${`How ${plural(now.calls, 'call')} of the last ${duration(now.windowSeconds)} ended`}>
        ${seen.map((each) => html`<li><i class=${each} aria-hidden="true"></i><span class="number">${count(now.outcomes[each])} ${each}</span></li>`)}
        ${now.expected !== null && now.expected > 0 ? html`<li class="number">${count(now.expected)} with an expected exception</li>` : nothing}
        <li class="faint">in the last ${duration(now.windowSeconds)}</li>
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-scope-head': ScopeHead;
  }
}
