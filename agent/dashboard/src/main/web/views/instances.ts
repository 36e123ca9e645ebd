import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { FleetInstance, FleetInstances } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { duration, plural, rate, score, share } from '../data/format.js';
import { SCOPE_PARAM } from '../data/scope.js';
import '../parts/page-head.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/status.js';
import '../parts/table.js';
import type { Column, Order } from '../parts/table.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

const PERIOD_MS = 10_000;
const WORST_FIRST = ['unhealthy', 'degraded', 'unknown', 'healthy'];

/** The JVMs of the fleet, each with a way to the pages of its own. */
@customElement('ov-view-instances')
export class InstancesView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: block;
      }
      .above {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        margin-bottom: var(--space-3);
        color: var(--text-soft);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private order: Order = { column: 'status', isDescending: false };

  private readonly fleet = new Fetched(
    this,
    () => 'instances',
    (signal) => this.read(signal),
  );
  private columns: readonly Column<FleetInstance>[] = [];

  constructor() {
    super();
    new Every(
      this,
      () => PERIOD_MS,
      () => this.fleet.retry(),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.columns = columns(this.app);
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Instances"></ov-page-head>
      ${shown(this.fleet.state, (value) => this.drawn(value), { retry: () => this.fleet.retry() })}`;
  }

  /** The fleet may be configured while the page is open: then the navigation is told. */
  private async read(signal: AbortSignal): Promise<FleetInstances> {
    const fleet = await this.app.api.get('/api/v1/fleet/instances', { signal });
    this.app.fleet.became(fleet);
    return fleet;
  }

  private drawn(fleet: FleetInstances): TemplateResult {
    if (!fleet.configured) {
      return empty(
        'No fleet is configured',
        html`The same pages can show all instances of an application. Set <code>opvitals.fleet.prometheus.url</code> to the address of
          the Prometheus, Mimir or VictoriaMetrics that scrapes them, or that they send to.`,
      );
    }
    const seen = fleet.instances.filter((each) => each.seen).length;
    return html`<p class="above">
        <span class="number" role="status">${plural(fleet.instances.length, 'instance')}, ${seen} seen now</span>
        <span>as ${fleet.source} tells</span>
        <a href=${this.app.router.hrefWith({ [SCOPE_PARAM]: '*' })}>Show all together</a>
        <a href=${this.app.router.hrefWith({ [SCOPE_PARAM]: '' })}>Show this JVM</a>
      </p>
      <ov-table
        caption="Instances"
        none="No instance was seen within the last hour."
        .columns=${this.columns}
        .rows=${fleet.instances}
        .rowKey=${keyOf}
        .order=${this.order}
        @order=${(event: CustomEvent<Order>) => (this.order = event.detail)}
      ></ov-table>`;
  }
}

function columns(app: App): readonly Column<FleetInstance>[] {
  return [
    {
      id: 'instance',
      title: 'Instance',
      cell: (row) => html`<a href=${app.router.hrefWith({ [SCOPE_PARAM]: row.instance })}>${row.instance}</a>`,
      sort: (row) => row.instance,
    },
    { id: 'service', title: 'Service', isMinor: true, cell: (row) => row.service, sort: (row) => row.service },
    { id: 'version', title: 'Version', isMinor: true, cell: (row) => row.version ?? '–', sort: (row) => row.version ?? '' },
    {
      id: 'status',
      title: 'Status',
      cell: (row) => (row.seen ? html`<ov-status .status=${row.status}></ov-status>` : html`<span>not seen</span>`),
      sort: (row) => WORST_FIRST.indexOf(row.status),
    },
    { id: 'score', title: 'Score', align: 'end', cell: (row) => score(row.score), sort: (row) => row.score },
    { id: 'rate', title: 'Calls', align: 'end', cell: (row) => rate(row.callsPerSecond), sort: (row) => row.callsPerSecond },
    { id: 'errors', title: 'Errors', align: 'end', cell: (row) => share(row.errorRate), sort: (row) => row.errorRate },
    { id: 'p95', title: 'p95', align: 'end', cell: (row) => duration(row.p95), sort: (row) => row.p95 },
    {
      id: 'seen',
      title: 'Last seen',
      align: 'end',
      cell: (row) => html`<ov-when .app=${app} .at=${row.lastSeen}></ov-when>`,
      sort: (row) => row.lastSeen,
    },
  ];
}

function keyOf(row: FleetInstance): string {
  return `${row.service} ${row.instance}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-instances': InstancesView;
  }
}
