import { css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';

/**
 * A dialog over the page, in the browser's own <dialog>: it keeps the focus, closes by Escape, and gives the focus back.
 * Content in the default slot, buttons in the slot "actions". Sends `closed` when it closes, whoever closed it.
 */
@customElement('ov-dialog')
export class DialogPart extends LitElement {
  static override styles = [
    base,
    css`
      dialog {
        width: min(var(--dialog-width, 560px), calc(100vw - 24px));
        max-height: calc(100vh - 48px);
        padding: 0;
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
        color: var(--text);
      }
      dialog::backdrop {
        background: rgb(0 0 0 / 45%);
      }
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-3) var(--space-3) 0 var(--space-4);
      }
      .content {
        padding: var(--space-3) var(--space-4) var(--space-4);
      }
      footer {
        display: flex;
        flex-wrap: wrap;
        justify-content: flex-end;
        gap: var(--space-2);
        padding: 0 var(--space-4) var(--space-4);
      }
    `,
  ];

  @property() heading = '';
  @property({ type: Boolean }) open = false;
  @query('dialog') private readonly dialog!: HTMLDialogElement;

  override updated(changed: PropertyValues<this>): void {
    if (!changed.has('open')) {
      return;
    }
    if (this.open && !this.dialog.open) {
      this.dialog.showModal();
    } else if (!this.open && this.dialog.open) {
      this.dialog.close();
    }
  }

  override render(): TemplateResult {
    return html`<dialog aria-labelledby="heading" @close=${this.closed}>
      <header>
        <h2 id="heading">${this.heading}</h2>
        <button class="icon quiet" aria-label="Close" @click=${() => this.dialog.close()}>${icon('close')}</button>
      </header>
      <div class="content"><slot></slot></div>
      <footer><slot name="actions"></slot></footer>
    </dialog>`;
  }

  private closed(): void {
    this.open = false;
    this.dispatchEvent(new Event('closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-dialog': DialogPart;
  }
}
