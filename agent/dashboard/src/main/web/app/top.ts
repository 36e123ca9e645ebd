import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Connection } from '../data/live.js';
import { icon } from '../parts/icons.js';
import '../parts/range-control.js';
import { base } from '../theme/base.js';
import './account-menu.js';
import type { App } from './app.js';
import type { Page } from './pages.js';
import './scope-switch.js';

const IS_MAC = navigator.platform.startsWith('Mac');

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
      .between {
        flex: 1;
      }
      .search {
        justify-content: flex-start;
        gap: var(--space-2);
        min-width: 220px;
        border-color: var(--line);
        color: var(--text-soft);
      }
      .search .words {
        flex: 1;
        text-align: start;
      }
      kbd {
        font-family: inherit;
        font-size: var(--text-xs);
        color: var(--text-faint);
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
          gap: var(--space-1);
          padding: var(--space-1) var(--space-2);
        }
        .menu {
          display: inline-flex;
        }
        .search {
          min-width: 0;
          width: var(--control);
          padding: 0;
          justify-content: center;
          border-color: transparent;
        }
        kbd {
          display: none;
        }
        .search .words {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
        }
      }
      @media (max-width: 560px) {
        .connection {
          padding: 0 var(--space-1);
        }
        .connection .words {
          position: absolute;
          width: 1px;
          height: 1px;
          overflow: hidden;
          clip-path: inset(50%);
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
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.store.removeEventListener('connection', this.redraw);
  }

  override render(): TemplateResult {
    return html`
      <button class="icon quiet menu" aria-label="Menu" @click=${() => this.dispatchEvent(new Event('menu'))}>${icon('menu')}</button>
      <button class="search" title="Jump to an operation, a page or an action" @click=${() => this.dispatchEvent(new Event('palette'))}>
        ${icon('search')}<span class="words">Jump to</span><kbd>${IS_MAC ? '⌘ K' : 'Ctrl K'}</kbd>
      </button>
      <ov-scope-switch .app=${this.app}></ov-scope-switch>
      <span class="between">${this.app.isDemo ? html`<span class="chip">Made-up data</span>` : nothing}</span>
      ${this.page?.hasRange === true ? html`<ov-range-control .app=${this.app}></ov-range-control>` : nothing} ${this.connection()}
      <ov-account-menu .app=${this.app} @help=${() => this.dispatchEvent(new Event('help'))}></ov-account-menu>
    `;
  }

  private connection(): TemplateResult {
    const state = this.app.store.lostAt === undefined ? this.app.store.connection : 'waiting';
    // Of a fleet nobody sends anything: it is asked.
    const words = state === 'live' && this.app.scope.kind === 'fleet' ? 'Every 10 s' : CONNECTION[state];
    return html`<span class="connection ${state}" role="status" title=${words}
      ><span class="dot"></span><span class="words">${words}</span></span
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-top': Top;
  }
}
