import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Notices } from '../app/notices.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';

/** The short messages at the edge of the page. */
@customElement('ov-notice-list')
export class NoticeList extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        position: fixed;
        right: var(--space-4);
        bottom: var(--space-4);
        z-index: 40;
        display: grid;
        gap: var(--space-2);
        max-width: min(420px, calc(100vw - 32px));
      }
      .notice {
        display: flex;
        align-items: start;
        gap: var(--space-2);
        padding: var(--space-2) var(--space-2) var(--space-2) var(--space-3);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
      }
      .text {
        flex: 1;
        padding: 5px 0;
        overflow-wrap: anywhere;
      }
      .problem {
        border-color: var(--unhealthy);
      }
    `,
  ];

  @property({ attribute: false }) notices!: Notices;

  private readonly redraw = (): void => this.requestUpdate();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('notices')) {
      changed.get('notices')?.removeEventListener('change', this.redraw);
      this.notices.addEventListener('change', this.redraw);
    }
  }

  override render(): TemplateResult {
    return html`<div role="status" aria-live="polite">
      ${this.notices.all.map(
        (each) => html`<div class="notice ${each.kind}">
          <span class="text">${each.text}</span>
          <button class="icon quiet" aria-label="Close" @click=${() => this.notices.close(each.id)}>${icon('close')}</button>
        </div>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-notice-list': NoticeList;
  }
}
