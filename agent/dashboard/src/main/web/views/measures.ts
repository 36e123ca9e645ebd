import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Measures, MeasureState } from '../data/api-types.js';
import { filtered, keyOf } from '../data/detail/measures.js';
import { plural } from '../data/format.js';
import { Reading } from '../parts/chart/reading.js';
import '../parts/detail/measure-detail.js';
import '../parts/detail/measure-table.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

/** All numbers that calls carry: percentiles, what they are compared with, and drift. */
@customElement('ov-view-measures')
export class MeasuresView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: var(--space-4);
      }
      .check {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--control);
        font-weight: 400;
      }
      input[type='search'] {
        width: min(280px, 100%);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly measures = new Reading<Measures>(
    this,
    () => 'measures',
    () => true,
    (signal) => this.app.api.get('/api/v1/measures', { signal }),
  );
  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return html`<h1 tabindex="-1">Measures</h1>
      ${shown(this.measures.state, ({ measures }) => this.drawn(measures), { retry: () => this.measures.retry() })}`;
  }

  private drawn(all: readonly MeasureState[]): TemplateResult {
    if (all.length === 0) {
      return empty(
        'No call has carried a measure yet',
        html`The application attaches numbers to calls by <code>Operations.current().measure("quality", 0.93)</code>, or an outcome rule reads them out of what a
          method returns. Percentiles, baseline and drift of each stand here then.`,
      );
    }
    const { params } = this.app.router;
    const rows = filtered(all, { text: params['find'] ?? '', kind: params['kind'] ?? '', onlyDrifting: params['drifting'] === 'true' });
    const chosen = params['measure'] ?? '';
    const one = all.find((each) => keyOf(each) === chosen);
    return html`<h2 class="visually-hidden">All measures</h2>
      ${this.filter(all, rows.length)} ${one === undefined ? nothing : html`<ov-measure-detail class="panel" .app=${this.app} .measure=${one}></ov-measure-detail>`}
      <ov-measure-table named .app=${this.app} .measures=${rows} .chosen=${chosen}></ov-measure-table>`;
  }

  private filter(all: readonly MeasureState[], fitting: number): TemplateResult {
    const { params } = this.app.router;
    const kinds = [...new Set(all.map((each) => each.kind))].sort();
    return html`<div class="row" role="search">
      <input
        type="search"
        aria-label="Filter by operation or measure"
        placeholder="Operation or measure"
        .value=${params['find'] ?? ''}
        @input=${(event: Event) => this.app.router.set({ find: (event.target as HTMLInputElement).value }, 'replace')}
      />
      <select aria-label="Kind" @change=${(event: Event) => this.app.router.set({ kind: (event.target as HTMLSelectElement).value }, 'replace')}>
        <option value="">every kind</option>
        ${kinds.map((each) => html`<option value=${each} ?selected=${each === params['kind']}>${each}</option>`)}
      </select>
      <label class="check"
        ><input
          type="checkbox"
          .checked=${params['drifting'] === 'true'}
          @change=${(event: Event) => this.app.router.set({ drifting: (event.target as HTMLInputElement).checked ? 'true' : '' }, 'replace')}
        />only drifting</label
      >
      <span class="soft small" role="status">${fitting === all.length ? plural(all.length, 'measure') : `${fitting} of ${plural(all.length, 'measure')}`}; choose one to see it over time</span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-measures': MeasuresView;
  }
}
