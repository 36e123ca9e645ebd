import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';

const SAID_MS = 2_000;

/** Copies a text, and says that it did. */
@customElement('ov-copy')
export class CopyButton extends LitElement {
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
    `,
  ];

  @property() text = '';
  /** What is copied, for those who do not see where the button stands. */
  @property() what = 'text';

  @state() private said = '';

  override render(): TemplateResult {
    return html`<button class="quiet" @click=${this.copy}>
      ${icon(this.said === 'Copied' ? 'check' : 'copy')}<span>${this.said === '' ? 'Copy' : this.said}</span
      ><span class="visually-hidden">&nbsp;${this.what}</span>
    </button>`;
  }

  private async copy(): Promise<void> {
    this.said = (await copied(this.text)) ? 'Copied' : 'The browser does not allow it';
    window.setTimeout(() => (this.said = ''), SAID_MS);
  }
}

/** The browser's clipboard is only there on https and on this machine; the older way is everywhere. */
async function copied(text: string): Promise<boolean> {
  if (navigator.clipboard !== undefined) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }
  const area = document.createElement('textarea');
  area.value = text;
  document.body.append(area);
  area.select();
  const isDone = document.execCommand('copy');
  area.remove();
  return isDone;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-copy': CopyButton;
  }
}
