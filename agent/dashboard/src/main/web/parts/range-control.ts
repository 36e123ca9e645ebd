import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { paramsOf, rangeOf } from '../data/range.js';
import { base } from '../theme/base.js';

const CHOICES = [
  { text: '1 H', title: 'The last hour', seconds: 3_600 },
  { text: '24 H', title: 'The last 24 hours', seconds: 86_400 },
  { text: '7 D', title: 'The last 7 days', seconds: 7 * 86_400 },
] as const;

/** The range of time that a page shows; in the page's address. */
@customElement('ov-range-control')
export class RangeControl extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      button {
        min-height: 28px;
        padding: 0 var(--space-2);
        font-size: var(--text-s);
      }
      button[aria-pressed='true'] {
        background: var(--surface-hover);
        font-weight: 600;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    const range = rangeOf(this.app.router.params);
    return html`<div role="group" aria-label="Range of time">
      ${CHOICES.map(
        (each) => html`<button
          class="quiet"
          title=${each.title}
          aria-pressed=${range.kind === 'last' && range.seconds === each.seconds}
          @click=${() => this.app.router.set(paramsOf({ kind: 'last', seconds: each.seconds }))}
        >
          ${each.text}
        </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-range-control': RangeControl;
  }
}
