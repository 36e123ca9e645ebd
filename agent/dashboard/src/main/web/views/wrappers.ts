import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Wrapper, Wrappers } from '../data/api-types.js';
import { Watched } from '../data/controllers.js';
import { count, plural } from '../data/format.js';
import { narrowed, orderOf, paramsOfOrder } from '../data/list.js';
import { figureColumns } from '../parts/figure-columns.js';
import { choiceFilter, filterStyles, textFilter } from '../parts/filters.js';
import { nothingMonitored } from '../parts/first-run.js';
import '../parts/page-head.js';
import { shown, stateStyles } from '../parts/states.js';
import '../parts/table.js';
import type { Column, Order } from '../parts/table.js';
import { base } from '../theme/base.js';

/** All wrappers, as they are now. */
@customElement('ov-view-wrappers')
export class WrappersView extends LitElement {
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

  private readonly wrappers = new Watched(this, () => this.app.store.topic('wrappers'));
  private readonly redraw = (): void => this.requestUpdate();
  private columns: readonly Column<Wrapper>[] = [];

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
    this.columns = [
      {
        id: 'wrapper',
        title: 'Wrapper',
        cell: (row) => html`<a href=${this.app.router.href('wrappers', row.wrapper)}>${row.wrapper}</a>`,
        sort: (row) => row.wrapper,
      },
      {
        id: 'operations',
        title: 'Operations',
        align: 'end',
        isMinor: true,
        cell: (row) => html`<a href=${this.app.router.hrefWith({ wrapper: row.wrapper }, 'operations')}>${count(row.operations)}</a>`,
        sort: (row) => row.operations,
      },
      ...figureColumns<Wrapper>(this.app),
    ];
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Wrappers"></ov-page-head>
      ${shown(this.wrappers.state, (value) => this.drawn(value), { retry: () => this.wrappers.retry() })}`;
  }

  private drawn(value: Wrappers): TemplateResult {
    if (value.wrappers.length === 0) {
      return nothingMonitored(this.app);
    }
    const rows = narrowed(value.wrappers, this.app.router.params);
    return html`<div class="filters">
        ${textFilter(this.app, 'text', 'Filter by name')}
        ${choiceFilter(this.app, 'status', 'Status', 'Any status', ['unhealthy', 'degraded', 'unknown', 'healthy'])}
        <span class="found number" role="status">${plural(rows.length, 'wrapper')}</span>
      </div>
      <ov-table
        caption="Wrappers"
        none="No wrapper fits. Take a filter away to see more."
        .columns=${this.columns}
        .rows=${rows}
        .rowKey=${keyOf}
        .order=${orderOf(this.app.router.params, { column: 'status', isDescending: false })}
        @order=${(event: CustomEvent<Order>) => this.app.router.set(paramsOfOrder(event.detail), 'replace')}
      ></ov-table>`;
  }
}

function keyOf(row: Wrapper): string {
  return row.wrapper;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-wrappers': WrappersView;
  }
}
