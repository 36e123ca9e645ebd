import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Diagnostics } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { bytes, count, duration, plural, share } from '../data/format.js';
import { switchedOff } from '../data/keeping.js';
import { valueOf } from '../data/loaded.js';
import '../parts/copy-button.js';
import { factStyles, facts, type Fact } from '../parts/facts.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { shown, stateStyles } from '../parts/states.js';
import '../parts/status.js';
import '../parts/table.js';
import type { Column } from '../parts/table.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

type Thread = Diagnostics['threads'][number];

const DOCTOR = 'java -jar opvitals-agent.jar doctor';

/** How the agent itself is: what it costs, what it keeps, what it sends, and what is switched off and why. */
@customElement('ov-view-diagnostics')
export class DiagnosticsView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    factStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: minmax(0, 1fr);
      }
      ov-page-head {
        padding-bottom: 0;
      }
      .grid {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(360px, 100%), 1fr));
        gap: var(--space-4);
      }
      .panel {
        display: grid;
        align-content: start;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      .off li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 0 var(--space-2);
        padding: var(--space-1) 0;
        overflow-wrap: anywhere;
      }
      .off svg {
        color: var(--degraded);
        margin-top: 2px;
      }
      .off p {
        grid-column: 2;
      }
      .row code {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly read = new Fetched(
    this,
    () => 'diagnostics',
    (signal) => this.app.api.get('/api/v1/diagnostics', { signal }),
  );

  private readonly columns: readonly Column<Thread>[] = [
    { id: 'name', title: 'Thread', sort: (each) => each.name, cell: (each) => each.name },
    { id: 'state', title: 'State', sort: (each) => each.state, cell: (each) => each.state.toLowerCase().replaceAll('_', ' ') },
    { id: 'cpu', title: 'Processor time', align: 'end', sort: (each) => each.cpuSeconds, cell: (each) => duration(each.cpuSeconds) },
    { id: 'when', title: 'Works', isMinor: true, cell: (each) => (each.onRequest ? 'when somebody asks' : 'all the time') },
  ];

  constructor() {
    super();
    new Every(
      this,
      () => 5_000,
      // One that is still on its way is waited for: an agent that takes its time would never be heard.
      () => (this.read.isReading ? undefined : this.read.retry()),
    );
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Diagnostics">
        <button ?disabled=${valueOf(this.read.state) === undefined} @click=${this.download}>${icon('download')}Download as JSON</button>
      </ov-page-head>
      ${shown(this.read.state, (all) => this.drawn(all), { retry: () => this.read.retry() })}`;
  }

  private drawn(all: Diagnostics): TemplateResult {
    return html`${this.off(all)}
      <div class="grid">
        ${this.panel('The agent', [
          ['Version', all.version],
          ['Runs for', duration(all.uptimeSeconds)],
          ['Costs', `${share(all.agent.governorCost)} of the processors, ${duration(all.agent.cpuSeconds)} since the start`],
          ['Overhead governor', all.agent.governorLevel === 0 ? 'leaves nothing out' : `step ${all.agent.governorLevel}: without ${all.agent.leftOut.join(', ')}`],
          ['Monitored', `${plural(all.agent.methodsWoven, 'method')} of ${plural(all.agent.classesWoven, 'class', 'classes')}`],
          ['Timed by samples', plural(all.agent.sampledOperations, 'operation')],
          ['Own failures', count(all.agent.errorsSuppressed)],
        ])}
        ${this.panel('The JVM', [
          ['Process', String(all.jvm.pid)],
          ['Java', `${all.jvm.java}, ${all.jvm.vendor}`],
          ['Processors', count(all.jvm.processors)],
          ['Heap', `${bytes(all.jvm.heapUsedBytes)} of ${bytes(all.jvm.heapMaxBytes)}`],
        ])}
        ${this.panel('This server', [
          ['Connections', count(all.server.connections)],
          ['Live connections', plural(all.server.liveClients, 'client')],
          ['Refused requests', count(all.server.refusedRequests)],
        ])}
        ${this.panel('Data', [
          ['Data directory', html`<code>${all.data.location}</code>`],
          ['Can be written', all.data.writable ? 'yes' : `no: ${all.data.why ?? ''}`],
          ['History', html`${bytes(all.history.bytes)} of ${bytes(all.history.maxBytes)}, <a href=${this.app.router.href('admin', 'data')}>more</a>`],
          ...all.rings.map((each): Fact => [`Kept ${each.name}`, `${count(each.size)} of ${count(each.capacity)}`]),
        ])}
        ${this.exporter(all)}
        ${this.panel('Support', [
          ['All of it, as a zip without secrets', html`<span class="row"><code>${DOCTOR}</code><ov-copy .text=${DOCTOR} what="the command"></ov-copy></span>`],
        ])}
      </div>
      <section class="panel">
        <h2>The agent’s own threads</h2>
        <ov-table
          caption="The agent’s own threads"
          .columns=${this.columns}
          .rows=${all.threads}
          .rowKey=${(each: Thread) => String(all.threads.indexOf(each))}
          none="The agent has no thread of its own at the moment."
        ></ov-table>
      </section>`;
  }

  private off(all: Diagnostics): TemplateResult {
    const off = switchedOff(all);
    return html`<section class="panel" aria-labelledby="off">
      <h2 id="off">${off.length === 0 ? 'Everything works' : 'What is off, and why'}</h2>
      ${off.length === 0
        ? html`<p class="soft">Nothing is switched off, left out or lost.</p>`
        : html`<ul class="off">
            ${off.map((each) => html`<li>${icon('degraded')}<strong>${each.what}</strong><p class="soft">${each.why}</p></li>`)}
          </ul>`}
    </section>`;
  }

  private panel(title: string, all: readonly Fact[]): TemplateResult {
    const id = title.replaceAll(' ', '-');
    return html`<section class="panel" aria-labelledby=${id}>
      <h2 id=${id}>${title}</h2>
      ${facts(all)}
    </section>`;
  }

  private exporter(all: Diagnostics): TemplateResult {
    const { export: out } = all;
    if (!out.configured) {
      return this.panel('Telemetry', [['Sending', 'off: no endpoint is configured (OTEL_EXPORTER_OTLP_ENDPOINT)']]);
    }
    return this.panel('Telemetry', [
      ['Sending', out.sending ? 'yes' : 'not at the moment'],
      ['Fails', out.failing ?? 'nothing'],
      ...out.signals.map((each): Fact => [
        each.signal,
        html`${count(each.arrived)} arrived, ${count(each.failed)} failed${each.secondsSinceArrived === null ? nothing : `, last ${duration(each.secondsSinceArrived)} ago`}<br /><code
            class="small"
            >${each.endpoint}</code
          >`,
      ]),
      ['Spans', `${count(out.spansWaiting)} of ${count(out.spansCapacity)} wait, ${count(out.spansDropped)} dropped, ${count(all.agent.spansKept)} kept`],
    ]);
  }

  private download(): void {
    const all = valueOf(this.read.state);
    if (all === undefined) {
      return;
    }
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(all, null, 2)], { type: 'application/json' }));
    link.download = `opvitals-diagnostics-${all.time.replaceAll(':', '-')}.json`;
    link.click();
    window.setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-diagnostics': DiagnosticsView;
  }
}
