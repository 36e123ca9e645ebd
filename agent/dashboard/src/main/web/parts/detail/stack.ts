import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { frames, stackText } from '../../data/detail/frames.js';
import { base } from '../../theme/base.js';
import '../copy-button.js';

/** So many frames are shown at first. */
const FIRST = 24;

/** A stack trace: own frames stand out, the rest is there. */
@customElement('ov-stack')
export class StackPart extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .box {
        position: relative;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-sunk);
      }
      /* Positioned, so that what is hidden in it cannot widen the page. */
      .scroll {
        position: relative;
        max-height: 420px;
        overflow: auto;
        padding: var(--space-3) var(--space-4);
      }
      ov-copy {
        position: absolute;
        top: var(--space-1);
        inset-inline-end: var(--space-3);
        border-radius: var(--radius-m);
        background: var(--surface-sunk);
      }
      ol {
        width: max-content;
        min-width: 100%;
        padding-top: var(--space-4);
        font-family: var(--mono);
        font-size: var(--text-xs);
        line-height: 1.65;
      }
      li {
        padding-inline-start: var(--space-3);
        border-inline-start: 2px solid transparent;
        color: var(--text-faint);
        white-space: pre;
      }
      li.own {
        border-color: var(--accent);
        color: var(--text);
        font-weight: 600;
      }
      .cause {
        margin-top: var(--space-1);
        color: var(--text);
      }
    `,
  ];

  /** The first line: class and message, or the thread. */
  @property() head = '';
  @property({ attribute: false }) stack: readonly string[] = [];
  @property({ attribute: false }) causes: readonly string[] = [];
  /** How the application's own classes begin; undefined where that is not known. */
  @property({ attribute: false }) root: string | undefined;
  @state() private isWhole = false;

  override render(): TemplateResult {
    const all = frames(this.stack, this.root);
    const seen = this.isWhole ? all : all.slice(0, FIRST);
    return html`<div class="box">
        <div class="scroll" tabindex="0" role="region" aria-label=${`Stack trace: ${this.head}`}>
          <ol>
            ${seen.map((each) => html`<li class=${each.isOwn ? 'own' : ''}>at ${each.text}${each.isOwn ? html`<span class="visually-hidden"> (own)</span>` : nothing}</li>`)}
            ${this.causes.map((each) => html`<li class="cause">Caused by: ${each}</li>`)}
          </ol>
        </div>
        <ov-copy .text=${stackText(this.head, this.stack, this.causes)} what="stack trace"></ov-copy>
      </div>
      ${seen.length < all.length
        ? html`<button class="quiet" @click=${() => (this.isWhole = true)}>Show ${all.length - seen.length} more frames</button>`
        : nothing}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-stack': StackPart;
  }
}
