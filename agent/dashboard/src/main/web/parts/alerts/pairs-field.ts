import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Faults, Pair } from '../../data/rule-draft.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';

/** Names with texts: labels or annotations of a rule. Sends `changed` (the pairs). */
@customElement('ov-pairs-field')
export class PairsField extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      fieldset {
        display: grid;
        gap: var(--space-2);
        min-width: 0;
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0 0 var(--space-1);
        font-weight: 500;
      }
      .line {
        display: grid;
        grid-template-columns: minmax(0, 1fr) minmax(0, 3fr) var(--control);
        gap: var(--space-1);
      }
      input {
        min-width: 0;
        font-size: var(--text-s);
      }
      @media (max-width: 560px) {
        .line {
          grid-template-columns: minmax(0, 1fr) var(--control);
        }
        .line button {
          grid-area: 1 / 2;
        }
        .line input + input {
          grid-column: 1 / -1;
        }
      }
      button.add {
        justify-self: start;
      }
      .fault {
        color: var(--unhealthy);
        font-size: var(--text-s);
      }
      .hint {
        color: var(--text-soft);
        font-size: var(--text-s);
      }
    `,
  ];

  @property() legend = '';
  @property() one = '';
  @property() hint = '';
  /** The key of the rule that faults name. */
  @property() key = '';
  @property({ attribute: false }) pairs: readonly Pair[] = [];
  @property({ attribute: false }) faults: Faults = new Map();
  /** Names to be offered. */
  @property({ attribute: false }) names: readonly string[] = [];
  @property({ type: Boolean }) locked = false;

  override render(): TemplateResult {
    const whole = this.faults.get(this.key) ?? '';
    return html`<fieldset>
        <legend>${this.legend}</legend>
        ${this.hint === '' ? nothing : html`<p class="hint">${this.hint}</p>`}
        ${this.pairs.map((each, i) => this.line(each, i))}
        ${whole === '' ? nothing : html`<p class="fault" role="alert">${whole}</p>`}
        ${this.locked
          ? nothing
          : html`<button type="button" class="add" @click=${() => this.become([...this.pairs, { name: '', text: '' }], this.pairs.length)}>
              ${icon('plus')}Add ${this.one}
            </button>`}
      </fieldset>
      <datalist id="names">${this.names.map((each) => html`<option value=${each}></option>`)}</datalist>`;
  }

  private line(pair: Pair, i: number): TemplateResult {
    const fault = this.faults.get(`${this.key}.${pair.name}`) ?? '';
    const put = (part: Partial<Pair>): void => this.become(this.pairs.map((each, at) => (at === i ? { ...each, ...part } : each)));
    return html`<div class="line" role="group" aria-label="${this.one} ${i + 1}">
        <input
          id="name-${i}"
          list="names"
          aria-label="Name"
          placeholder="name"
          autocomplete="off"
          spellcheck="false"
          ?readonly=${this.locked}
          .value=${pair.name}
          @input=${(event: InputEvent) => put({ name: textOf(event) })}
        />
        <input
          aria-label="Text"
          placeholder="text"
          autocomplete="off"
          ?readonly=${this.locked}
          .value=${pair.text}
          aria-invalid=${fault !== ''}
          aria-describedby="fault-${i}"
          @input=${(event: InputEvent) => put({ text: textOf(event) })}
        />
        ${this.locked
          ? nothing
          : html`<button
              type="button"
              class="icon quiet"
              aria-label="Take ${pair.name === '' ? `${this.one} ${i + 1}` : pair.name} away"
              @click=${() => this.become(this.pairs.filter((_, at) => at !== i), Math.max(0, i - 1))}
            >
              ${icon('close')}
            </button>`}
      </div>
      <p class="fault" id="fault-${i}" ?hidden=${fault === ''}>${fault}</p>`;
  }

  private become(pairs: readonly Pair[], focused?: number): void {
    this.pairs = pairs;
    this.dispatchEvent(new CustomEvent<readonly Pair[]>('changed', { detail: pairs }));
    if (focused !== undefined) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#name-${focused}`)?.focus());
    }
  }
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-pairs-field': PairsField;
  }
}
