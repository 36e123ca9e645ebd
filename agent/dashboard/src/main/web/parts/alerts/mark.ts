import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../theme/base.js';
import { icon, type IconName } from '../icons.js';

/** A shape and a word, coloured by how bad it is; for cells of tables, which have their own styles. */
@customElement('ov-mark')
export class MarkPart extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }
      .plain {
        color: var(--text-soft);
      }
      .bad {
        color: var(--unhealthy);
        font-weight: 500;
      }
      .warn {
        color: var(--degraded);
        font-weight: 500;
      }
      .good {
        color: var(--healthy);
      }
    `,
  ];

  @property() shape: IconName = 'unknown';
  @property() tone: 'plain' | 'bad' | 'warn' | 'good' = 'plain';

  override render(): TemplateResult {
    return html`<span class=${this.tone}>${icon(this.shape)}<slot></slot></span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-mark': MarkPart;
  }
}
