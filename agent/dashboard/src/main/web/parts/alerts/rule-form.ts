import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { KnownSeries } from '../../data/api-types.js';
import { NEW_RULE, type Faults, type RuleDraft } from '../../data/rule-draft.js';
import { base } from '../../theme/base.js';
import './expression-field.js';
import './pairs-field.js';
import { ruleStyles } from './rule-styles.js';

/** By which key of a rule file the agent names a field. */
const FAULT_KEYS = { name: 'name', for: 'for', keepFiringFor: 'keep_firing_for', severity: 'labels.severity' } as const;

/** The fields of a rule, each with what is wrong beside it. Sends `edited` (what is different of the draft). */
@customElement('ov-rule-form')
export class RuleForm extends LitElement {
  static override styles = [base, ruleStyles];

  @property({ attribute: false }) draft: RuleDraft = NEW_RULE;
  @property({ type: Boolean }) isNew = false;
  @property({ attribute: false }) faults: Faults = new Map();
  /** What may be written in the expression. */
  @property({ attribute: false }) series: readonly KnownSeries[] = [];
  @property({ type: Boolean }) locked = false;

  override render(): TemplateResult {
    const { draft, faults, locked: isLocked } = this;
    const whole = faults.get('') ?? '';
    return html`<form class="fields" novalidate @submit=${(event: Event) => event.preventDefault()}>
      ${this.isNew ? this.text('name', 'Name', draft.name, isLocked, 'as alertname says it, for example PaymentsSlow') : nothing}
      <ov-expression-field
        .value=${draft.expr}
        .fault=${faults.get('expr') ?? ''}
        .series=${this.series}
        .locked=${isLocked}
        @typed=${(event: CustomEvent<string>) => this.edit({ expr: event.detail })}
      ></ov-expression-field>
      <div class="short">
        ${this.text('for', 'For', draft.for, isLocked, 'before it fires')}
        ${this.text('keepFiringFor', 'Keep firing for', draft.keepFiringFor, isLocked, 'after it held last')}
        ${this.text('severity', 'Severity', draft.severity, isLocked, 'critical, warning, info')}
      </div>
      <ov-pairs-field
        legend="Annotations"
        one="annotation"
        key="annotations"
        hint="What is said. Templates: {{ $labels.NAME }}, {{ $value | humanize }}."
        .names=${['summary', 'description', 'runbook_url']}
        .pairs=${draft.annotations}
        .faults=${faults}
        .locked=${isLocked}
        @changed=${(event: CustomEvent<RuleDraft['annotations']>) => this.edit({ annotations: event.detail })}
      ></ov-pairs-field>
      <ov-pairs-field
        legend="Other labels"
        one="label"
        key="labels"
        .pairs=${draft.labels}
        .faults=${faults}
        .locked=${isLocked}
        @changed=${(event: CustomEvent<RuleDraft['labels']>) => this.edit({ labels: event.detail })}
      ></ov-pairs-field>
      ${whole === '' ? nothing : html`<p class="fault" role="alert">${whole}</p>`}
    </form>`;
  }

  private text(field: 'name' | 'for' | 'keepFiringFor' | 'severity', label: string, value: string, isLocked: boolean, hint: string): TemplateResult {
    const fault = this.faults.get(FAULT_KEYS[field]) ?? '';
    return html`<div class="field">
      <label for=${field}>${label}</label>
      <input
        id=${field}
        list=${field === 'severity' ? 'severities' : nothing}
        autocomplete="off"
        spellcheck="false"
        ?readonly=${isLocked}
        .value=${value}
        aria-invalid=${fault !== ''}
        aria-describedby="${field}-more"
        @input=${(event: InputEvent) => this.edit({ [field]: (event.target as HTMLInputElement).value })}
      />
      ${field === 'severity' ? html`<datalist id="severities"><option value="critical"></option><option value="warning"></option><option value="info"></option></datalist>` : nothing}
      <span id="${field}-more" class=${fault === '' ? 'hint' : 'fault'}>${fault === '' ? hint : fault}</span>
    </div>`;
  }

  private edit(part: Partial<RuleDraft>): void {
    this.dispatchEvent(new CustomEvent<Partial<RuleDraft>>('edited', { detail: part }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-rule-form': RuleForm;
  }
}
