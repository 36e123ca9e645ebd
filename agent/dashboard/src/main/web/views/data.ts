import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { HistoryStatus } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { bytes, count, duration, share } from '../data/format.js';
import { isResolution, momentOf, type Resolution } from '../data/keeping.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import '../parts/dialog.js';
import { factStyles, facts } from '../parts/facts.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { empty, failure, shown, stateStyles } from '../parts/states.js';
import '../parts/table.js';
import type { Column } from '../parts/table.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

type Level = HistoryStatus['resolutions'][number];

/** What is remembered of the past and how much room it takes; keeping it at once, and forgetting it. */
@customElement('ov-view-data')
export class DataPage extends LitElement {
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
      .panel {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      meter {
        width: min(420px, 100%);
        height: 14px;
      }
      .note {
        padding: var(--space-3);
        border: 1px solid var(--degraded);
        border-radius: var(--radius-m);
        background: var(--degraded-sunk);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private isDeleting = false;
  @state() private resolution: Resolution | '' = '';
  @state() private limit = '';
  @state() private problem: ApiProblem | undefined;
  @state() private isWorking = false;

  private readonly read = new Fetched(
    this,
    () => 'status',
    (signal) => this.app.api.get('/api/v1/metrics/history/status', { signal }),
  );

  private readonly columns: readonly Column<Level>[] = [
    { id: 'resolution', title: 'Values of', cell: (each) => each.resolution },
    { id: 'oldest', title: 'Since', cell: (each) => (each.oldest === null ? 'nothing yet' : html`<ov-when .app=${this.app} .at=${each.oldest} as="time"></ov-when>`) },
    { id: 'bytes', title: 'On disk', align: 'end', sort: (each) => each.bytes, cell: (each) => bytes(each.bytes) },
    { id: 'memory', title: 'In memory', align: 'end', sort: (each) => each.memoryBytes, cell: (each) => bytes(each.memoryBytes) },
    { id: 'files', title: 'Files', align: 'end', isMinor: true, cell: (each) => count(each.files) },
    { id: 'intervals', title: 'Intervals kept since the start', align: 'end', isMinor: true, cell: (each) => count(each.intervals) },
    {
      id: 'wrong',
      title: 'Damaged',
      align: 'end',
      cell: (each) => (each.skipped + each.tailsCut + each.setAside === 0 ? 'none' : `${count(each.skipped)} left out, ${count(each.tailsCut)} cut, ${count(each.setAside)} set aside`),
    },
  ];

  constructor() {
    super();
    new Every(
      this,
      () => 5_000,
      () => this.read.retry(),
    );
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Data">
        ${this.app.session.may('admin')
          ? html`<button ?disabled=${this.isWorking} @click=${this.flush}>${icon('storage')}Keep everything at once</button>
              <button class="danger" @click=${this.startDeleting}>Forget history</button>`
          : nothing}
      </ov-page-head>
      ${shown(this.read.state, (status) => this.drawn(status), { retry: () => this.read.retry() })} ${this.dialog()}`;
  }

  private drawn(status: HistoryStatus): TemplateResult {
    const used = status.maxBytes > 0 ? status.bytes / status.maxBytes : 0;
    const kept = status.resolutions.some((each) => each.oldest !== null);
    return html`${status.why === null ? nothing : html`<p class="note" role="status">History is in memory only: ${status.why}</p>`}
      <section class="panel" aria-labelledby="room">
        <h2 id="room">Room</h2>
        <p>
          <meter aria-label="Used room" min="0" max="1" high="0.9" .value=${used}></meter>
          <span class="number">${bytes(status.bytes)} of ${bytes(status.maxBytes)}, ${share(used)}</span>
        </p>
        ${facts([
          ['Series', count(status.series)],
          ['Could not be kept', status.lost === 0 ? 'nothing' : `${count(status.lost)} intervals and series`],
          ['Keeping ten seconds took', duration(status.flushSeconds)],
          ['What happens when it is full', 'The oldest is deleted, the finest first.'],
          ['How long, how much', html`<a href=${this.app.router.hrefWith({ q: 'history.' }, 'admin', 'configuration')}>settings of the history</a>`],
        ])}
      </section>
      <section class="panel" aria-labelledby="levels">
        <h2 id="levels">Resolutions</h2>
        ${kept
          ? nothing
          : empty('Nothing is kept yet', 'Values are kept every ten seconds, and rolled up to a minute, ten minutes, an hour and a day.')}
        <ov-table caption="History by resolution" .columns=${this.columns} .rows=${status.resolutions} .rowKey=${(each: Level) => each.resolution}></ov-table>
      </section>`;
  }

  private dialog(): TemplateResult {
    const moment = momentOf(this.limit);
    const isWrong = this.limit !== '' && moment === undefined;
    return html`<ov-dialog heading="Forget history" ?open=${this.isDeleting} @closed=${() => (this.isDeleting = false)}>
      <div class="stack">
        <p>What is forgotten cannot be brought back. Events, alerts and the audit trail stay.</p>
        <div class="field">
          <label for="resolution">Which values</label>
          <select
            id="resolution"
            @change=${(event: Event) => {
              const value = (event.target as HTMLSelectElement).value;
              this.resolution = isResolution(value) ? value : '';
            }}
          >
            <option value="" ?selected=${this.resolution === ''}>All of them</option>
            <option value="10s">of 10 seconds</option>
            <option value="1m">of a minute, and finer</option>
            <option value="10m">of 10 minutes, and finer</option>
            <option value="1h">of an hour, and finer</option>
          </select>
        </div>
        <div class="field">
          <label for="before">Only what is older than</label>
          <input
            id="before"
            type="datetime-local"
            .value=${this.limit}
            aria-invalid=${isWrong}
            @input=${(event: Event) => (this.limit = (event.target as HTMLInputElement).value)}
          />
          <span class="hint">On your clock; empty for everything. Whole files go, in which nothing is newer.</span>
        </div>
        ${this.problem === undefined ? nothing : failure(this.problem)}
      </div>
      <button slot="actions" @click=${() => (this.isDeleting = false)}>Cancel</button>
      <button slot="actions" class="danger" ?disabled=${this.isWorking || isWrong} @click=${this.forget}>
        ${this.limit === '' ? 'Forget it' : 'Forget what is older'}
      </button>
    </ov-dialog>`;
  }

  private startDeleting(): void {
    this.problem = undefined;
    this.isDeleting = true;
  }

  private async forget(): Promise<void> {
    this.isWorking = true;
    try {
      const moment = momentOf(this.limit);
      const deleted = await this.app.api.send('DELETE /api/v1/history', undefined, {
        query: { resolution: this.resolution === '' ? undefined : this.resolution, before: moment?.toISOString() },
      });
      this.app.notices.done(`${bytes(deleted.bytes)} were forgotten.`);
      this.isDeleting = false;
      this.read.retry();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isWorking = false;
    }
  }

  private async flush(): Promise<void> {
    this.isWorking = true;
    try {
      await this.app.api.send('POST /api/v1/history/flush', undefined);
      this.app.notices.done('Everything up to now is kept.');
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    } finally {
      this.isWorking = false;
      this.read.retry();
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-data': DataPage;
  }
}
