import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { share } from '../../data/format.js';
import { base } from '../../theme/base.js';

/** How much of something is used, as a bar; above all of it, it is full. */
@customElement('ov-meter')
export class MeterPart extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      svg {
        display: block;
        width: 100%;
        height: 6px;
      }
      rect {
        fill: var(--surface-hover);
      }
      .used {
        fill: var(--series-1);
      }
      .much {
        fill: var(--degraded);
      }
      .over {
        fill: var(--unhealthy);
      }
    `,
  ];

  /** From 0; above 1 it is too much. */
  @property({ attribute: false }) used = 0;
  @property() label = '';

  override render(): TemplateResult {
    const words = `${this.label}: ${share(this.used)}`;
    const kind = this.used >= 1 ? 'over' : this.used >= 0.8 ? 'much' : 'used';
    return html`<svg viewBox="0 0 100 6" preserveAspectRatio="none" role="img" aria-label=${words}>
      <title>${words}</title>
      <rect width="100" height="6" rx="1" />
      ${svg`<rect class=${kind} width=${Math.max(0, Math.min(1, this.used)) * 100} height="6" rx="1" />`}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-meter': MeterPart;
  }
}
