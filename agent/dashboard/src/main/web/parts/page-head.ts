import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { score as scoreText } from '../data/format.js';
import { base } from '../theme/base.js';
import './status.js';
import type { Status } from './status.js';
import './when.js';

/**
 * The head of a page: what is looked at, and how it is. Buttons in the default slot; what stands below the title in the
 * slot "more".
 */
@customElement('ov-page-head')
export class PageHead extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        padding-bottom: var(--space-4);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2) var(--space-4);
      }
      h1 {
        outline-offset: 2px;
      }
      h1:focus:not(:focus-visible) {
        outline: none;
      }
      .actions {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        margin-left: auto;
      }
      .how {
        display: inline-flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property() heading = '';
  /** How it is; nothing is said of it without. */
  @property() status: Status | undefined;
  /** Since when, as the agent writes times. */
  @property() since: string | null | undefined;
  @property({ attribute: false }) score: number | null | undefined;

  override render(): TemplateResult {
    return html`<header>
        <h1 tabindex="-1">${this.heading}</h1>
        ${this.status === undefined ? nothing : this.how(this.status)}
        <div class="actions"><slot></slot></div>
      </header>
      ${this.app.isDemo && this.app.router.place.path.startsWith('/admin') ? html`<p class="soft small" role="note">Made-up data are shown: nothing can be changed here.</p>` : nothing}
      <slot name="more"></slot>`;
  }

  private how(status: Status): TemplateResult {
    return html`<span class="how">
      <ov-status .status=${status}></ov-status>
      ${this.score === undefined ? nothing : html`<span class="number soft">score ${scoreText(this.score)}</span>`}
      ${this.since === undefined || this.since === null ? nothing : html`<span class="soft">for <ov-when .app=${this.app} .at=${this.since} as="for"></ov-when></span>`}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-page-head': PageHead;
  }
}
