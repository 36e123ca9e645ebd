import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Operation, Operations } from '../../data/api-types.js';
import { Every, Fetched } from '../../data/controllers.js';
import { duration, score, share } from '../../data/format.js';
import { base } from '../../theme/base.js';
import { nothingMonitored } from '../first-run.js';
import { oldness } from '../oldness.js';
import { shown, stateStyles } from '../states.js';
import '../status.js';
import '../table.js';
import type { Column } from '../table.js';

const MOST = 8;
const PERIOD_MS = 2_000;

/** The operations with the lowest scores. Read every two seconds instead of live: only these, not all there are. */
@customElement('ov-panel-worst')
export class WorstPanel extends LitElement {
  static override styles = [base, stateStyles];

  @property({ attribute: false }) app!: App;

  private readonly worst = new Fetched(
    this,
    () => 'worst',
    (signal) => this.app.api.get('/api/v1/operations', { query: { sort: 'score', limit: MOST }, signal }),
  );
  private readonly columns: readonly Column<Operation>[] = [
    { id: 'id', title: 'Operation', cell: (row) => html`<a href=${this.app.router.href('operations', row.id)}>${row.id}</a>` },
    { id: 'status', title: 'Status', cell: (row) => html`<ov-status .status=${row.status}></ov-status>` },
    { id: 'score', title: 'Score', align: 'end', cell: (row) => score(row.score) },
    { id: 'errors', title: 'Errors', align: 'end', cell: (row) => share(row.errorRate) },
    { id: 'fallbacks', title: 'Fallbacks', align: 'end', isMinor: true, cell: (row) => share(row.fallbackRate) },
    { id: 'p95', title: 'p95', align: 'end', isMinor: true, cell: (row) => duration(row.latency.p95) },
  ];

  constructor() {
    super();
    new Every(
      this,
      () => PERIOD_MS,
      () => this.worst.retry(),
    );
  }

  override render(): TemplateResult {
    return html`${oldness(this.app, this.worst.state)}
    ${shown(this.worst.state, (value) => this.drawn(value), { retry: () => this.worst.retry() })}`;
  }

  private drawn(value: Operations): TemplateResult {
    if (value.total === 0) {
      return nothingMonitored(this.app);
    }
    return html`<ov-table caption="The lowest scores" .columns=${this.columns} .rows=${value.operations} .rowKey=${keyOf}></ov-table>`;
  }
}

function keyOf(row: Operation): string {
  return row.id;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-panel-worst': WorstPanel;
  }
}
