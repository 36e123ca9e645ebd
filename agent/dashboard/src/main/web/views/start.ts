import { html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import '../parts/page-head.js';
import '../parts/start-guide.js';
import { base } from '../theme/base.js';

/** How to begin. */
@customElement('ov-view-start')
export class StartView extends LitElement {
  static override styles = [base];

  @property({ attribute: false }) app!: App;

  override render(): TemplateResult {
    return html`<ov-page-head .app=${this.app} heading="Begin monitoring"></ov-page-head>
      <ov-start-guide .app=${this.app}></ov-start-guide>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-start': StartView;
  }
}
