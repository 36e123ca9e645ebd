import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../parts/icons.js';
import { base } from '../theme/base.js';
import type { App } from './app.js';
import { markedPath } from './here.js';
import { PAGES, type Page } from './pages.js';

/** In the order of what one looks at first. */
const GROUPS: readonly Page['group'][] = ['Health', 'Alerts', 'Insight', 'Admin'];

/** The navigation: pages by group, those that the reader may see. */
@customElement('ov-side')
export class Side extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        overflow-y: auto;
        border-right: 1px solid var(--line);
        background: var(--surface);
      }
      .brand {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        height: var(--top);
        padding: 0 var(--space-2);
        color: var(--text);
        font-weight: 600;
      }
      .brand img {
        width: 22px;
        height: 22px;
      }
      nav {
        display: grid;
        gap: var(--space-4);
        padding: 0 var(--space-2) var(--space-5);
      }
      h2 {
        padding: 0 var(--space-2) var(--space-1);
        color: var(--text-faint);
        font-size: var(--text-xs);
        font-weight: 500;
      }
      .group a {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 30px;
        padding: 0 var(--space-2);
        border-radius: var(--radius-s);
        color: var(--text-soft);
      }
      .group a:hover {
        background: var(--surface-hover);
        text-decoration: none;
      }
      .group a[aria-current] {
        background: var(--surface-hover);
        color: var(--text);
        font-weight: 500;
      }
      svg {
        flex: none;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
    this.app.session.addEventListener('change', this.redraw);
    this.app.fleet.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
    this.app.session.removeEventListener('change', this.redraw);
    this.app.fleet.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    const marked = markedPath(PAGES, this.app.router.place.path);
    const pages = PAGES.filter((each) => each.icon !== undefined && this.app.session.may(each.role) && this.isOffered(each));
    const groups = GROUPS.filter((group) => pages.some((each) => each.group === group));
    return html`
      <nav aria-label="Pages">
        <a class="brand" href=${this.app.router.href()}><img src="favicon.svg" alt="" width="22" height="22" />Opvitals</a>
        ${groups.map(
          (group) => html`<div class="group">
            <h2 id=${group}>${group}</h2>
            <ul aria-labelledby=${group}>
              ${pages.filter((each) => each.group === group).map((each) => html`<li>${this.link(each, each.path === marked)}</li>`)}
            </ul>
          </div>`,
        )}
      </nav>
    `;
  }

  private isOffered(page: Page): boolean {
    return page.isOfFleet !== true || this.app.fleet.isConfigured;
  }

  private link(page: Page, isHere: boolean): TemplateResult {
    const segments = page.path.split('/').slice(1);
    return html`<a href=${this.app.router.href(...segments)} aria-current=${isHere ? 'page' : nothing}
      >${page.icon === undefined ? nothing : icon(page.icon)}${page.title}</a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-side': Side;
  }
}
