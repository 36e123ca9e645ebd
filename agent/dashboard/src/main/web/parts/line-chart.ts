import { html, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { History } from '../data/api-types.js';
import { LOADING, ready, type Loaded } from '../data/loaded.js';
import { short } from '../data/range.js';
import './chart/chart.js';
import type { Drawn } from './chart/chart.js';
import { bandOf, gridOf, historyLines, slopeLine, withoutRunning, type Statistic } from './chart/histories.js';
import { LineDrawing } from './chart/lines.js';
import type { Scope } from './chart/marks.js';
import type { Band, Line, Threshold } from './chart/model.js';
import { seriesPromql, type Request } from './chart/origin.js';
import { earlierQuery, endsNow, pointsFor, rangeQuery, type Span } from './chart/period.js';
import { Reading } from './chart/reading.js';
import { optional, TimeElement } from './chart/time-element.js';

/** One series, or several that a selector finds. */
export interface SeriesSource {
  /** As PromQL selects it: `name{label="value"}`. */
  readonly series: string;
  /** Which number of each interval; `rate` for a counter. */
  readonly statistic: Statistic;
  /** Labels to keep, with commas between; series that are alike then are merged. */
  readonly by?: string;
  /** Of the only line; several are named by the labels in which they differ. */
  readonly label: string;
}

/** Lines that somebody has already, instead of series to be read. */
export interface GivenLines {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly times: readonly number[];
  readonly lines: readonly Line[];
}

/** What is usual for one series, and which way it goes. */
export interface TrendSource {
  readonly series: string;
  readonly statistic: 'mean' | 'p50' | 'p95' | 'p99' | 'max';
}

/** Lines over the page's range of time: any series of the history, or given ones. */
@customElement('ov-line-chart')
export class LineChartPart extends TimeElement {
  @property() heading = '';
  /** Of the values, as the API names it: `s`, `ratio`, `calls/s`, `0 to 1`, `bytes`, or any word. */
  @property() unit = '';
  @property({ attribute: false }) sources: readonly SeriesSource[] = [];
  @property({ attribute: false }) given: GivenLines | undefined;
  @property({ attribute: false }) thresholds: readonly Threshold[] = [];
  @property({ attribute: false }) trend: TrendSource | undefined;
  /** Whose events are marked; none without. */
  @property({ attribute: false }) scope: Scope | undefined;
  @property() emptyText = 'No values in this range';

  private readonly reading = new Reading<Drawn>(
    this,
    () => (this.given === undefined && this.sources.length > 0 ? this.key(this.points, this.sources, this.thresholds, this.trend, this.scope) : undefined),
    () => this.isLive,
    (signal) => this.read(signal),
  );

  private drawnGiven: Loaded<Drawn> = LOADING;

  override willUpdate(changed: PropertyValues<this>): void {
    if (this.given !== undefined && (changed.has('given') || changed.has('unit'))) {
      const drawing = new LineDrawing({ ...this.given, units: [this.unit], bands: [], marks: [], thresholds: this.thresholds });
      this.drawnGiven = ready({ drawing, origin: { requests: [], promql: [] } }, this.app.clock.now());
    }
  }

  private get points(): number {
    return pointsFor(this.sized.width);
  }

  override render(): TemplateResult {
    return html`<ov-chart
      .app=${this.app}
      .heading=${this.heading}
      .state=${this.state}
      .isBehind=${this.given === undefined && this.reading.isBehind}
      .retry=${() => this.reading.retry()}
      .emptyText=${this.emptyText}
    ></ov-chart>`;
  }

  private get state(): Loaded<Drawn> {
    return this.given === undefined ? this.reading.state : this.drawnGiven;
  }

  private async read(signal: AbortSignal): Promise<Drawn> {
    const span = this.wantedSpan;
    const asked = rangeQuery(this.wantedRange, this.points);
    const requests = this.sources.map((each): Request => ({ path: '/api/v1/metrics/history', query: { series: each.series, by: each.by, ...asked } }));
    const [histories, earlier, trend, marks] = await Promise.all([
      Promise.all(requests.map((each) => this.history(each, signal))),
      this.earlierLines(span, signal),
      this.judged(span, signal),
      this.scope === undefined ? [] : this.marks(this.scope, span, signal),
    ]);
    performance.mark('ov-chart-answered', { detail: this.heading });
    const first = histories[0];
    const stepMs = (first?.stepSeconds ?? 10) * 1_000;
    const current = withoutRunning(this.linesOf(histories), this.sources[0]?.statistic ?? 'last', stepMs, this.app.clock.now());
    const drawing = new LineDrawing({
      ...span,
      stepMs,
      times: first === undefined ? [] : gridOf(first),
      units: [this.unit],
      lines: [...current.lines, ...earlier, ...trend.lines],
      bands: trend.bands,
      marks,
      thresholds: this.thresholds,
      ...(current.unfinished === undefined ? {} : { unfinished: current.unfinished }),
    });
    return { drawing, origin: { requests, promql: this.sources.map((each) => seriesPromql(each, stepMs / 1_000)) } };
  }

  private history(request: Request, signal: AbortSignal): Promise<History> {
    return this.app.api.get('/api/v1/metrics/history', { query: request.query, signal });
  }

  private linesOf(histories: readonly History[]): readonly Line[] {
    const lines = this.sources.flatMap((source, i) => {
      const history = histories[i];
      return history === undefined ? [] : historyLines(history, source.statistic, source.label, histories.length > 1);
    });
    return lines.map((line, i) => ({ ...line, colour: `series-${(i % 5) + 1}` }));
  }

  private async earlierLines(span: Span, signal: AbortSignal): Promise<readonly Line[]> {
    const by = this.compared;
    const source = this.sources[0];
    if (by === undefined || source === undefined) {
      return [];
    }
    const asked = earlierQuery({ kind: 'fixed', from: new Date(span.from), to: new Date(span.to) }, by, this.points, span.to);
    const request: Request = { path: '/api/v1/metrics/history', query: { series: source.series, by: source.by, ...asked } };
    const found = await optional(this.history(request, signal), signal);
    return (found === undefined ? [] : historyLines(found, source.statistic, source.label, false)).map((line, i) => ({
      ...line,
      name: `${line.name} before`,
      label: `${line.label}, ${short(by)} before`,
      times: (line.times ?? []).map((each) => each + by * 1_000),
      stepMs: (found?.stepSeconds ?? 10) * 1_000,
      colour: `series-${(i % 5) + 1}`,
      kind: 'dashed',
    }));
  }

  private async judged(span: Span, signal: AbortSignal): Promise<{ readonly lines: readonly Line[]; readonly bands: readonly Band[] }> {
    if (this.trend === undefined) {
      return { lines: [], bands: [] };
    }
    const range = `PT${Math.max(60, Math.round((span.to - span.from) / 1_000))}S`;
    const to = endsNow(this.wantedRange, this.app.clock.now()) ? undefined : new Date(span.to).toISOString();
    const query = { ...this.trend, range, to, points: Math.min(1_000, this.points), limit: 1 };
    const found = (await optional(this.app.api.get('/api/v1/trend', { query, signal }), signal))?.trends[0];
    if (found === undefined) {
      return { lines: [], bands: [] };
    }
    const line = slopeLine(found, 0);
    return { lines: line === undefined ? [] : [line], bands: [bandOf(found, 'usual at this time of day', 0)] };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-line-chart': LineChartPart;
  }
}
