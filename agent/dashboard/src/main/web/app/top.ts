import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../data/live.js';
import { icon } from '../parts/icons.js';
import '../parts/range-control.js';
import { base } from '../theme/base.js';
import type { App } from './app.js';
import type { Page } from './pages.js';

const CONNECTION: Readonly<Record<Connection, string>> = {
  live: 'Live',
  connecting: 'Connecting',
  waiting: 'Disconnected',
  off: 'Connecting',
};

/** The bar above each page: range of time, connection, theme, and who reads. */
@customElement('ov-top')
export class Top extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        position: sticky;
        top: 0;
        z-index: 10;
        min-height: var(--top);
        padding: var(--space-1) var(--space-5);
        border-bottom: 1px solid var(--line);
        background: var(--surface);
      }
      .menu {
        display: none;
      }
      .title {
        flex: 1;
        min-width: 0;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 600;
      }
      .connection {
        display: inline-flex;
        align-items: center;
        gap: 6px;
        font-size: var(--text-s);
        color: var(--text-soft);
        white-space: nowrap;
      }
      .dot {
        width: 8px;
        height: 8px;
        border: 2px solid var(--text-faint);
        border-radius: 50%;
      }
      .live .dot {
        border-color: var(--healthy);
        background: var(--healthy);
      }
      .waiting {
        color: var(--unhealthy);
      }
      .waiting .dot {
        border-color: var(--unhealthy);
      }
      @media (max-width: 900px) {
        :host {
          flex-wrap: wrap;
          padding: var(--space-1) var(--space-3);
        }
        .menu {
          display: inline-flex;
        }
      }
      @media (max-width: 560px) {
        .who span {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) page: Page | undefined;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.store.addEventListener('connection', this.redraw);
    this.app.theme.addEventListener('change', this.redraw);
    this.app.session.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.store.removeEventListener('connection', this.redraw);
    this.app.theme.removeEventListener('change', this.redraw);
    this.app.session.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    return html`
      <button class="icon quiet menu" aria-label="Menu" @click=${() => this.dispatchEvent(new Event('menu'))}>${icon('menu')}</button>
      <span class="title">${this.app.isDemo ? html`<span class="chip">Made-up data</span>` : nothing}</span>
      ${this.page?.hasRange === true ? html`<ov-range-control .app=${this.app}></ov-range-control>` : nothing}
      ${this.connection()} ${this.theme()} ${this.who()}
    `;
  }

  private connection(): TemplateResult {
    const state = this.app.store.connection;
    return html`<span class="connection ${state}" role="status"
      ><span class="dot"></span>${CONNECTION[state]}${state === 'waiting'
        ? html`<button class="quiet" @click=${() => this.app.store.retry()}>Connect now</button>`
        : nothing}</span
    >`;
  }

  private theme(): TemplateResult {
    const isDark = this.app.theme.isDark;
    const label = isDark ? 'Light colours' : 'Dark colours';
    return html`<button class="icon quiet" aria-label=${label} title=${label} @click=${() => this.app.theme.choose(isDark ? 'light' : 'dark')}>
      ${icon(isDark ? 'sun' : 'moon')}
    </button>`;
  }

  private who(): TemplateResult | typeof nothing {
    const me = this.app.session.me;
    if (me?.kind !== 'user') {
      return nothing;
    }
    return html`<button class="quiet who" title="Log out" aria-label=${`Log out ${me.name ?? ''}`} @click=${this.logOut}>
      ${icon('user')}<span>${me.name}</span>
    </button>`;
  }

  private async logOut(): Promise<void> {
    await this.app.api.send('POST /api/v1/logout', undefined);
    location.reload();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-top': Top;
  }
}
