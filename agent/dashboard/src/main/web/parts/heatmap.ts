import { html, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import './chart/chart.js';
import type { Drawn } from './chart/chart.js';
import { HeatDrawing } from './chart/heat-drawing.js';
import { heatOf } from './chart/heat.js';
import type { Scope } from './chart/marks.js';
import { heatmapPromql } from './chart/origin.js';
import { pointsFor, rangeQuery } from './chart/period.js';
import { Reading } from './chart/reading.js';
import { TimeElement } from './chart/time-element.js';

/** How many calls took how long, over the page's range of time. */
@customElement('ov-heatmap')
export class Heatmap extends TimeElement {
  /** Of what: an operation with its wrapper, a wrapper, or all. */
  @property({ attribute: false }) scope: Scope = {};
  @property() heading = 'How long calls took';

  private readonly reading = new Reading<Drawn>(
    this,
    () => this.key(this.points, this.scope),
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
    const query = { chart: 'heatmap', ...this.scope, ...rangeQuery(this.wantedRange, this.points) };
    const chart = await this.app.api.get('/api/v1/charts', { query, signal });
    performance.mark('ov-chart-answered', { detail: this.heading });
    return {
      drawing: new HeatDrawing(heatOf(chart, span.from, span.to)),
      origin: { requests: [{ path: '/api/v1/charts', query }], promql: [heatmapPromql(this.scope, chart.stepSeconds)] },
    };
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-heatmap': Heatmap;
  }
}
