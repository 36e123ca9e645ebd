import { css, html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../../theme/base.js';

const SHAPES: Readonly<Record<string, SVGTemplateResult>> = {
  critical: svg`<path d="M5 1.5h6L14.5 5v6L11 14.5H5L1.5 11V5Z" fill="currentColor" stroke="none"/><path d="M8 4.5v4.2M8 11.3h.01" stroke="var(--surface)" stroke-width="1.8"/>`,
  warning: svg`<path d="M8 1.5 15 14H1Z" fill="currentColor" stroke="none"/><path d="M8 6v4M8 12h.01" stroke="var(--surface)" stroke-width="1.7"/>`,
  info: svg`<circle cx="8" cy="8" r="6.5"/><path d="M8 7.5v4M8 4.8h.01"/>`,
};
const OTHER = svg`<rect x="3" y="3" width="10" height="10" rx="2"/>`;

/** How bad an alert is, in the words of its rule: a shape and the word. */
@customElement('ov-severity')
export class SeverityPart extends LitElement {
  static override styles = [
    base,
    css`
      :host,
      span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        white-space: nowrap;
      }
      svg {
        flex: none;
      }
      .critical {
        color: var(--unhealthy);
      }
      .warning {
        color: var(--degraded);
      }
      .info {
        color: var(--info);
      }
      .other {
        color: var(--unknown);
      }
    `,
  ];

  @property() severity = '';

  override render(): TemplateResult {
    const shape = SHAPES[this.severity];
    return html`<span class=${shape === undefined ? 'other' : this.severity}
      ><svg
        aria-hidden="true"
        focusable="false"
        width="16"
        height="16"
        viewBox="0 0 16 16"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        stroke-linecap="round"
      >
        ${shape ?? OTHER}</svg
      >${this.severity === '' ? 'no severity' : this.severity}</span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-severity': SeverityPart;
  }
}
