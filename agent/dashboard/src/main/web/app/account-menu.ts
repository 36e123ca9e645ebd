import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { icon } from '../parts/icons.js';
import { base } from '../theme/base.js';
import type { ThemeChoice } from '../theme/theme.js';
import type { App } from './app.js';

const THEMES: readonly { readonly id: ThemeChoice; readonly title: string }[] = [
  { id: 'system', title: 'As the system' },
  { id: 'light', title: 'Light' },
  { id: 'dark', title: 'Dark' },
];

/** Who reads, colours, shortcuts, logging out. The browser's own popover: Escape and a click elsewhere close it. */
@customElement('ov-account-menu')
export class AccountMenu extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
      }
      #menu {
        inset: calc(var(--top) - 4px) 12px auto auto;
        width: 244px;
        margin: 0;
        padding: var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
        color: var(--text);
      }
      .who {
        display: grid;
        padding: var(--space-2);
        overflow-wrap: anywhere;
      }
      fieldset {
        display: grid;
        margin: var(--space-2) 0;
        padding: var(--space-2) 0;
        border: solid var(--line);
        border-width: 1px 0;
      }
      legend {
        float: left;
        padding: 0 var(--space-2) var(--space-1);
        color: var(--text-soft);
        font-size: var(--text-s);
      }
      label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 30px;
        padding: 0 var(--space-2);
        font-weight: 400;
      }
      a,
      .item {
        display: flex;
        justify-content: flex-start;
        align-items: center;
        gap: var(--space-2);
        width: 100%;
        min-height: 32px;
        padding: 0 var(--space-2);
        border-radius: var(--radius-s);
        color: var(--text);
      }
      a:hover,
      label:hover {
        background: var(--surface-hover);
        text-decoration: none;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @query('#menu') private readonly menu!: HTMLElement;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.theme.addEventListener('change', this.redraw);
    this.app.session.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.theme.removeEventListener('change', this.redraw);
    this.app.session.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return html`<button class="icon quiet" popovertarget="menu" aria-label="Account and colours" title="Account and colours">${icon('user')}</button>
      <div id="menu" popover role="group" aria-label="Account and colours">
        ${this.who()}
        <fieldset>
          <legend>Colours</legend>
          ${THEMES.map(
            (each) => html`<label
              ><input
                type="radio"
                name="theme"
                .checked=${this.app.theme.choice === each.id}
                @change=${() => this.app.theme.choose(each.id)}
              />${each.title}</label
            >`,
          )}
        </fieldset>
        <button class="quiet item" @click=${this.help}>${icon('help')}Keyboard shortcuts</button>
        ${this.app.session.me?.kind === 'user'
          ? html`<button class="quiet item" @click=${() => void this.app.session.logOut(this.app.api)}>${icon('external')}Log out</button>`
          : nothing}
      </div>`;
  }

  private who(): TemplateResult {
    const me = this.app.session.me;
    if (me?.kind !== 'user') {
      return html`<p class="who soft small">Nobody need log in here: the page answers on this machine only, and may change everything.</p>`;
    }
    return html`<p class="who"><b>${me.name}</b><span class="soft small">${me.role}</span></p>
      <a href=${this.app.router.href('account')} @click=${() => this.menu.hidePopover()}>${icon('settings')}Change password</a>`;
  }

  private help(): void {
    this.menu.hidePopover();
    this.dispatchEvent(new Event('help'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-account-menu': AccountMenu;
  }
}
