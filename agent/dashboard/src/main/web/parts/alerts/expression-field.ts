import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { KnownSeries } from '../../data/api-types.js';
import { offersAt, withOffer, type Offer, type Offers } from '../../data/expression-words.js';
import { around, columnOf } from '../../data/rule-draft.js';
import { base } from '../../theme/base.js';

/**
 * An expression, with what may be written offered as one types: arrow keys choose, Enter or Tab takes, Escape closes,
 * Ctrl+Space asks. Sends `typed` (the text). What is wrong stands under it, with the place.
 */
@customElement('ov-expression-field')
export class ExpressionField extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .editor {
        position: relative;
      }
      textarea {
        width: 100%;
        min-height: 84px;
        resize: vertical;
        font-family: var(--mono);
        font-size: var(--text-s);
      }
      ul {
        position: absolute;
        top: 100%;
        left: 0;
        right: 0;
        z-index: 5;
        max-height: 240px;
        margin-top: 2px;
        overflow-y: auto;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-s);
        background: var(--surface-raised);
      }
      li {
        display: flex;
        justify-content: space-between;
        gap: var(--space-3);
        padding: 4px var(--space-2);
        font-size: var(--text-s);
        cursor: pointer;
      }
      li code {
        overflow-wrap: anywhere;
      }
      li[aria-selected='true'] {
        background: var(--surface-chosen);
      }
      li span {
        color: var(--text-soft);
        white-space: nowrap;
      }
      .fault {
        color: var(--unhealthy);
        font-size: var(--text-s);
      }
      pre {
        overflow-x: auto;
        padding: var(--space-2) 0 0;
        line-height: 1.3;
      }
    `,
  ];

  @property() value = '';
  @property() fault = '';
  @property({ attribute: false }) series: readonly KnownSeries[] = [];
  @property({ type: Boolean }) locked = false;
  @state() private offers: Offers | undefined;
  @state() private chosen = 0;
  @query('textarea') private readonly area!: HTMLTextAreaElement;

  override render(): TemplateResult {
    const offers = this.offers?.offers ?? [];
    const isOpen = offers.length > 0;
    return html`<div class="field">
      <label for="expr">Expression</label>
      <div class="editor">
        <textarea
          id="expr"
          rows="3"
          spellcheck="false"
          autocomplete="off"
          autocapitalize="off"
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls="offers"
          aria-activedescendant=${isOpen ? `offer-${this.chosen}` : nothing}
          aria-invalid=${this.fault !== ''}
          aria-describedby="more"
          ?readonly=${this.locked}
          .value=${this.value}
          @input=${this.typed}
          @keydown=${this.key}
          @blur=${() => (this.offers = undefined)}
        ></textarea>
        <ul id="offers" role="listbox" aria-label="What may be written" ?hidden=${!isOpen}>
          ${offers.map((each, i) => this.offer(each, i))}
        </ul>
      </div>
      <div id="more">${this.fault === '' ? html`<span class="hint">In PromQL. Ctrl+Space offers what may be written.</span>` : this.wrong()}</div>
    </div>`;
  }

  private offer(each: Offer, i: number): TemplateResult {
    return html`<li
      id="offer-${i}"
      role="option"
      aria-selected=${i === this.chosen}
      @pointerdown=${(event: Event) => {
        event.preventDefault();
        this.take(each);
      }}
    >
      <code>${each.text}</code><span>${each.detail}</span>
    </li>`;
  }

  private wrong(): TemplateResult {
    const column = columnOf(this.fault);
    if (column === undefined) {
      return html`<p class="fault" role="alert">${this.fault}</p>`;
    }
    const shown = around(this.value, column);
    return html`<p class="fault" role="alert">${this.fault}</p>
      <pre class="fault" aria-hidden="true">${`${shown.text}\n${' '.repeat(shown.at)}^`}</pre>`;
  }

  private typed(): void {
    this.change(this.area.value);
    this.ask();
  }

  private ask(): void {
    const offers = offersAt(this.area.value, this.area.selectionStart, this.series);
    this.offers = offers.offers.length === 0 ? undefined : offers;
    this.chosen = 0;
  }

  private key(event: KeyboardEvent): void {
    if (event.key === ' ' && event.ctrlKey && !this.locked) {
      event.preventDefault();
      this.ask();
      return;
    }
    const offers = this.offers?.offers;
    if (offers === undefined) {
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const chosen = offers[this.chosen];
    if (step !== 0) {
      this.chosen = (this.chosen + step + offers.length) % offers.length;
      void this.updateComplete.then(() => this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' }));
    } else if ((event.key === 'Enter' || event.key === 'Tab') && chosen !== undefined) {
      this.take(chosen);
    } else if (event.key === 'Escape') {
      this.offers = undefined;
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private take(offer: Offer): void {
    if (this.offers === undefined) {
      return;
    }
    const { text, caret } = withOffer(this.area.value, this.offers, offer);
    this.area.value = text;
    this.area.setSelectionRange(caret, caret);
    this.change(text);
    this.offers = undefined;
    if (offer.put !== undefined) {
      this.ask();
    }
  }

  private change(text: string): void {
    this.value = text;
    this.dispatchEvent(new CustomEvent<string>('typed', { detail: text }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-expression-field': ExpressionField;
  }
}
