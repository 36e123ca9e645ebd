import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Alert } from '../../data/api-types.js';
import { fromLocalField, toLocalField } from '../../data/local-time.js';
import { faultOf, printMatcher, type Matcher } from '../../data/matchers.js';
import { asProblem, type ApiProblem } from '../../data/problem.js';
import type { KnownLabels } from '../../data/vocabulary.js';
import { base } from '../../theme/base.js';
import '../dialog.js';
import './matcher-field.js';
import { preview } from './preview.js';

const NEW_MATCHER: Matcher = { label: '', operator: '=', value: '' };
const REPEATS = [
  ['none', 'once'],
  ['daily', 'every day'],
  ['weekly', 'every week'],
] as const;

type Field = 'name' | 'from' | 'to' | 'zone';

/** Makes a maintenance window. Sends `saved` when it is made, `closed` when it closes. */
@customElement('ov-maintenance-dialog')
export class MaintenanceDialog extends LitElement {
  static override styles = [
    base,
    css`
      form {
        display: grid;
        gap: var(--space-4);
      }
      .times {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: var(--space-3);
      }
      .check {
        display: flex;
        gap: var(--space-2);
        align-items: center;
      }
      .fault {
        color: var(--unhealthy);
      }
      .preview {
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) alerts: readonly Alert[] = [];
  @property({ attribute: false }) known: KnownLabels = new Map();

  @state() private texts: Readonly<Record<Field, string>> = { name: '', from: '', to: '', zone: '' };
  @state() private matchers: readonly Matcher[] = [NEW_MATCHER];
  @state() private repeat: 'none' | 'daily' | 'weekly' = 'none';
  @state() private isEverything = false;
  @state() private hasTried = false;
  @state() private isAsking = false;
  @state() private problem: ApiProblem | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      const now = this.app.clock.now();
      const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
      this.texts = { name: '', from: toLocalField(new Date(now)), to: toLocalField(new Date(now + 3_600_000)), zone };
      this.matchers = [NEW_MATCHER];
      this.isEverything = false;
      this.repeat = 'none';
      this.hasTried = false;
      this.problem = undefined;
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('open') && this.open) {
      requestAnimationFrame(() => this.renderRoot.querySelector<HTMLElement>('#name')?.focus());
    }
  }

  override render(): TemplateResult {
    return html`<ov-dialog heading="New maintenance window" .open=${this.open} @closed=${this.closed}>
      ${this.open ? this.form() : nothing}
      <button slot="actions" @click=${() => (this.open = false)}>Cancel</button>
      <button slot="actions" class="primary" ?disabled=${this.isAsking} @click=${this.submit}>Make it</button>
    </ov-dialog>`;
  }

  private form(): TemplateResult {
    return html`<form novalidate @submit=${this.submit}>
      ${this.field('name', 'What is done', 'text', '')}
      ${this.isEverything
        ? nothing
        : html`<ov-matcher-field
            legend="Alerts with all of these labels"
            .matchers=${this.matchers}
            .known=${this.known}
            .strict=${this.hasTried}
            .fault=${this.problem?.faultAt('matchers') ?? ''}
            @change=${(event: CustomEvent<readonly Matcher[]>) => (this.matchers = event.detail)}
          ></ov-matcher-field>`}
      <label class="check">
        <input type="checkbox" .checked=${this.isEverything} @change=${(event: Event) => (this.isEverything = (event.target as HTMLInputElement).checked)} />
        Everything: nobody is told of any alert
      </label>
      ${preview(this.alerts, this.isEverything ? 'everything' : this.matchers)}
      <div class="times">
        ${this.field('from', 'From', 'datetime-local', 'on your clock')} ${this.field('to', 'To', 'datetime-local', 'on your clock')}
        <div class="field">
          <label for="repeat">Comes again</label>
          <select id="repeat" @change=${(event: Event) => (this.repeat = (event.target as HTMLSelectElement).value as typeof this.repeat)}>
            ${REPEATS.map(([value, text]) => html`<option value=${value} ?selected=${value === this.repeat}>${text}</option>`)}
          </select>
        </div>
        ${this.repeat === 'none' ? nothing : this.field('zone', 'By the clock of', 'text', 'for example Europe/Berlin')}
      </div>
      ${this.problem === undefined || this.problem.faults.some((each) => /^body\.\w/.test(each.at))
        ? nothing
        : html`<p class="fault" role="alert">${this.problem.message}</p>`}
    </form>`;
  }

  private field(name: Field, label: string, type: 'text' | 'datetime-local', hint: string): TemplateResult {
    const fault = this.faultOfField(name);
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        type=${type}
        autocomplete="off"
        .value=${this.texts[name]}
        aria-invalid=${fault !== ''}
        aria-describedby="${name}-more"
        @input=${(event: InputEvent) => (this.texts = { ...this.texts, [name]: (event.target as HTMLInputElement).value })}
      />
      <span id="${name}-more" class=${fault === '' ? 'hint' : 'fault'}>${fault === '' ? hint : fault}</span>
    </div>`;
  }

  private faultOfField(name: Field): string {
    const said = this.problem?.faultAt(name) ?? '';
    if (said !== '' || !this.hasTried) {
      return said;
    }
    if (name === 'name' && this.texts.name.trim() === '') {
      return 'Say what is done.';
    }
    if ((name === 'from' || name === 'to') && fromLocalField(this.texts[name]) === undefined) {
      return 'Say when.';
    }
    return name === 'to' && this.texts.to <= this.texts.from ? 'It ends before it begins.' : '';
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.hasTried = true;
    this.problem = undefined;
    const from = fromLocalField(this.texts.from);
    const to = fromLocalField(this.texts.to);
    const isComplete = (['name', 'from', 'to'] as const).every((each) => this.faultOfField(each) === '');
    const areMatchersRight = this.isEverything || this.matchers.every((each) => faultOf(each) === '');
    if (!isComplete || !areMatchersRight || from === undefined || to === undefined) {
      return;
    }
    this.isAsking = true;
    try {
      await this.app.api.send('POST /api/v1/alerts/maintenance', {
        name: this.texts.name.trim(),
        from,
        to,
        repeat: this.repeat,
        ...(this.isEverything ? { everything: true } : { matchers: this.matchers.map(printMatcher) }),
        ...(this.repeat === 'none' ? {} : { zone: this.texts.zone.trim() }),
      });
      this.app.notices.done('The maintenance window is made.');
      this.dispatchEvent(new Event('saved'));
      this.open = false;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isAsking = false;
    }
  }

  private closed(): void {
    this.open = false;
    this.dispatchEvent(new Event('closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-maintenance-dialog': MaintenanceDialog;
  }
}
