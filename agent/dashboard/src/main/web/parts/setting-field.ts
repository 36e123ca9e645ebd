import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { SettingValue } from '../data/api-types.js';
import type { Entry } from '../data/settings.js';
import { shortKey } from '../data/settings.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';
import { control } from './setting-control.js';
import './when.js';

const LAYERS: Readonly<Record<SettingValue['layer'], string>> = {
  invalid: 'invalid',
  'run-time': 'changed at run time',
  argument: 'agent argument',
  property: 'system property',
  variable: 'environment',
  'file-environment': 'file, this environment',
  file: 'file',
  profile: 'profile',
  default: 'default',
};

/**
 * A setting: its name, what it is for, a control for its kind, where its value comes from, and what is wrong with it. Sends
 * `typed` (a text) while somebody types, `undo` to leave it as it is, and `back` to take its change at run time back.
 */
@customElement('ov-setting-field')
export class SettingFieldPart extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        grid-template-columns: minmax(0, 5fr) minmax(0, 4fr);
        gap: var(--space-1) var(--space-5);
        padding: var(--space-3) var(--space-4);
        border-top: 1px solid var(--line);
      }
      :host([changed]) {
        background: var(--surface-chosen);
      }
      .name {
        font-family: var(--mono);
        font-size: 0.94em;
        font-weight: 600;
        overflow-wrap: anywhere;
      }
      .about {
        color: var(--text-soft);
        font-size: var(--text-s);
        max-width: 65ch;
      }
      .control {
        display: grid;
        gap: var(--space-1);
        align-content: start;
      }
      input:not([type='checkbox']),
      select,
      textarea {
        width: 100%;
      }
      .flag {
        display: inline-flex;
        align-items: center;
        gap: var(--space-2);
        min-height: var(--control);
        font-weight: 400;
      }
      .several {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
      }
      .meta {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-1) var(--space-2);
        color: var(--text-soft);
        font-size: var(--text-xs);
        overflow-wrap: anywhere;
      }
      .meta button {
        min-height: 24px;
        padding: 0 var(--space-2);
        font-size: var(--text-xs);
      }
      .fault {
        color: var(--unhealthy);
        font-size: var(--text-s);
        overflow-wrap: anywhere;
      }
      .attention {
        background: var(--degraded-sunk);
        color: var(--degraded);
      }
      @media (max-width: 720px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
          padding: var(--space-3);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) entry!: Entry;
  @property() text = '';
  /** Whether it is to be something else once it is saved. */
  @property({ type: Boolean, reflect: true }) changed = false;
  /** Whether that is: what holds without a change at run time. */
  @property({ type: Boolean }) back = false;
  @property() fault = '';
  @property({ type: Boolean }) readOnly = false;
  /** How the setting is called where its key says more than one needs. */
  @property() label = '';

  override render(): TemplateResult {
    const { field, value } = this.entry;
    const label = this.label === '' ? shortKey(this.entry.key) : this.label;
    const isReadOnly = this.readOnly || !field.changeable || this.back;
    return html`
      <div>
        ${field.kind === 'list' && field.choices.length > 0
          ? html`<span class="name">${label}</span>`
          : html`<label class="name" for="value">${label}</label>`}
        <p class="about" id="value-about">${field.description}</p>
      </div>
      <div class="control">
        ${control({
          id: 'value',
          label,
          field,
          text: this.back ? '' : this.text,
          isSecretSet: (value?.value ?? '') !== '',
          isReadOnly,
          isWrong: this.fault !== '',
          onText: (text) => this.dispatchEvent(new CustomEvent<string>('typed', { detail: text })),
        })}
        <p class="fault" id="value-fault" ?hidden=${this.fault === ''}>${this.fault.replace(`${this.entry.key}: `, '')}</p>
        <div class="meta">${this.meta()}</div>
      </div>
    `;
  }

  private meta(): TemplateResult {
    const { field, value } = this.entry;
    const layer = value?.layer ?? 'default';
    return html`
      ${layer === 'default'
        ? html`<span>${field.default === '' ? 'not set' : 'default'}</span>`
        : html`<span class="chip" title=${value?.source ?? ''}>${LAYERS[layer]}</span><span>${where(value)}</span>`}
      ${layer !== 'default' && field.default !== '' ? html`<span>default <code>${field.default}</code></span>` : nothing}
      ${this.until(value)}
      ${field.needsRestart ? html`<span class="chip">needs a restart</span>` : nothing}
      ${value?.pendingRestart === true ? html`<span class="chip attention">another value holds until the restart</span>` : nothing}
      ${field.changeable ? nothing : html`<span>only where the JVM is started</span>`}
      ${this.buttons(layer)}
    `;
  }

  private until(value: SettingValue | undefined): TemplateResult | typeof nothing {
    return value?.until == null ? nothing : html`<span class="chip attention">ends <ov-when .app=${this.app} .at=${value.until}></ov-when></span>`;
  }

  private buttons(layer: SettingValue['layer']): TemplateResult | typeof nothing {
    if (this.readOnly) {
      return nothing;
    }
    if (this.changed) {
      const text = this.back ? 'Keep the change' : 'Undo';
      return html`<button class="quiet" @click=${() => this.dispatchEvent(new Event('undo'))}>${text}</button>`;
    }
    return layer === 'run-time'
      ? html`<button class="quiet" @click=${() => this.dispatchEvent(new Event('back'))}>${icon('close')}Take the change back</button>`
      : nothing;
  }
}

/** The place, where it says more than the layer does. */
function where(value: SettingValue | undefined): string {
  switch (value?.layer) {
    case 'file':
    case 'file-environment':
      return value.source;
    case 'run-time':
      return value.source.replace('changed at run time ', '');
    case 'property':
    case 'variable':
    case 'argument':
      return value.source;
    default:
      return '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-setting-field': SettingFieldPart;
  }
}
