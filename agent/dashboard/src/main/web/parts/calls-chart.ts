import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Chart } from '../data/api-types.js';
import { short } from '../data/range.js';
import { earlierLine, outcomeLines, percentileLines, timesMs, totalOf, withoutUnfinished } from './chart/answers.js';
import './chart/chart.js';
import type { Drawn } from './chart/chart.js';
import { LineDrawing } from './chart/lines.js';
import type { Scope } from './chart/marks.js';
import type { Line, Threshold } from './chart/model.js';
import { callsPromql, latencyPromql, type Request } from './chart/origin.js';
import { earlierQuery, pointsFor, rangeQuery, type Span } from './chart/period.js';
import { Reading } from './chart/reading.js';
import { optional, TimeElement } from './chart/time-element.js';

/** A gauge that is there whenever the application is: what tells no calls from no application. */
const PRESENCE = 'jvm_available_processors';

/** Calls per second by outcome, and percentiles of their latency, over the page's range of time. */
@customElement('ov-calls-chart')
export class CallsChart extends TimeElement {
  /** Of what: an operation with its wrapper, a wrapper, or all. */
  @property({ attribute: false }) scope: Scope = {};
  @property() heading = 'Calls and latency';
  /** Of the latency, in seconds (axis 1), or of the rate (axis 0). */
  @property({ attribute: false }) thresholds: readonly Threshold[] = [];

  private readonly reading = new Reading<Drawn>(
    this,
    () => this.key(this.points, this.scope, this.thresholds),
    () => this.isLive,
    (signal) => this.read(signal),
  );

  private get points(): number {
    return pointsFor(this.sized.width);
  }

  override render(): TemplateResult {
    return html`<ov-chart
      .app=${this.app}
      .heading=${this.heading}
      .state=${this.reading.state}
      .isBehind=${this.reading.isBehind}
      .retry=${() => this.reading.retry()}
      emptyText="No calls in this range"
    ></ov-chart>`;
  }

  private async read(signal: AbortSignal): Promise<Drawn> {
    const span = this.wantedSpan;
    const asked = rangeQuery(this.wantedRange, this.points);
    const requests = ['calls', 'latency'].map((chart): Request => ({ path: '/api/v1/charts', query: { chart, ...this.scope, ...asked } }));
    const [calls, latency, presence, marks, earlier] = await Promise.all([
      this.chart('calls', asked, signal),
      this.chart('latency', asked, signal),
      optional(this.app.api.get('/api/v1/metrics/history', { query: { series: PRESENCE, ...asked }, signal }), signal),
      this.marks(this.scope, span, signal),
      this.earlierLines(span, signal),
    ]);
    performance.mark('ov-chart-answered', { detail: this.heading });
    const seen = presence?.series[0]?.times;
    const isThere = seen === undefined ? undefined : new Set(seen);
    const current = withoutUnfinished(calls, this.app.clock.now());
    const drawing = new LineDrawing({
      ...span,
      stepMs: calls.stepSeconds * 1_000,
      times: timesMs(current.chart),
      units: ['calls/s', 'seconds'],
      lines: [
        ...outcomeLines(current.chart, isThere === undefined ? undefined : current.chart.times.map((each) => isThere.has(each))),
        ...percentileLines(withoutUnfinished(latency, this.app.clock.now()).chart),
        ...earlier,
      ],
      bands: [],
      marks,
      thresholds: this.thresholds,
      ...(current.unfinished === undefined ? {} : { unfinished: current.unfinished }),
    });
    return { drawing, origin: { requests, promql: [callsPromql(this.scope, calls.stepSeconds), ...latencyPromql(this.scope, calls.stepSeconds)] } };
  }

  private chart(chart: 'calls' | 'latency', asked: object, signal: AbortSignal): Promise<Chart> {
    return this.app.api.get('/api/v1/charts', { query: { chart, ...this.scope, ...asked }, signal });
  }

  private async earlierLines(span: Span, signal: AbortSignal): Promise<readonly Line[]> {
    const by = this.compared;
    if (by === undefined) {
      return [];
    }
    const asked = earlierQuery({ kind: 'fixed', from: new Date(span.from), to: new Date(span.to) }, by, this.points, span.to);
    const found = await optional(Promise.all([this.chart('calls', asked, signal), this.chart('latency', asked, signal)]), signal);
    if (found === undefined) {
      return [];
    }
    const [calls, latency] = found;
    const p95 = latency.lines.find((each) => each.name === 'p95')?.values ?? [];
    const ago = `${short(by)} before`;
    return [
      earlierLine(calls, totalOf(calls), by * 1_000, { name: 'calls before', label: `calls, ${ago}`, colour: 'text-soft', axis: 0 }),
      earlierLine(latency, p95, by * 1_000, { name: 'p95 before', label: `p95, ${ago}`, colour: 'series-1', axis: 1 }),
    ];
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-calls-chart': CallsChart;
  }
}
