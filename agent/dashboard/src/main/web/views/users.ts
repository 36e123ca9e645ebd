import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import '../parts/page-head.js';
import '../parts/token-list.js';
import '../parts/user-list.js';
import { base } from '../theme/base.js';

/** Who may log in, and which programs may ask. */
@customElement('ov-view-users')
export class UsersView extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
        grid-template-columns: minmax(0, 1fr);
      }
      ov-page-head {
        padding-bottom: 0;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Users and tokens"></ov-page-head>
      ${this.app.session.me?.needsLogin === false
        ? html`<p class="soft">
            Nobody needs to log in at the moment: it is development, on this machine only. With
            <code>opvitals.security.login: required</code> they do.
          </p>`
        : nothing}
      <ov-user-list .app=${this.app}></ov-user-list>
      <ov-token-list .app=${this.app}></ov-token-list>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-users': UsersView;
  }
}
