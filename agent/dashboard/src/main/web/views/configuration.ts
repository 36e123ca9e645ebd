import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { printPlace, type Place } from '../app/router.js';
import type { ConfigurationStatus, SettingField } from '../data/api-types.js';
import { Fetched, Watched } from '../data/controllers.js';
import { count, plural } from '../data/format.js';
import { valueOf } from '../data/loaded.js';
import { asProblem } from '../data/problem.js';
import { SettingForm } from '../data/setting-form.js';
import { searched, shortKey, type Collection, type Entry, type Group } from '../data/settings.js';
import '../parts/change-review.js';
import { configurationStyles } from '../parts/configuration-styles.js';
import '../parts/dialog.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { group, groupStyles } from '../parts/setting-groups.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

type Shown = 'all' | 'given' | 'changed' | 'unsaved';

const SHOWN: readonly (readonly [Shown, string])[] = [
  ['all', 'All settings'],
  ['given', 'Not the default'],
  ['changed', 'Changed at run time'],
  ['unsaved', 'Not saved yet'],
];

/** All settings, drawn from their definitions: where each stands, and changing them while the application runs. */
@customElement('ov-view-configuration')
export class ConfigurationView extends LitElement {
  static override styles = [base, stateStyles, groupStyles, configurationStyles];

  @property({ attribute: false }) app!: App;
  @state() private isReviewing = false;
  @state() private leavingTo: Place | undefined;

  private form!: SettingForm;
  private stopAsking: (() => void) | undefined;
  private readonly redraw = (): void => this.requestUpdate();
  private readonly read = new Fetched(
    this,
    () => 'all',
    async (signal): Promise<{ fields: readonly SettingField[]; status: ConfigurationStatus }> => {
      const [fields, status] = await Promise.all([
        this.app.api.get('/api/v1/config/fields', { signal }),
        this.app.api.get('/config/status', { signal }),
      ]);
      return { fields: fields.fields, status };
    },
  );
  private readonly wrappers = new Watched(this, () => this.app.store.topic('wrappers'));
  private readonly operations = new Watched(this, () => this.app.store.topic('operations'));

  private readonly guardUnload = (event: BeforeUnloadEvent): void => {
    if (this.form.draft.size > 0) {
      event.preventDefault();
    }
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.form = new SettingForm(this.app.api, () => this.app.session.may('admin'));
    this.form.addEventListener('change', this.redraw);
    this.app.router.addEventListener('change', this.redraw);
    window.addEventListener('beforeunload', this.guardUnload);
    this.stopAsking = this.app.router.ask((next) => {
      if (this.form.draft.size === 0) {
        return true;
      }
      this.leavingTo = next;
      return false;
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
    window.removeEventListener('beforeunload', this.guardUnload);
    this.stopAsking?.();
  }

  override willUpdate(): void {
    const read = valueOf(this.read.state);
    if (read !== undefined) {
      this.form.know(read.fields, read.status);
    }
  }

  override render(): TemplateResult {
    return html`
      ${this.head()} ${shown(this.read.state, ({ status }) => this.drawn(status), { retry: () => this.read.retry() })}
      ${this.bar()}
      <ov-change-review
        .form=${this.form}
        ?open=${this.isReviewing}
        @saved=${this.saved}
        @stale=${() => this.read.retry()}
        @closed=${() => (this.isReviewing = false)}
      ></ov-change-review>
      ${this.leaving()}
    `;
  }

  private head(): TemplateResult {
    const status = this.form.status;
    return html`<ov-page-head .app=${this.app} heading="Configuration">
      ${status === undefined
        ? nothing
        : html`<p slot="more" class="soft small file">
            <span class="chip">${status.environment}</span> ${status.file},
            ${status.version === 0 ? 'no change at run time' : `change ${count(status.version)} at run time`}
          </p>`}
      ${this.isReadOnly
        ? html`<span class="chip">Read only: changing needs the role admin</span>`
        : html`<a class="button" href=${this.app.router.hrefWith({ tab: 'versions' }, 'admin', 'audit')}>${icon('timeline')}Earlier versions</a>
            <button @click=${this.reload}>${icon('refresh')}Read the file again</button>`}
    </ov-page-head>`;
  }

  private drawn(status: ConfigurationStatus): TemplateResult {
    const groups = this.found();
    const isSearched = this.text !== '' || this.shownKind !== 'all';
    return html`${this.notes(status)}
      <div class="find">
        <input
          type="search"
          aria-label="Search settings"
          placeholder="Search by name, description or value"
          .value=${this.text}
          @input=${(event: Event) => this.app.router.set({ q: (event.target as HTMLInputElement).value }, 'replace')}
        />
        <select aria-label="Which settings" @change=${(event: Event) => this.app.router.set({ show: (event.target as HTMLSelectElement).value }, 'replace')}>
          ${SHOWN.map(([kind, title]) => html`<option value=${kind} ?selected=${kind === this.shownKind}>${title}</option>`)}
        </select>
      </div>
      ${groups.length === 0
        ? empty(
            'No setting fits',
            'Try other words, or all settings.',
            html`<button @click=${() => this.app.router.set({ q: '', show: '' })}>Show all settings</button>`,
          )
        : html`<div class="columns">
            <nav aria-label="Groups of settings">
              <ul>
                ${groups.map((each) => html`<li><button class="quiet" @click=${() => this.goTo(each)}>${each.title}</button></li>`)}
              </ul>
            </nav>
            <div class="stack">
              ${groups.map((each) =>
                group(each, { app: this.app, form: this.form, isReadOnly: this.isReadOnly, isOpen: isSearched, known: (of) => this.known(of) }),
              )}
            </div>
          </div>`}`;
  }

  private notes(status: ConfigurationStatus): TemplateResult {
    const place = (each: { file: string; line: number; column: number }): string => (each.file === '' ? '' : `${each.file}:${each.line}:${each.column} `);
    const pending = status.settings.filter((each) => each.pendingRestart).length;
    return html`${status.problems.length === 0
      ? nothing
      : html`<div class="note wrong" role="alert">
          <p>
            ${icon('unhealthy')}<strong
              >${status.valid ? 'The file was changed and is wrong; what it said before goes on.' : 'The configuration is wrong: nothing is monitored.'}</strong
            >
          </p>
          ${status.problems.map((each) => html`<p><code>${place(each)}</code>${each.message}</p>`)}
        </div>`}
    ${status.warnings.length === 0
      ? nothing
      : html`<div class="note">
          <p>${icon('degraded')}<strong>Nobody knows these:</strong></p>
          ${status.warnings.map((each) => html`<p><code>${place(each)}</code>${each.message}</p>`)}
        </div>`}
    ${pending === 0 ? nothing : html`<div class="note"><p>${icon('degraded')}${plural(pending, 'setting waits', 'settings wait')} for a restart.</p></div>`}`;
  }

  private bar(): TemplateResult | typeof nothing {
    const { draft, problems, isChecking, isRight } = this.form;
    if (draft.size === 0) {
      return nothing;
    }
    const rest = problems.filter((each) => !draft.has(each.key));
    const said = isRight ? (isChecking ? 'Checking' : 'Can be saved') : 'Something is wrong';
    return html`<div class="bar" role="region" aria-label="Changes that are not saved">
      <span><strong>${plural(draft.size, 'change')} not saved.</strong> <span role="status">${said}${rest.map((each) => `: ${each.message}`)}</span></span>
      <span class="spring"></span>
      <button @click=${() => this.form.leaveAll()}>Discard</button>
      <button class="primary" @click=${() => (this.isReviewing = true)}>Review and save</button>
    </div>`;
  }

  private leaving(): TemplateResult {
    return html`<ov-dialog heading="Leave without saving?" ?open=${this.leavingTo !== undefined} @closed=${() => (this.leavingTo = undefined)}>
      <p>${plural(this.form.draft.size, 'change')} of the configuration would be lost.</p>
      <button
        slot="actions"
        class="danger"
        @click=${() => {
          const next = this.leavingTo;
          this.form.leaveAll();
          this.leavingTo = undefined;
          if (next !== undefined) {
            location.hash = printPlace(next);
          }
        }}
      >
        Leave without saving
      </button>
      <button slot="actions" class="primary" autofocus @click=${() => (this.leavingTo = undefined)}>Stay</button>
    </ov-dialog>`;
  }

  private get isReadOnly(): boolean {
    return !this.app.session.may('admin');
  }

  private get text(): string {
    return this.app.router.params['q'] ?? '';
  }

  private get shownKind(): Shown {
    return SHOWN.find(([kind]) => kind === this.app.router.params['show'])?.[0] ?? 'all';
  }

  private found(): readonly Group[] {
    const kind = this.shownKind;
    const isWanted = (entry: Entry): boolean => {
      switch (kind) {
        case 'all':
          return true;
        case 'given':
          return entry.value !== undefined && entry.value.layer !== 'default';
        case 'changed':
          return entry.value?.layer === 'run-time';
        case 'unsaved':
          return this.form.draft.has(entry.key);
      }
    };
    return searched(this.form.groups, this.text, isWanted);
  }

  private known(collection: Collection): readonly string[] {
    switch (collection.id) {
      case 'wrapper':
        return valueOf(this.wrappers.state)?.wrappers.map((each) => each.wrapper) ?? [];
      case 'operation':
        return valueOf(this.operations.state)?.operations.map((each) => each.id) ?? [];
      default:
        return [];
    }
  }

  private goTo(each: Group): void {
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.renderRoot.querySelector(`#group-${each.id}`)?.scrollIntoView({ behavior: calm ? 'auto' : 'smooth' });
    this.renderRoot.querySelector<HTMLElement>(`#title-${each.id}`)?.focus({ preventScroll: true });
  }

  private saved(): void {
    this.app.notices.done('The configuration is saved and holds.');
    this.read.retry();
  }

  private async reload(): Promise<void> {
    try {
      const changed = await this.app.api.send('POST /api/v1/config/reload', undefined);
      this.app.notices.done(changed.needsRestart ? 'The file was read; some of it holds only from the next start on.' : 'The file was read again.');
    } catch (thrown) {
      const problem = asProblem(thrown);
      this.app.notices.problem(problem.faults.length === 0 ? problem.message : problem.faults.map((each) => `${shortKey(each.at)}: ${each.detail}`).join('; '));
    }
    this.read.retry();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-configuration': ConfigurationView;
  }
}
