import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { MeasureState } from '../../data/api-types.js';
import { changeText, operationOf } from '../../data/detail/measures.js';
import { count } from '../../data/format.js';
import { base } from '../../theme/base.js';
import '../line-chart.js';
import { figures, figureStyles } from './figures.js';

/** One measure: what it was over time, and how it compares. */
@customElement('ov-measure-detail')
export class MeasureDetail extends LitElement {
  static override styles = [
    base,
    figureStyles,
    css`
      section {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) measure!: MeasureState;

  override render(): TemplateResult {
    const { measure } = this;
    const { window, total } = measure;
    const series = `opvitals_operation_measure{opvitals_wrapper=${JSON.stringify(measure.wrapper)},opvitals_operation=${JSON.stringify(measure.operation)},opvitals_measure=${JSON.stringify(measure.name)}}`;
    return html`<section>
      <h3>${measure.name} of ${operationOf(measure)}</h3>
      ${figures([
        { name: 'mean in the window', value: count(window.mean), more: `${count(window.count)} values` },
        { name: 'lowest', value: count(window.min) },
        { name: 'p50', value: count(window.p50) },
        { name: 'p95', value: count(window.p95) },
        { name: 'p99', value: count(window.p99) },
        { name: 'highest', value: count(window.max) },
        { name: 'mean since the start', value: count(total.mean), more: `${count(total.count)} values` },
        { name: 'baseline', value: count(measure.baseline) },
        { name: 'change', value: changeText(measure), isBad: (measure.worse ?? 0) > 0.2 },
      ])}
      <p class="soft small">Compared with ${measure.comparedWith}${measure.baseline === null ? ', of which not enough is known yet' : ''}.</p>
      <ov-line-chart
        .app=${this.app}
        .heading=${`${measure.name} over time`}
        unit=""
        .sources=${[
          { series, statistic: 'mean', label: 'mean' },
          { series, statistic: 'p50', label: 'p50' },
          { series, statistic: 'p95', label: 'p95' },
        ]}
        .thresholds=${measure.baseline === null ? [] : [{ value: measure.baseline, text: 'baseline' }]}
        emptyText="No value in this range"
      ></ov-line-chart>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-measure-detail': MeasureDetail;
  }
}
