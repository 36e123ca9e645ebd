import { css, html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';

export type Status = 'healthy' | 'degraded' | 'unhealthy' | 'unknown';

/** A health status as a shape and a word; its colour says the same a third time. */
@customElement('ov-status')
export class StatusPart extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-weight: 500;
        vertical-align: bottom;
        white-space: nowrap;
      }
      .healthy {
        color: var(--healthy);
      }
      .degraded {
        color: var(--degraded);
      }
      .unhealthy {
        color: var(--unhealthy);
      }
      .unknown {
        color: var(--unknown);
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: 6px;
      }
      svg {
        flex: none;
      }
    `,
  ];

  @property() status: Status = 'unknown';

  /** Whether the word is only for screen readers: where it stands beside for many rows. */
  @property({ type: Boolean }) compact = false;

  override render() {
    return html`<span class=${this.status} title=${this.compact ? this.status : ''}
      >${icon(this.status)}<span class=${this.compact ? 'visually-hidden' : ''}>${this.status}</span></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-status': StatusPart;
  }
}
