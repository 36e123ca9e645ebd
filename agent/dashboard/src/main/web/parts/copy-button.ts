import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';

/** Copies a text, and says whether it did: without TLS, on another machine, browsers do not let pages copy. */
@customElement('ov-copy-button')
export class CopyButton extends LitElement {
  static override styles = [base];

  @property({ attribute: false }) text = '';
  @property() label = 'Copy';
  @state() private said = '';

  override render(): TemplateResult {
    return html`<button @click=${this.copy}>${icon('copy')}${this.label}</button>
      <span class="small soft" role="status">${this.said}</span>`;
  }

  private async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text);
      this.said = 'Copied';
    } catch {
      this.said = 'This browser does not allow it here; select it and copy.';
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-copy-button': CopyButton;
  }
}
