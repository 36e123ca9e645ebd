import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Method, Reads, Selectors } from '../data/api-types.js';
import { Every, Fetched } from '../data/controllers.js';
import { count, plural } from '../data/format.js';
import { parseMethod, toggled } from '../data/methods.js';
import { asProblem } from '../data/problem.js';
import '../parts/dialog.js';
import { icon } from '../parts/icons.js';
import '../parts/method-browser.js';
import type { MethodBrowser } from '../parts/method-browser.js';
import '../parts/page-head.js';
import '../parts/selector-form.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/table.js';
import type { Column } from '../parts/table.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

type Monitored = Reads['/api/v1/instrumentation'];

const LIMIT = 1_000;

/** What is monitored now and by what; what else is loaded and could be; and changing it, for good or for a time. */
@customElement('ov-view-instrumentation')
export class InstrumentationView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: minmax(0, 1fr);
      }
      ov-page-head {
        padding-bottom: 0;
      }
      .two {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        gap: var(--space-4);
        align-items: start;
      }
      .panel {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      .selectors li {
        overflow-wrap: anywhere;
      }
      .title {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
        justify-content: space-between;
      }
      .title input {
        width: 280px;
        max-width: 100%;
      }
      .until {
        background: var(--degraded-sunk);
        color: var(--degraded);
      }
      @media (max-width: 1100px) {
        .two {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private isUndoing = false;
  @query('ov-method-browser') private readonly browser!: MethodBrowser | null;

  private readonly redraw = (): void => this.requestUpdate();
  private readonly read = new Fetched(
    this,
    () => 'monitored',
    (signal) => this.app.api.get('/api/v1/instrumentation', { query: { limit: LIMIT }, signal }),
  );

  private readonly columns: readonly Column<Method>[] = [
    {
      id: 'operation',
      title: 'Operation',
      sort: (each) => each.operation,
      cell: (each) => html`<a href=${this.app.router.href('operations', each.operation)}>${each.operation}</a>`,
    },
    {
      id: 'method',
      title: 'Method',
      sort: (each) => each.method,
      cell: (each) => {
        const name = parseMethod(each.method);
        return html`<span title=${each.method}><span class="faint">${name.packageName}.</span>${name.className}#${name.signature}</span>`;
      },
    },
    { id: 'loader', title: 'Class loader', isMinor: true, sort: (each) => each.classLoader, cell: (each) => each.classLoader },
    {
      id: 'why',
      title: 'Why',
      cell: (each) =>
        this.isAdmin
          ? html`<button class="quiet" aria-label="Explain why ${each.operation} is monitored" @click=${() => void this.browser?.explain(each)}>Explain</button>`
          : '',
    },
  ];

  constructor() {
    super();
    new Every(
      this,
      () => 2_000,
      () => this.read.retry(),
    );
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Instrumentation"></ov-page-head>
      ${shown(this.read.state, (read) => this.monitored(read), { retry: () => this.read.retry() })}
      ${this.isAdmin ? this.changing() : html`<p class="soft">Looking into classes and changing what is monitored needs the role admin.</p>`}
      ${this.undoing()}`;
  }

  private get isAdmin(): boolean {
    return this.app.session.may('admin');
  }

  private get filter(): string {
    return this.app.router.params['of'] ?? '';
  }

  private get chosen(): string {
    return this.app.router.params['selectors'] ?? '';
  }

  private monitored(read: Monitored): TemplateResult {
    const text = this.filter.toLowerCase();
    const rows = read.methods.filter((each) => `${each.operation} ${each.method}`.toLowerCase().includes(text));
    const cut = read.count > read.methods.length ? `, the first ${count(read.methods.length)} of them here` : '';
    return html`<section class="panel" aria-labelledby="now">
        <div class="title">
          <h2 id="now">Monitored now: ${plural(read.count, 'method')}${cut}</h2>
          <input
            type="search"
            aria-label="Filter what is monitored"
            placeholder="Operation, class or method"
            .value=${this.filter}
            @input=${(event: Event) => this.app.router.set({ of: (event.target as HTMLInputElement).value }, 'replace')}
          />
        </div>
        ${read.count === 0
          ? empty(
              'No method is monitored yet',
              'Annotate one, or choose among those that are loaded.',
              html`<a class="button" href=${this.app.router.href('start')}>${icon('play')}Show me how</a>`,
            )
          : html`<ov-table
              caption="Methods that are monitored"
              .columns=${this.columns}
              .rows=${rows}
              .rowKey=${(each: Method) => `${each.method} ${each.classLoader}`}
              none="No monitored method fits."
            ></ov-table>`}
      </section>
      <section class="panel" aria-labelledby="selected">
        <div class="title">
          <h2 id="selected">Selectors</h2>
          ${this.isAdmin && isChanged(read) ? html`<button @click=${() => (this.isUndoing = true)}>Take the changes back</button>` : nothing}
        </div>
        <p class="soft">Besides methods with <code>@MonitoredOperation</code>.</p>
        ${this.selectors('Monitored', read.selection.include)} ${this.selectors('Left out, whatever else says so', read.selection.exclude)}
      </section>`;
  }

  private selectors(title: string, of: Selectors): TemplateResult {
    return html`<div>
      <h3>${title}</h3>
      ${of.selectors.length === 0
        ? html`<p class="soft">None.</p>`
        : html`<p class="soft small">
              ${of.source}
              ${of.until === null ? nothing : html`<span class="chip until">ends <ov-when .app=${this.app} .at=${of.until}></ov-when>; then what held before holds again</span>`}
            </p>
            <ul class="selectors">
              ${of.selectors.map((each) => html`<li><code>${each}</code></li>`)}
            </ul>`}
    </div>`;
  }

  private changing(): TemplateResult {
    return html`<div class="two">
      <section class="panel" aria-labelledby="browse">
        <h2 id="browse">Methods that are loaded</h2>
        <ov-method-browser
          .app=${this.app}
          .query=${this.app.router.params['query'] ?? ''}
          .chosen=${this.chosen}
          @search=${(event: CustomEvent<string>) => this.app.router.set({ query: event.detail }, 'replace')}
          @chosen=${(event: CustomEvent<string>) => this.choose(toggled(this.chosen, event.detail))}
        ></ov-method-browser>
      </section>
      <section class="panel" aria-labelledby="change">
        <h2 id="change">Change what is monitored</h2>
        <p class="soft">Choose methods beside, or write selectors. What they would match is looked up before anything is applied.</p>
        <ov-selector-form
          .app=${this.app}
          .text=${this.chosen}
          @typed=${(event: CustomEvent<string>) => this.choose(event.detail)}
          @applied=${this.applied}
        ></ov-selector-form>
      </section>
    </div>`;
  }

  private undoing(): TemplateResult {
    return html`<ov-dialog heading="Take the changes back?" ?open=${this.isUndoing} @closed=${() => (this.isUndoing = false)}>
      <p>All selectors that were changed at run time go; what the file and the start say holds again. Methods that are no longer monitored get their original code back.</p>
      <button slot="actions" @click=${() => (this.isUndoing = false)}>Cancel</button>
      <button slot="actions" class="danger" @click=${this.undo}>Take them back</button>
    </ov-dialog>`;
  }

  private choose(text: string): void {
    this.app.router.set({ selectors: text }, 'replace');
  }

  private applied(): void {
    this.choose('');
    this.read.retry();
  }

  private async undo(): Promise<void> {
    try {
      await this.app.api.send('DELETE /api/v1/instrumentation/changes', undefined);
      this.app.notices.done('What the file and the start say holds again.');
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    }
    this.isUndoing = false;
    this.read.retry();
  }
}

function isChanged(read: Monitored): boolean {
  return [read.selection.include, read.selection.exclude].some((each) => each.source.startsWith('changed at run time'));
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-instrumentation': InstrumentationView;
  }
}
