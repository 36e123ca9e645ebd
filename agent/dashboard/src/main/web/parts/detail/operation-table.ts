import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Operation } from '../../data/api-types.js';
import { count, duration, rate, score, share } from '../../data/format.js';
import { base } from '../../theme/base.js';
import '../status.js';
import '../table.js';
import type { Column } from '../table.js';

/** The operations of a wrapper, side by side. */
@customElement('ov-operation-table')
export class OperationTable extends LitElement {
  static override styles = [base];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) operations: readonly Operation[] = [];

  private readonly columns: readonly Column<Operation>[] = [
    { id: 'name', title: 'Operation', cell: (row) => html`<a href=${this.app.router.href('operations', row.id)}>${row.operation}</a>`, sort: (row) => row.operation },
    { id: 'status', title: 'Status', cell: (row) => html`<ov-status .status=${row.status}></ov-status>`, sort: (row) => row.status },
    { id: 'score', title: 'Score', align: 'end', cell: (row) => score(row.score), sort: (row) => row.score },
    { id: 'rate', title: 'Calls', align: 'end', cell: (row) => rate(row.callsPerSecond), sort: (row) => row.callsPerSecond },
    { id: 'errors', title: 'Errors', align: 'end', cell: (row) => share(row.errorRate), sort: (row) => row.errorRate },
    { id: 'fallbacks', title: 'Fallbacks', align: 'end', cell: (row) => share(row.fallbackRate), sort: (row) => row.fallbackRate },
    { id: 'p50', title: 'p50', align: 'end', isMinor: true, cell: (row) => duration(row.latency.p50), sort: (row) => row.latency.p50 },
    { id: 'p95', title: 'p95', align: 'end', cell: (row) => duration(row.latency.p95), sort: (row) => row.latency.p95 },
    { id: 'p99', title: 'p99', align: 'end', isMinor: true, cell: (row) => duration(row.latency.p99), sort: (row) => row.latency.p99 },
    { id: 'inFlight', title: 'In flight', align: 'end', cell: (row) => count(row.inFlight), sort: (row) => row.inFlight },
    { id: 'stuck', title: 'Stuck', align: 'end', cell: (row) => count(row.stuck), sort: (row) => row.stuck },
  ];

  override render(): TemplateResult {
    return html`<ov-table
      caption="Operations"
      .columns=${this.columns as unknown as readonly Column<unknown>[]}
      .rows=${this.operations}
      .rowKey=${(row: unknown) => (row as Operation).id}
      none="No operation of this wrapper is known."
    ></ov-table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-operation-table': OperationTable;
  }
}
