import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { ago, time } from '../data/format.js';
import { icon } from '../parts/icons.js';
import { base } from '../theme/base.js';
import type { App } from './app.js';

/** Says that the connection is gone, and how old what is shown is; nothing while it is there. */
@customElement('ov-connection')
export class ConnectionBanner extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      .gone {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-3);
        padding: var(--space-2) var(--space-5);
        border-bottom: 1px solid var(--line);
        background: var(--degraded-sunk);
      }
      .text {
        flex: 1 1 240px;
      }
      @media (max-width: 900px) {
        .gone {
          padding: var(--space-2) var(--space-3);
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private stop: (() => void) | undefined;
  private readonly changed = (): void => {
    this.stop?.();
    this.stop = this.isGone ? this.app.clock.watch(() => this.requestUpdate()) : undefined;
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.store.addEventListener('connection', this.changed);
    this.changed();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.store.removeEventListener('connection', this.changed);
    this.stop?.();
    this.stop = undefined;
  }

  private get isGone(): boolean {
    return this.app.store.lostAt !== undefined;
  }

  override render(): TemplateResult {
    const heard = this.app.store.heardAt;
    const lost = this.app.store.lostAt;
    if (lost === undefined) {
      return html`<div role="status"></div>`;
    }
    const now = this.app.clock.now();
    return html`<div class="gone">
      <span class="text"
        ><span role="status">The connection to the application is gone.</span> ${heard === undefined
          ? nothing
          : html`Values are of <span class="number">${time(heard, now)}</span>, <span class="number">${ago(heard, now)}</span>.`}
        It comes back by itself.</span
      >
      <button @click=${() => this.app.store.retry()}>${icon('refresh')}Connect now</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-connection': ConnectionBanner;
  }
}
