import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { MeasureState } from '../../data/api-types.js';
import { changeText, keyOf, operationOf } from '../../data/detail/measures.js';
import { count } from '../../data/format.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';
import '../table.js';
import type { Column } from '../table.js';

/** Measures with their percentiles, what they are compared with, and whether they drift. A row is chosen by the address. */
@customElement('ov-measure-table')
export class MeasureTable extends LitElement {
  static override styles = [base];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) measures: readonly MeasureState[] = [];
  /** Whether the operation is said: on pages that are not its own. */
  @property({ type: Boolean }) named = false;
  /** The one that is looked at. */
  @property() chosen = '';
  @property() none = 'No measure fits.';

  override render(): TemplateResult {
    return html`<ov-table
      caption="Measures"
      .columns=${this.columns()}
      .rows=${this.measures}
      .rowKey=${(row: unknown) => keyOf(row as MeasureState)}
      .none=${this.none}
    ></ov-table>`;
  }

  private columns(): readonly Column<unknown>[] {
    const numbers: readonly (readonly [keyof MeasureState['window'], string, boolean])[] = [
      ['mean', 'mean', false],
      ['p50', 'p50', false],
      ['p95', 'p95', false],
      ['p99', 'p99', true],
      ['count', 'values', true],
    ];
    const all: Column<MeasureState>[] = [
      { id: 'name', title: 'Measure', cell: (row) => this.name(row), sort: (row) => row.name },
      ...(this.named ? [{ id: 'operation', title: 'Operation', cell: (row: MeasureState) => this.operation(row), sort: operationOf } as Column<MeasureState>] : []),
      { id: 'kind', title: 'Kind', cell: (row) => row.kind, sort: (row) => row.kind, isMinor: true },
      ...numbers.map(
        ([key, title, isMinor]): Column<MeasureState> => ({ id: key, title, align: 'end', isMinor, cell: (row) => count(row.window[key]), sort: (row) => row.window[key] }),
      ),
      { id: 'baseline', title: 'Baseline', align: 'end', cell: (row) => html`<span title=${`compared with ${row.comparedWith}`}>${count(row.baseline)}</span>`, sort: (row) => row.baseline },
      { id: 'change', title: 'Change', cell: (row) => changeText(row), sort: (row) => row.worse ?? row.change },
      { id: 'drift', title: 'Drift', cell: (row) => drift(row), sort: (row) => row.drift.distance },
    ];
    return all as unknown as readonly Column<unknown>[];
  }

  private name(row: MeasureState): TemplateResult {
    const key = keyOf(row);
    const segments = this.app.router.place.path.split('/').slice(1).map(decodeURIComponent);
    const href = this.app.router.hrefWith({ measure: key === this.chosen ? '' : key }, ...segments);
    return html`<a href=${href} aria-current=${key === this.chosen ? 'true' : nothing}>${row.name}</a>`;
  }

  private operation(row: MeasureState): TemplateResult {
    return html`<a href=${this.app.router.href('operations', operationOf(row))}>${operationOf(row)}</a>`;
  }
}

function drift(row: MeasureState): TemplateResult | string {
  const { distance, drifting } = row.drift;
  if (distance === null) {
    return '–';
  }
  return html`<span class="number" title=${`chance alone reaches ${count(row.drift.byChance)} once in a thousand times`}
    >${drifting ? html`${icon('degraded')} drifts, ` : ''}${distance.toFixed(2)}</span
  >`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-measure-table': MeasureTable;
  }
}
