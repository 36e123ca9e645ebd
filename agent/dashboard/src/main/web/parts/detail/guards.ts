import { css, html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Event as AgentEvent, Events, Guard, History } from '../../data/api-types.js';
import { selectorOf } from '../../data/detail/scope.js';
import { count, plural, share } from '../../data/format.js';
import { valueOf } from '../../data/loaded.js';
import { queryOf, rangeOf } from '../../data/range.js';
import { Reading } from '../chart/reading.js';
import { icon, type IconName } from '../icons.js';
import '../when.js';
import { Section } from './section.js';

const KINDS: Readonly<Record<string, string>> = {
  circuit_breaker: 'circuit breaker',
  bulkhead: 'bulkhead',
  rate_limiter: 'rate limiter',
  time_limiter: 'time limiter',
};

const STATES: Readonly<Record<string, { readonly word: string; readonly shape: IconName }>> = {
  closed: { word: 'closed, calls pass', shape: 'healthy' },
  half_open: { word: 'half open, a few calls try', shape: 'degraded' },
  open: { word: 'open, calls are refused', shape: 'unhealthy' },
  forced_open: { word: 'forced open, calls are refused', shape: 'unhealthy' },
  disabled: { word: 'disabled, every call passes', shape: 'unknown' },
};

const MOST_CHANGES = 12;

/** Circuit breakers with what they did, limiters with what is left, and the wrapper's declared rate limit. */
@customElement('ov-guards')
export class Guards extends Section {
  static override styles = [
    ...Section.styles,
    css`
      .rows > li {
        display: grid;
        gap: var(--space-2);
      }
      .first {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-4);
      }
      .state {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        padding: 0;
        border: 0;
        font-weight: 500;
      }
      .state.healthy {
        color: var(--healthy);
      }
      .state.degraded {
        color: var(--degraded);
      }
      .state.unhealthy {
        color: var(--unhealthy);
      }
      .state.unknown {
        color: var(--unknown);
      }
      .changes {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-4);
        color: var(--text-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  protected override readonly anchor = 'guards';
  protected override readonly heading = 'Guards';

  @property({ attribute: false }) guards: readonly Guard[] = [];

  private readonly changes = new Reading<readonly AgentEvent[]>(
    this,
    () => (this.guards.length === 0 ? undefined : JSON.stringify([this.guards.map((each) => `${each.name} ${each.state}`), rangeOf(this.app.router.params)])),
    () => true,
    async (signal) => ((await this.app.api.get('/api/v1/events', { query: { kind: 'breaker.changed', limit: 200, ...since(this.app) }, signal })) as Events).events,
  );
  private readonly limit = new Reading<History>(
    this,
    () => `${this.scope.wrapper}`,
    () => true,
    (signal) =>
      this.app.api.get('/api/v1/metrics/history', {
        query: { series: selectorOf('opvitals_wrapper_rate_limit_utilization_ratio', { wrapper: this.scope.wrapper }), last: 'PT5M', points: 60 },
        signal,
      }),
  );

  override render(): TemplateResult {
    const used = valueOf(this.limit.state)?.series[0]?.last?.findLast((each) => each !== null);
    if (this.guards.length === 0 && used === undefined) {
      return this.calm('None found. A circuit breaker, bulkhead or limiter of Resilience4j or Failsafe that is named like this stands here by itself.');
    }
    return this.full(html`<ul class="rows">
      ${used === undefined || used === null ? nothing : this.declared(used)} ${this.guards.map((each) => this.drawn(each))}
    </ul>`);
  }

  private declared(used: number): TemplateResult {
    return html`<li>
      <div class="first">
        <strong>declared rate limit</strong>
        <span>${share(used)} used</span>
        <span class="soft small">wrapper.${this.scope.wrapper}.rate-limit; calls are never held back by Opvitals</span>
      </div>
    </li>`;
  }

  private drawn(guard: Guard): TemplateResult {
    return html`<li>
      <div class="first">
        <strong>${guard.name}</strong>
        <span class="soft">${KINDS[guard.kind] ?? guard.kind} of ${guard.library}</span>
        ${this.state(guard)}
        ${guard.limit === null ? nothing : html`<span class="number">${count(guard.available)} of ${count(guard.limit)} free</span>`}
        <span class="number">${plural(guard.rejected, 'call')} refused</span>
      </div>
      ${guard.kind === 'circuit_breaker' ? this.history(guard) : nothing}
    </li>`;
  }

  private state(guard: Guard): TemplateResult | typeof nothing {
    if (guard.state === null) {
      return nothing;
    }
    const known = STATES[guard.state];
    const shape = known?.shape ?? 'unknown';
    return html`<span class="state ${shape}">${icon(shape)}${known?.word ?? guard.state}</span>`;
  }

  private history(guard: Guard): TemplateResult {
    const changes = (valueOf(this.changes.state) ?? []).filter((each) => each.scope === guard.name);
    if (changes.length === 0) {
      return html`<p class="soft small">No transition in the chosen range.</p>`;
    }
    return html`<ol class="changes" aria-label="Transitions, the latest first">
      ${changes.slice(0, MOST_CHANGES).map(
        (each) => html`<li>
          <ov-when .app=${this.app} .at=${each.time} as="time"></ov-when> ${word(each.attributes['from'])} → <strong>${word(each.attributes['to'])}</strong>
        </li>`,
      )}
      ${changes.length > MOST_CHANGES ? html`<li>${changes.length - MOST_CHANGES} more in the range</li>` : nothing}
    </ol>`;
  }
}

function word(state: string | undefined): string {
  return (state ?? '').replace('_', ' ');
}

function since(app: Section['app']): { from: string; to?: string } {
  const range = rangeOf(app.router.params);
  return range.kind === 'last'
    ? { from: new Date(app.clock.now() - range.seconds * 1_000).toISOString() }
    : { from: queryOf(range).from ?? '', to: queryOf(range).to ?? '' };
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-guards': Guards;
  }
}
