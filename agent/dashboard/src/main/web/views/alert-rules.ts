import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { severities, textFilter as textFits } from '../data/alerts.js';
import type { AlertRule, AlertRules } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { count, plural } from '../data/format.js';
import { valueOf } from '../data/loaded.js';
import '../parts/alerts/mark.js';
import { lockedFor, markStyles, mayChange } from '../parts/alerts/marks.js';
import '../parts/alerts/severity.js';
import { choiceFilter, filterStyles, textFilter } from '../parts/filters.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/table.js';
import type { Column } from '../parts/table.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

const PERIOD_MS = 5_000;

/** A rule of the list; what is left out by a setting stands there, too. */
interface Row {
  readonly rule: AlertRule;
  readonly isDisabled: boolean;
  readonly state: 'failed' | 'active' | 'never had data' | 'disabled' | 'not yet' | 'quiet';
}

const STATES: readonly Row['state'][] = ['failed', 'active', 'quiet', 'never had data', 'not yet', 'disabled'];

/** All alert rules, and how each fares. */
@customElement('ov-view-alert-rules')
export class AlertRulesView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    markStyles,
    filterStyles,
    css`
      :host {
        display: block;
      }
      .problems li {
        padding: 2px 0;
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly rules = new Fetched<AlertRules>(
    this,
    () => 'rules',
    (signal) => this.app.api.get('/api/v1/alerts/rules', { signal }),
  );

  constructor() {
    super();
    new Every(
      this,
      () => PERIOD_MS,
      () => this.rules.retry(),
    );
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Alert rules">
        <a class="button" href="api/v1/alerts/rules/export" download="opvitals-rules.yml">${icon('download')}Export YAML</a>
        ${mayChange(this.app, 'admin') ? html`<a class="button" href=${this.app.router.href('alerts', 'new-rule')}>${icon('plus')}New rule</a>` : nothing}
      </ov-page-head>
      <div class="stack">
        ${lockedFor(this.app, 'admin', 'change rules')}
        ${shown(this.rules.state, (value) => this.list(value), { retry: () => this.rules.retry() })}
      </div>`;
  }

  private list(value: AlertRules): TemplateResult {
    const rows = [
      ...value.rules.map((rule) => ({ rule, isDisabled: false, state: stateOf(rule) })),
      ...value.disabled.map((rule) => ({ rule, isDisabled: true, state: 'disabled' as const })),
    ];
    if (rows.length === 0 && value.problems.length === 0) {
      return empty('There are no rules', html`Rules come with the agent (<code>opvitals.alert.shipped-rules</code>), from files (<code>opvitals.alert.rules.files</code>), and from this page.`);
    }
    const { find = '', state = '', severity = '', source = '' } = this.app.router.params;
    const fits = textFits(find);
    const found = rows.filter(
      (each) =>
        (state === '' || each.state === state) &&
        (severity === '' || each.rule.labels['severity'] === severity) &&
        (source === '' || each.rule.source === source) &&
        fits(each.rule.labels, `${each.rule.name} ${each.rule.expr}`),
    );
    const sources = [...new Set(rows.map((each) => each.rule.source))];
    return html`${this.problems(value)}
      <div class="filters" role="search" aria-label="Filter rules">
        ${textFilter(this.app, 'find', 'Find by name or expression')}
        ${choiceFilter(this.app, 'state', 'State', 'any state', STATES)}
        ${choiceFilter(this.app, 'severity', 'Severity', 'any severity', severities(rows.map((each) => each.rule.labels['severity'] ?? '')))}
        ${choiceFilter(this.app, 'source', 'From', 'from anywhere', sources)}
        <span class="found" role="status">${plural(found.length, 'rule')} of ${rows.length}</span>
      </div>
      <ov-table
        caption="Alert rules"
        .columns=${this.columns() as Column<unknown>[]}
        .rows=${found}
        .rowKey=${(row: unknown) => keyOf(row as Row)}
        none="No rule fits the filter."
      ></ov-table>`;
  }

  private problems(value: AlertRules): TemplateResult | typeof nothing {
    return value.problems.length === 0
      ? nothing
      : html`<section class="panel problems" aria-labelledby="problems">
          <h2 id="problems">${plural(value.problems.length, 'problem')}</h2>
          <ul>
            ${value.problems.map((each) => html`<li><code>${each.source}${each.line > 1 || each.column > 1 ? `:${each.line}:${each.column}` : ''}</code> ${each.rule} ${each.message}</li>`)}
          </ul>
        </section>`;
  }

  private columns(): readonly Column<Row>[] {
    return [
      {
        id: 'name',
        title: 'Rule',
        sort: (row) => row.rule.name,
        cell: (row) => html`<a href=${this.app.router.href('alerts', 'rules', row.rule.name)}>${row.rule.name}</a>`,
      },
      { id: 'state', title: 'State', sort: (row) => STATES.indexOf(row.state), cell: (row) => stateCell(row) },
      {
        id: 'severity',
        title: 'Severity',
        sort: (row) => row.rule.labels['severity'] ?? '',
        cell: (row) => html`<ov-severity severity=${row.rule.labels['severity'] ?? ''}></ov-severity>`,
      },
      { id: 'active', title: 'True of', align: 'end', sort: (row) => row.rule.active, cell: (row) => (row.isDisabled ? '' : plural(row.rule.active, 'series', 'series')) },
      { id: 'value', title: 'Last value', align: 'end', isMinor: true, sort: (row) => row.rule.samples[0]?.value ?? null, cell: (row) => lastValue(row.rule) },
      { id: 'for', title: 'For', align: 'end', isMinor: true, cell: (row) => row.rule.for },
      { id: 'source', title: 'From', isMinor: true, sort: (row) => row.rule.source, cell: (row) => sourceText(row.rule.source) },
      {
        id: 'last',
        title: 'Looked at',
        isMinor: true,
        cell: (row) => (row.rule.lastEvaluation === null ? '–' : html`<ov-when .app=${this.app} .at=${row.rule.lastEvaluation}></ov-when>`),
      },
    ];
  }

  /** For tests of what is drawn. */
  get read(): AlertRules | undefined {
    return valueOf(this.rules.state);
  }
}

function stateOf(rule: AlertRule): Row['state'] {
  if (rule.health === 'failed') {
    return 'failed';
  }
  if (rule.health === 'unknown') {
    return 'not yet';
  }
  return rule.active > 0 ? 'active' : rule.hadData ? 'quiet' : 'never had data';
}

function stateCell(row: Row): TemplateResult {
  switch (row.state) {
    case 'failed':
      return html`<ov-mark shape="unhealthy" tone="bad" title=${row.rule.problem}>fails</ov-mark>`;
    case 'active':
      return html`<ov-mark shape="bell" tone="warn">true now</ov-mark>`;
    case 'quiet':
      return html`<ov-mark shape="check">quiet</ov-mark>`;
    case 'never had data':
      return html`<ov-mark shape="unknown" title="A series that it asks for was not there since the start.">never had data</ov-mark>`;
    case 'not yet':
      return html`<ov-mark shape="timeline">not looked at yet</ov-mark>`;
    case 'disabled':
      return html`<ov-mark shape="silence" title="Left out by opvitals.alert.disabled-rules.">disabled</ov-mark>`;
  }
}

function lastValue(rule: AlertRule): string {
  const values = rule.samples.map((each) => each.value).filter((each): each is number => each !== null);
  return values.length === 0 ? '–' : count(values.reduce((a, b) => Math.max(a, b)));
}

function sourceText(source: string): string {
  return source === 'api' ? 'saved here' : source;
}

function keyOf(row: Row): string {
  return `${row.rule.source} ${row.rule.group} ${row.rule.name} ${JSON.stringify(row.rule.labels)}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-alert-rules': AlertRulesView;
  }
}
