import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { csv, episodes, isWrongMatcher, lasted, severities, textFilter as textFits, type Episode } from '../data/alerts.js';
import type { AlertRecord } from '../data/api-types.js';
import { Fetched } from '../data/controllers.js';
import { count, duration, plural } from '../data/format.js';
import { valueOf } from '../data/loaded.js';
import { asProblem } from '../data/problem.js';
import { paramsOf, queryOf, rangeOf, short, type Range } from '../data/range.js';
import '../parts/alerts/mark.js';
import { markStyles, subjectLink } from '../parts/alerts/marks.js';
import '../parts/alerts/severity.js';
import { download } from '../parts/chart/save.js';
import { choiceFilter, filterStyles, textFilter } from '../parts/filters.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/table.js';
import type { Column } from '../parts/table.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

const PAGE = 500;
const WEEK: Range = { kind: 'last', seconds: 7 * 86_400 };
const MORE_RANGES = [86_400, 7 * 86_400, 30 * 86_400, 90 * 86_400] as const;

/** What was read of the history, the latest first, and whether there is more. */
interface Read {
  readonly from: string;
  readonly records: readonly AlertRecord[];
  readonly hasMore: boolean;
}

/** What fired when, for how long, and who had it in hand. */
@customElement('ov-view-alert-history')
export class AlertHistoryView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    markStyles,
    filterStyles,
    css`
      :host {
        display: block;
      }
      .fault {
        color: var(--unhealthy);
        font-size: var(--text-s);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private more: readonly AlertRecord[] = [];
  @state() private hasMore = false;
  @state() private isReading = false;

  private readonly first = new Fetched<Read>(
    this,
    () => JSON.stringify(this.range),
    async (signal) => {
      const read = await this.read(undefined, signal);
      this.more = [];
      return read;
    },
  );

  private get range(): Range {
    return rangeOf(this.app.router.params, WEEK);
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Alert history">
        <button @click=${() => this.save()}>${icon('download')}Save as CSV</button>
      </ov-page-head>
      <div class="filters" role="search" aria-label="Filter the history">
        ${this.ranges()} ${textFilter(this.app, 'find', 'Find by words or matchers')}
        ${choiceFilter(this.app, 'severity', 'Severity', 'any severity', severities(this.all.map((each) => each.labels['severity'] ?? '')))}
      </div>
      ${isWrongMatcher(this.app.router.params['find'] ?? '') ? html`<p class="fault" role="alert">Expected: label="value", with =, !=, =~ or !~.</p>` : ''}
      ${shown(this.first.state, () => this.table(), { retry: () => this.first.retry() })}`;
  }

  private get all(): readonly AlertRecord[] {
    return [...(valueOf(this.first.state)?.records ?? []), ...this.more];
  }

  private get found(): readonly Episode[] {
    const { find = '', severity = '' } = this.app.router.params;
    const fits = textFits(find);
    return episodes(this.all).filter(
      (each) => (severity === '' || each.labels['severity'] === severity) && fits(each.labels, `${each.name} ${each.text} ${takenBy(each)}`),
    );
  }

  private ranges(): TemplateResult {
    const now = this.range;
    return html`<select aria-label="Range of time" @change=${(event: Event) => this.over(Number((event.target as HTMLSelectElement).value))}>
      ${now.kind === 'fixed' || !MORE_RANGES.some((each) => each === now.seconds)
        ? html`<option value="0" selected>${now.kind === 'fixed' ? 'the range of the address' : `the last ${short(now.seconds)}`}</option>`
        : ''}
      ${MORE_RANGES.map((each) => html`<option value=${each} ?selected=${now.kind === 'last' && now.seconds === each}>the last ${short(each)}</option>`)}
    </select>`;
  }

  private over(seconds: number): void {
    if (seconds > 0) {
      this.more = [];
      this.hasMore = false;
      this.app.router.set(paramsOf({ kind: 'last', seconds }));
    }
  }

  private table(): TemplateResult {
    const rows = this.found;
    if (this.all.length === 0) {
      return empty('Nothing fired', 'What happens to alerts is remembered for 90 days, and stands here. Nothing did in this range.');
    }
    return html`<div class="stack">
      <p class="soft small" role="status">${plural(rows.length, 'alert')}, of ${plural(this.all.length, 'record')} that were read</p>
      <ov-table
        caption="Alerts that fired"
        .columns=${this.columns() as Column<unknown>[]}
        .rows=${rows}
        .rowKey=${(row: unknown) => (row as Episode).key}
        none="No alert fits the filter."
      ></ov-table>
      ${this.isThereMore
        ? html`<div><button ?disabled=${this.isReading} @click=${() => void this.readMore()}>${this.isReading ? 'Reading' : 'Load more'}</button></div>`
        : ''}
    </div>`;
  }

  private get isThereMore(): boolean {
    return this.more.length === 0 ? (valueOf(this.first.state)?.hasMore ?? false) : this.hasMore;
  }

  private columns(): readonly Column<Episode>[] {
    const now = this.app.clock.now();
    return [
      {
        id: 'fired',
        title: 'Fired',
        sort: (row) => row.firedAt ?? '',
        cell: (row) => (row.firedAt === undefined ? html`<span class="soft">before this</span>` : html`<ov-when as="time" .app=${this.app} .at=${row.firedAt}></ov-when>`),
      },
      { id: 'name', title: 'Alert', sort: (row) => row.name, cell: (row) => html`<a href=${this.app.router.href('alerts', row.alert)}>${row.name}</a>` },
      { id: 'about', title: 'About', cell: (row) => subjectLink(this.app, row.labels) },
      {
        id: 'severity',
        title: 'Severity',
        sort: (row) => row.labels['severity'] ?? '',
        cell: (row) => html`<ov-severity severity=${row.labels['severity'] ?? ''}></ov-severity>`,
      },
      {
        id: 'lasted',
        title: 'For',
        align: 'end',
        sort: (row) => lasted(row, now),
        cell: (row) => (row.resolvedAt === undefined ? html`<ov-mark shape="bell" tone="bad">still</ov-mark>` : duration(lasted(row, now))),
      },
      { id: 'value', title: 'Value', align: 'end', isMinor: true, cell: (row) => count(row.value) },
      { id: 'taken', title: 'In hand', cell: (row) => takenBy(row) || '–' },
      { id: 'text', title: 'Summary', isMinor: true, cell: (row) => row.text },
    ];
  }

  private async read(before: string | undefined, signal?: AbortSignal): Promise<Read> {
    const { last, ...fixed } = queryOf(this.range);
    const range = this.range;
    const from = range.kind === 'last' ? new Date(this.app.clock.now() - range.seconds * 1_000).toISOString() : (fixed.from ?? '');
    const to = before ?? (last === undefined ? fixed.to : undefined);
    const asked = { query: { from, limit: PAGE, ...(to === undefined ? {} : { to }) }, ...(signal === undefined ? {} : { signal }) };
    const { records } = await this.app.api.get('/api/v1/alerts/history', asked);
    return { from, records, hasMore: records.length === PAGE };
  }

  private async readMore(): Promise<void> {
    const oldest = this.all.at(-1);
    if (oldest === undefined) {
      return;
    }
    this.isReading = true;
    try {
      // Several can happen at the same moment, and some of them have not been read yet.
      const read = await this.read(new Date(Date.parse(oldest.time) + 1).toISOString());
      const known = new Set(this.all.map((each) => JSON.stringify(each)));
      const added = read.records.filter((each) => !known.has(JSON.stringify(each)));
      this.more = [...this.more, ...added];
      this.hasMore = read.hasMore && added.length > 0;
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    } finally {
      this.isReading = false;
    }
  }

  private save(): void {
    const now = this.app.clock.now();
    const rows = this.found.map((each) => [
      each.firedAt,
      each.resolvedAt,
      lasted(each, now),
      each.name,
      each.labels['severity'],
      each.value,
      takenBy(each),
      each.text,
      JSON.stringify(each.labels),
    ]);
    const head = ['fired', 'over', 'seconds', 'alert', 'severity', 'value', 'in hand', 'summary', 'labels'];
    download('alert-history.csv', new Blob([csv([head, ...rows])], { type: 'text/csv' }));
  }
}

function takenBy(episode: Episode): string {
  return episode.taken.map((each) => each.by).join('; ');
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-alert-history': AlertHistoryView;
  }
}
