import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { base } from '../theme/base.js';
import { cellStyles } from './cells.js';
import { icon } from './icons.js';
import { held, sorted, windowOf, type SortValue, type Window } from './table-rows.js';

/** A column of a table. */
export interface Column<R> {
  readonly id: string;
  readonly title: string;
  /** Numbers stand at the end, so that their digits can be compared. */
  readonly align?: 'start' | 'end';
  readonly cell: (row: R) => TemplateResult | string | typeof nothing;
  /** Without, the column cannot be sorted by. */
  readonly sort?: (row: R) => SortValue;
  /** Left out where there is little room. */
  readonly isMinor?: boolean;
}

/** How a table is sorted. */
export interface Order {
  readonly column: string;
  readonly isDescending: boolean;
}

/** Tables longer than this draw only the rows that are seen. */
const MOST_DRAWN = 120;
const ROW_HEIGHT = 37;

/**
 * A table that sorts by its heads and scrolls within itself, under a head that stays; a long one draws only the rows that
 * are seen. Sends `order` (an Order) when somebody sorts it.
 */
@customElement('ov-table')
export class TablePart<R> extends LitElement {
  static override styles = [
    base,
    ...cellStyles,
    css`
      :host {
        display: block;
        min-width: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
        overflow: hidden;
        position: relative;
      }
      :host([more])::after {
        content: '';
        position: absolute;
        inset: 0 0 0 auto;
        z-index: 2;
        width: 32px;
        background: linear-gradient(to right, transparent, var(--surface-raised));
        pointer-events: none;
      }
      .scroll {
        overflow: auto;
        max-height: var(--table-height, 70vh);
      }
      table {
        width: 100%;
        border-collapse: separate;
        border-spacing: 0;
      }
      caption {
        text-align: start;
      }
      th,
      td {
        padding: 0 var(--space-3);
        border-bottom: 1px solid var(--line);
        text-align: start;
        white-space: nowrap;
      }
      td {
        height: 37px;
      }
      :host([wraps]) td {
        padding-block: var(--space-2);
        white-space: normal;
        overflow-wrap: anywhere;
      }
      tbody tr:last-child td {
        border-bottom: 0;
      }
      tbody tr:hover td {
        background: var(--surface-hover);
      }
      thead th {
        position: sticky;
        top: 0;
        z-index: 1;
        height: 34px;
        background: var(--surface-sunk);
        color: var(--text-soft);
        font-size: var(--text-s);
        font-weight: 500;
      }
      .end {
        text-align: end;
        font-variant-numeric: tabular-nums;
      }
      th button {
        min-height: 28px;
        margin: 0 calc(-1 * var(--space-2));
        padding: 0 var(--space-2);
        border: 0;
        background: none;
        color: inherit;
        font-weight: 500;
      }
      th svg {
        width: 12px;
        height: 12px;
      }
      tr.gap td {
        height: auto;
        padding: 0;
        border: 0;
      }
      .none {
        padding: var(--space-4);
        color: var(--text-soft);
      }
      @media (max-width: 720px) {
        .minor {
          display: none;
        }
      }
    `,
  ];

  /** What the table is; read out, and not drawn. */
  @property() caption = '';
  @property({ attribute: false }) columns: readonly Column<R>[] = [];
  @property({ attribute: false }) rows: readonly R[] = [];
  /** What stays the same of a row when its numbers change. */
  @property({ attribute: false }) rowKey: (row: R) => string = (row) => JSON.stringify(row);
  /** What is said where there is no row. */
  @property() none = 'Nothing to show.';
  @property({ attribute: false }) order: Order | undefined;
  /** Whether texts may take several lines; for short tables only. */
  @property({ type: Boolean, reflect: true }) wraps = false;

  @state() private drawn: Window = { first: 0, end: 64 };
  @query('.scroll') private readonly region!: HTMLElement;

  private inOrder: readonly R[] = [];
  private readonly sizes = new ResizeObserver(() => this.markMore());

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('rows') || changed.has('order') || changed.has('columns')) {
      const by = this.columns.find((each) => each.id === this.order?.column)?.sort;
      if (by === undefined) {
        this.inOrder = this.rows;
      } else if (this.isPointedAt && !this.isOther(changed.get('order'))) {
        this.inOrder = held(this.rows, this.rowKey, this.inOrder);
      } else {
        this.inOrder = sorted(this.rows, by, this.order?.isDescending ?? false);
      }
    }
  }

  /** Whether the table was sorted otherwise before. */
  private isOther(before: Order | undefined): boolean {
    return before !== undefined && (before.column !== this.order?.column || before.isDescending !== this.order.isDescending);
  }

  /** Rows do not change places under a finger or the focus. */
  private get isPointedAt(): boolean {
    return this.matches(':hover') || this.matches(':focus-within');
  }

  override render(): TemplateResult {
    const isLong = this.inOrder.length > MOST_DRAWN;
    const drawn = isLong
      ? { first: Math.min(this.drawn.first, this.inOrder.length), end: Math.min(this.drawn.end, this.inOrder.length) }
      : { first: 0, end: this.inOrder.length };
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.caption} @scroll=${this.moved}>
      <table aria-rowcount=${this.inOrder.length + 1}>
        <caption class="visually-hidden">
          ${this.caption}
        </caption>
        <thead>
          <tr aria-rowindex="1">
            ${this.columns.map((each) => this.head(each))}
          </tr>
        </thead>
        <tbody>
          ${this.gap(drawn.first)}
          ${repeat(this.inOrder.slice(drawn.first, drawn.end), this.rowKey, (row, i) => this.row(row, drawn.first + i, isLong))}
          ${this.gap(this.inOrder.length - drawn.end)}
        </tbody>
      </table>
      ${this.inOrder.length === 0 ? html`<p class="none">${this.none}</p>` : nothing}
    </div>`;
  }

  private head(column: Column<R>): TemplateResult {
    const isBy = this.order?.column === column.id;
    const direction = this.order?.isDescending === true ? 'descending' : 'ascending';
    const arrow = isBy ? icon(this.order?.isDescending === true ? 'down' : 'up') : nothing;
    return html`<th scope="col" class=${classes(column)} aria-sort=${isBy ? direction : nothing}>
      ${column.sort === undefined
        ? column.title
        : html`<button @click=${() => this.sortBy(column)}>${column.title}${arrow}</button>`}
    </th>`;
  }

  /** A row of a long table is drawn anew only when it is another object; those of short ones may depend on more. */
  private row(row: R, index: number, isLong: boolean): TemplateResult {
    const cells = (): readonly TemplateResult[] => this.columns.map((each) => html`<td class=${classes(each)}>${each.cell(row)}</td>`);
    return html`<tr aria-rowindex=${index + 2}>
      ${isLong ? guard([row, this.columns], cells) : cells()}
    </tr>`;
  }

  private gap(rows: number): TemplateResult | typeof nothing {
    return rows <= 0
      ? nothing
      : html`<tr class="gap" aria-hidden="true">
          <td colspan=${this.columns.length} .style=${`height: ${rows * ROW_HEIGHT}px`}></td>
        </tr>`;
  }

  override firstUpdated(): void {
    this.observe();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hasUpdated) {
      this.observe();
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.sizes.disconnect();
  }

  private observe(): void {
    this.sizes.observe(this.region);
    const table = this.region.querySelector('table');
    if (table !== null) {
      this.sizes.observe(table);
    }
  }

  /** Whether columns go on at the right edge, which is then faded. */
  private markMore(): void {
    const { scrollWidth, clientWidth, scrollLeft } = this.region;
    this.toggleAttribute('more', scrollWidth - clientWidth - scrollLeft > 2);
  }

  /** Draws anew only when other rows are seen than are drawn. */
  private moved(): void {
    this.markMore();
    if (this.inOrder.length <= MOST_DRAWN) {
      return;
    }
    const next = windowOf(this.inOrder.length, ROW_HEIGHT, this.region.scrollTop, this.region.clientHeight);
    if (next.first !== this.drawn.first || next.end !== this.drawn.end) {
      this.drawn = next;
    }
  }

  /** Numbers begin with the largest, texts with A. */
  private sortBy(column: Column<R>): void {
    const isSame = this.order?.column === column.id;
    const isDescending = isSame ? this.order?.isDescending !== true : column.align === 'end';
    this.order = { column: column.id, isDescending };
    this.dispatchEvent(new CustomEvent<Order>('order', { detail: this.order }));
  }
}

function classes<R>(column: Column<R>): string {
  return `${column.align === 'end' ? 'end' : ''} ${column.isMinor === true ? 'minor' : ''}`.trim();
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-table': TablePart<unknown>;
  }
}
