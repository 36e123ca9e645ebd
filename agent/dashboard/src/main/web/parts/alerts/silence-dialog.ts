import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Alert, Silence } from '../../data/api-types.js';
import { fromLocalField, toLocalField } from '../../data/local-time.js';
import { faultOf, parseMatchers, printMatcher, type Matcher } from '../../data/matchers.js';
import { asProblem, type ApiProblem } from '../../data/problem.js';
import type { KnownLabels } from '../../data/vocabulary.js';
import { base } from '../../theme/base.js';
import '../dialog.js';
import './matcher-field.js';
import { preview } from './preview.js';

const LENGTHS = [
  ['30m', '30 min'],
  ['1h', '1 h'],
  ['2h', '2 h'],
  ['4h', '4 h'],
  ['8h', '8 h'],
  ['1d', '1 d'],
  ['7d', '7 d'],
] as const;

const UNTIL = 'until';

/** What the dialog begins with: nothing, an alert's labels, or a silence that is changed. */
export interface SilenceStart {
  readonly matchers: readonly Matcher[];
  readonly silence?: Silence;
}

/** Makes or changes a silence. Sends `saved` when it is made, `closed` when it closes. */
@customElement('ov-silence-dialog')
export class SilenceDialog extends LitElement {
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
      .fault {
        color: var(--unhealthy);
      }
      .preview {
        gap: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Undefined while the dialog is closed. */
  @property({ attribute: false }) start: SilenceStart | undefined;
  @property({ attribute: false }) alerts: readonly Alert[] = [];
  @property({ attribute: false }) known: KnownLabels = new Map();

  @state() private matchers: readonly Matcher[] = [];
  @state() private startsAt = '';
  @state() private lasting: string = '2h';
  @state() private endsAt = '';
  @state() private comment = '';
  @state() private hasTried = false;
  @state() private isAsking = false;
  @state() private problem: ApiProblem | undefined;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('start') && this.start !== undefined) {
      const before = this.start.silence;
      const read = parseMatchers(before?.matchers.join(', ') ?? '') ?? [];
      const given = before === undefined ? this.start.matchers : read;
      this.matchers = given.length === 0 ? [{ label: '', operator: '=', value: '' }] : given;
      this.startsAt = before === undefined ? '' : toLocalField(new Date(before.startsAt));
      this.lasting = before === undefined ? '2h' : UNTIL;
      this.endsAt = before === undefined ? '' : toLocalField(new Date(before.endsAt));
      this.comment = before?.comment ?? '';
      this.hasTried = false;
      this.problem = undefined;
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('start') && this.start !== undefined) {
      const first = this.matchers[0]?.label === '' ? 'ov-matcher-field' : '#comment';
      requestAnimationFrame(() => this.renderRoot.querySelector<HTMLElement>(first)?.focus());
    }
  }

  override render(): TemplateResult {
    const isNew = this.start?.silence === undefined;
    return html`<ov-dialog heading=${isNew ? 'Silence alerts' : 'Change a silence'} .open=${this.start !== undefined} @closed=${this.closed}>
      ${this.start === undefined ? nothing : this.form()}
      <button slot="actions" @click=${this.close}>Cancel</button>
      <button slot="actions" class="primary" form="form" ?disabled=${this.isAsking} @click=${this.submit}>
        ${isNew ? 'Silence' : 'Change'}
      </button>
    </ov-dialog>`;
  }

  private form(): TemplateResult {
    return html`<form id="form" novalidate @submit=${this.submit}>
      <ov-matcher-field
        legend="Alerts with all of these labels"
        .matchers=${this.matchers}
        .known=${this.known}
        .strict=${this.hasTried}
        .fault=${this.problem?.faultAt('matchers') ?? ''}
        @change=${(event: CustomEvent<readonly Matcher[]>) => (this.matchers = event.detail)}
      ></ov-matcher-field>
      ${preview(this.alerts, this.matchers)}
      <div class="times">
        ${this.field('startsAt', 'From', 'now, if it is empty', html`<input id="startsAt" type="datetime-local" .value=${this.startsAt} @input=${(event: InputEvent) => (this.startsAt = textOf(event))} />`)}
        ${this.field('for', 'For', '', html`<select id="for" @change=${(event: Event) => (this.lasting = textOf(event))}>
          ${[...LENGTHS, [UNTIL, 'until a date'] as const].map(([value, text]) => html`<option value=${value} ?selected=${value === this.lasting}>${text}</option>`)}
        </select>`)}
        ${this.lasting === UNTIL ? this.field('endsAt', 'Until', '', html`<input id="endsAt" type="datetime-local" required .value=${this.endsAt} @input=${(event: InputEvent) => (this.endsAt = textOf(event))} />`) : nothing}
      </div>
      ${this.field('comment', 'Why', 'others read it', html`<textarea id="comment" rows="2" maxlength="1000" required .value=${this.comment} @input=${(event: InputEvent) => (this.comment = textOf(event))}></textarea>`)}
      ${this.problem === undefined || this.isShownBeside() ? nothing : html`<p class="fault" role="alert">${this.problem.message}</p>`}
    </form>`;
  }

  private field(name: string, label: string, hint: string, control: TemplateResult): TemplateResult {
    const fault = this.faultOfField(name);
    return html`<div class="field">
      <label for=${name}>${label}</label>
      ${control}
      <span class=${fault === '' ? 'hint' : 'fault'} role=${fault === '' ? nothing : 'alert'}>${fault === '' ? hint : fault}</span>
    </div>`;
  }

  private faultOfField(name: string): string {
    const said = this.problem?.faultAt(name) ?? '';
    if (said !== '' || !this.hasTried) {
      return said;
    }
    if (name === 'comment' && this.comment.trim() === '') {
      return 'Say why.';
    }
    return name === 'endsAt' && this.lasting === UNTIL && fromLocalField(this.endsAt) === undefined ? 'Say until when.' : '';
  }

  private isShownBeside(): boolean {
    return ['matchers', 'startsAt', 'endsAt', 'for', 'comment'].some((each) => this.problem?.faultAt(each) !== '');
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.hasTried = true;
    this.problem = undefined;
    const areMatchersRight = this.matchers.every((each) => faultOf(each) === '');
    if (!areMatchersRight || ['comment', 'endsAt'].some((each) => this.faultOfField(each) !== '')) {
      return;
    }
    this.isAsking = true;
    try {
      await this.send();
      this.app.notices.done('Silenced.');
      this.dispatchEvent(new Event('saved'));
      this.close();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isAsking = false;
    }
  }

  private send(): Promise<Silence> {
    const startsAt = fromLocalField(this.startsAt);
    const endsAt = fromLocalField(this.endsAt);
    const body = {
      matchers: this.matchers.map(printMatcher),
      comment: this.comment.trim(),
      ...(startsAt === undefined ? {} : { startsAt }),
      ...(this.lasting === UNTIL && endsAt !== undefined ? { endsAt } : { for: this.lasting }),
    };
    const id = this.start?.silence?.id;
    return id === undefined
      ? this.app.api.send('POST /api/v1/alerts/silences', body)
      : this.app.api.send('PUT /api/v1/alerts/silences/{silence}', body, { path: { silence: id } });
  }

  private readonly close = (): void => {
    this.start = undefined;
  };

  private closed(): void {
    this.start = undefined;
    this.dispatchEvent(new Event('closed'));
  }
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-silence-dialog': SilenceDialog;
  }
}
