import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import '../parts/dialog.js';
import { base } from '../theme/base.js';
import type { Shortcut } from './keys.js';

/** The list of all shortcuts, in a dialog. */
@customElement('ov-help-sheet')
export class HelpSheet extends LitElement {
  static override styles = [
    base,
    css`
      .groups {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
        gap: var(--space-5);
      }
      h3 {
        padding-bottom: var(--space-2);
        color: var(--text-soft);
        font-size: var(--text-s);
        font-weight: 500;
      }
      div.pair {
        display: flex;
        justify-content: space-between;
        gap: var(--space-3);
        padding: var(--space-1) 0;
      }
      dd {
        flex: none;
      }
      kbd {
        padding: 1px 6px;
        border: 1px solid var(--line);
        border-radius: var(--radius-s);
        background: var(--surface-sunk);
        font-family: var(--mono);
        font-size: var(--text-s);
      }
      p {
        padding-top: var(--space-4);
      }
    `,
  ];

  @property({ attribute: false }) shortcuts: readonly Shortcut[] = [];
  @property({ type: Boolean }) open = false;

  override render(): TemplateResult {
    const groups = [...new Set(this.shortcuts.map((each) => each.group))];
    return html`<ov-dialog heading="Keyboard shortcuts" .open=${this.open} @closed=${this.closed}>
      <div class="groups">
        ${groups.map(
          (group) => html`<section>
            <h3>${group}</h3>
            <dl>${this.shortcuts.filter((each) => each.group === group).map(pair)}</dl>
          </section>`,
        )}
      </div>
      <p class="soft small">They do nothing while you type into a field.</p>
    </ov-dialog>`;
  }

  private closed(): void {
    this.open = false;
    this.dispatchEvent(new Event('closed'));
  }
}

function pair(shortcut: Shortcut): TemplateResult {
  const isMac = navigator.platform.startsWith('Mac');
  const keys = shortcut.keys.split(' ').map((each) => each.replace('Mod+k', isMac ? '⌘ K' : 'Ctrl K'));
  return html`<div class="pair">
    <dt>${shortcut.text}</dt>
    <dd>${keys.map((each, i) => html`${i === 0 ? '' : ' then '}<kbd>${each}</kbd>`)}</dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-help-sheet': HelpSheet;
  }
}
