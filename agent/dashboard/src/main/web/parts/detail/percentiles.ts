import { html, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Latency } from '../../data/api-types.js';
import { queryOfScope } from '../../data/detail/scope.js';
import { count, duration, share } from '../../data/format.js';
import { valueOf } from '../../data/loaded.js';
import { queryOf, rangeOf } from '../../data/range.js';
import { endsNow } from '../chart/period.js';
import { Reading } from '../chart/reading.js';
import { Section } from './section.js';

const ROWS: readonly (readonly [keyof Latency, string])[] = [
  ['mean', 'mean'],
  ['p50', 'p50'],
  ['p90', 'p90'],
  ['p95', 'p95'],
  ['p99', 'p99'],
  ['max', 'longest'],
];

/** How long calls take: now, against the chosen range of time. */
@customElement('ov-percentiles')
export class Percentiles extends Section {
  protected override readonly anchor = 'percentiles';
  protected override readonly heading = 'Percentiles';

  @property({ attribute: false }) now!: Latency;
  @property({ attribute: false }) windowSeconds = 0;
  /** From the first failure to the fallback's end; not of wrappers. */
  @property({ attribute: false }) recovery: Latency | undefined;

  private readonly range = new Reading(
    this,
    () => JSON.stringify([this.name, rangeOf(this.app.router.params)]),
    () => endsNow(rangeOf(this.app.router.params), this.app.clock.now()),
    (signal) =>
      this.app.api.get('/api/v1/charts', {
        query: { chart: 'latency', ...queryOfScope(this.scope), ...queryOf(rangeOf(this.app.router.params)), points: 300 },
        signal,
      }),
  );

  override render(): TemplateResult {
    const chart = valueOf(this.range.state);
    const past = chart?.whole;
    if (this.now.p50 === null && (past === undefined || past.p50 === null)) {
      return this.calm('No call ended in this range. Once calls end, their durations are compared here with those of the range.');
    }
    const hasRecovery = this.recovery !== undefined && this.recovery.p50 !== null;
    return this.full(
      html`<div class="scroll" tabindex="0" role="region" aria-label="Percentiles">
        <table>
          <thead>
            <tr>
              <th scope="col">Duration</th>
              <th scope="col" class="end">last ${duration(this.windowSeconds)}</th>
              <th scope="col" class="end">chosen range</th>
              <th scope="col" class="end">difference</th>
              ${hasRecovery ? html`<th scope="col" class="end">to recover</th>` : nothing}
            </tr>
          </thead>
          <tbody>
            ${ROWS.map(
              ([key, title]) => html`<tr>
                <th scope="row">${title}</th>
                <td class="end">${duration(this.now[key])}</td>
                <td class="end">${duration(past?.[key])}</td>
                <td class="end">${difference(this.now[key], past?.[key])}</td>
                ${hasRecovery ? html`<td class="end">${duration(this.recovery?.[key])}</td>` : nothing}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
      chart?.calls === undefined ? nothing : `${count(chart.calls)} calls in the range${hasRecovery ? '; to recover: from the first failure to the fallback’s end' : ''}`,
    );
  }
}

/** Percentiles are up to 9 % off: less than that is no difference. */
function difference(now: number | null, before: number | null | undefined): string {
  if (now === null || before === null || before === undefined || before === 0) {
    return '–';
  }
  const change = now / before - 1;
  if (Math.abs(change) < 0.09) {
    return 'about the same';
  }
  return change >= 1 ? `${(now / before).toPrecision(2)} times` : `${share(Math.abs(change))} ${change > 0 ? 'longer' : 'shorter'}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-percentiles': Percentiles;
  }
}
