import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { base } from '../theme/base.js';
import type { App } from './app.js';

/** What names of preferences are called where a reader is asked about them. */
const WORDS: Readonly<Record<string, string>> = { overview: 'arrangement of the overview', refreshSeconds: 'refresh interval' };

/** Asks what to keep where two tabs changed the same; and says if a change is kept in this browser only. */
@customElement('ov-preferences-banner')
export class PreferencesBanner extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .asked {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-2) var(--space-5);
        border-bottom: 1px solid var(--line);
        background: var(--info-sunk);
      }
      .asked span {
        flex: 1 1 240px;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.preferences.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.preferences.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    const names = this.app.preferences.conflicts.map((each) => WORDS[each] ?? each);
    if (names.length > 0) {
      return html`<div class="asked">
        <span role="alert">Another tab has changed the ${names.join(' and the ')}, too. Which is to be kept?</span>
        <button @click=${() => this.app.preferences.resolve(true)}>Mine</button>
        <button @click=${() => this.app.preferences.resolve(false)}>The other</button>
      </div>`;
    }
    return this.app.preferences.problem === undefined
      ? html`${nothing}`
      : html`<div class="asked"><span role="status">What you have chosen is kept in this browser only, until the application answers again.</span></div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-preferences-banner': PreferencesBanner;
  }
}
