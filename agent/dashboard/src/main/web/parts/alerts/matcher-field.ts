import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { faultOf, OPERATORS, type Matcher, type Operator } from '../../data/matchers.js';
import type { KnownLabels } from '../../data/vocabulary.js';
import { base } from '../../theme/base.js';
import { icon } from '../icons.js';

const NEW: Matcher = { label: '', operator: '=', value: '' };

/** Matchers, one a line, with completion from labels that there are. Sends `change` (the matchers) as they are edited. */
@customElement('ov-matcher-field')
export class MatcherField extends LitElement {
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
        grid-template-columns: minmax(0, 1fr) 64px minmax(0, 1fr) var(--control);
        gap: var(--space-1);
      }
      input {
        min-width: 0;
        font-family: var(--mono);
        font-size: var(--text-s);
      }
      .is {
        align-self: center;
        text-align: center;
        font-family: var(--mono);
      }
      .fault {
        color: var(--unhealthy);
        font-size: var(--text-s);
      }
      button.add {
        justify-self: start;
      }
    `,
  ];

  @property() legend = 'Matchers';
  @property({ attribute: false }) matchers: readonly Matcher[] = [NEW];
  @property({ attribute: false }) known: KnownLabels = new Map();
  /** Whether they are labels of one alert: without operators. */
  @property({ type: Boolean }) plain = false;
  /** Whether mistakes are said; not before somebody has tried to go on. */
  @property({ type: Boolean }) strict = false;
  /** What the agent says of them; empty for nothing. */
  @property() fault = '';

  override render(): TemplateResult {
    return html`<fieldset>
        <legend>${this.legend}</legend>
        ${this.matchers.map((each, i) => this.line(each, i))}
        ${this.fault === '' ? nothing : html`<p class="fault" role="alert">${this.fault}</p>`}
        <button type="button" class="add" @click=${() => this.become([...this.matchers, NEW], this.matchers.length)}>
          ${icon('plus')}Add a ${this.plain ? 'label' : 'matcher'}
        </button>
      </fieldset>
      <datalist id="labels">${[...this.known.keys()].map((each) => html`<option value=${each}></option>`)}</datalist>`;
  }

  /** Begins where somebody types first. */
  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('#label-0')?.focus();
  }

  private line(matcher: Matcher, i: number): TemplateResult {
    const fault = this.strict || matcher.label !== '' ? faultOf(matcher) : '';
    return html`<div class="line" role="group" aria-label="Matcher ${i + 1}">
        <input
          id="label-${i}"
          list="labels"
          aria-label="Label"
          placeholder="label"
          autocomplete="off"
          spellcheck="false"
          .value=${matcher.label}
          aria-invalid=${fault !== ''}
          aria-describedby="fault-${i}"
          @input=${(event: InputEvent) => this.change(i, { label: textOf(event) })}
        />
        ${this.plain ? html`<span class="is">=</span>` : this.operator(matcher, i)}
        <input
          list="values-${i}"
          aria-label="Value"
          placeholder="value"
          autocomplete="off"
          spellcheck="false"
          .value=${matcher.value}
          aria-invalid=${fault !== ''}
          aria-describedby="fault-${i}"
          @input=${(event: InputEvent) => this.change(i, { value: textOf(event) })}
        />
        <button type="button" class="icon quiet" aria-label="Take matcher ${i + 1} away" @click=${() => this.takeAway(i)}>
          ${icon('close')}
        </button>
        <datalist id="values-${i}">
          ${(this.known.get(matcher.label) ?? []).map((each) => html`<option value=${each}></option>`)}
        </datalist>
      </div>
      <p class="fault" id="fault-${i}" ?hidden=${fault === ''}>${fault}</p>`;
  }

  private operator(matcher: Matcher, i: number): TemplateResult {
    return html`<select aria-label="Operator" @change=${(event: Event) => this.change(i, { operator: textOf(event) as Operator })}>
      ${OPERATORS.map((each) => html`<option value=${each} ?selected=${each === matcher.operator}>${each}</option>`)}
    </select>`;
  }

  private change(i: number, part: Partial<Matcher>): void {
    this.become(this.matchers.map((each, at) => (at === i ? { ...each, ...part } : each)));
  }

  private takeAway(i: number): void {
    const rest = this.matchers.filter((_, at) => at !== i);
    this.become(rest.length === 0 ? [NEW] : rest, Math.max(0, i - 1));
  }

  /** @param focused the line that gets the focus then */
  private become(matchers: readonly Matcher[], focused?: number): void {
    this.matchers = matchers;
    this.dispatchEvent(new CustomEvent<readonly Matcher[]>('change', { detail: matchers }));
    if (focused !== undefined) {
      void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#label-${focused}`)?.focus());
    }
  }
}

function textOf(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-matcher-field': MatcherField;
  }
}
