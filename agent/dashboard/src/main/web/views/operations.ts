import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Operation, Operations } from '../data/api-types.js';
import { Watched } from '../data/controllers.js';
import { plural } from '../data/format.js';
import { narrowed, orderOf, paramsOfOrder } from '../data/list.js';
import { figureColumns } from '../parts/figure-columns.js';
import { choiceFilter, filterStyles, textFilter } from '../parts/filters.js';
import { nothingMonitored } from '../parts/first-run.js';
import '../parts/page-head.js';
import { shown, stateStyles } from '../parts/states.js';
import '../parts/table.js';
import type { Column, Order } from '../parts/table.js';
import { base } from '../theme/base.js';

/** All operations, as they are now. */
@customElement('ov-view-operations')
export class OperationsView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    filterStyles,
    css`
      :host {
        display: block;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly operations = new Watched(this, () => this.app.store.topic('operations'));
  private readonly redraw = (): void => this.requestUpdate();
  private columns: readonly Column<Operation>[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
    this.columns = [
      {
        id: 'id',
        title: 'Operation',
        cell: (row) => html`<a href=${this.app.router.href('operations', row.id)}>${row.id}</a>`,
        sort: (row) => row.id,
      },
      ...figureColumns<Operation>(this.app),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Operations"></ov-page-head>
      ${shown(this.operations.state, (value) => this.drawn(value), { retry: () => this.operations.retry() })}`;
  }

  private drawn(value: Operations): TemplateResult {
    if (value.operations.length === 0) {
      return nothingMonitored(this.app);
    }
    const wrappers = [...new Set(value.operations.map((each) => each.wrapper))].sort();
    const rows = narrowed(value.operations, this.app.router.params);
    return html`<div class="filters">
        ${textFilter(this.app, 'text', 'Filter by name')}
        ${choiceFilter(this.app, 'status', 'Status', 'Any status', ['unhealthy', 'degraded', 'unknown', 'healthy'])}
        ${choiceFilter(this.app, 'wrapper', 'Wrapper', 'Any wrapper', wrappers)}
        <span class="found number" role="status">${plural(rows.length, 'operation')}</span>
      </div>
      <ov-table
        caption="Operations"
        none="No operation fits. Take a filter away to see more."
        .columns=${this.columns}
        .rows=${rows}
        .rowKey=${keyOf}
        .order=${orderOf(this.app.router.params, { column: 'status', isDescending: false })}
        @order=${(event: CustomEvent<Order>) => this.app.router.set(paramsOfOrder(event.detail), 'replace')}
      ></ov-table>`;
  }
}

function keyOf(row: Operation): string {
  return row.id;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-operations': OperationsView;
  }
}
