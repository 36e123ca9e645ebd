import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { scopeName, scopeText, SCOPE_PARAM } from '../data/scope.js';
import { icon } from '../parts/icons.js';
import { base } from '../theme/base.js';
import type { App } from './app.js';

/** Whose numbers the pages show: this JVM's, the fleet's, or those of one instance. Nothing where there is no fleet. */
@customElement('ov-scope-switch')
export class ScopeSwitch extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        min-width: 0;
      }
      select {
        min-width: 0;
        max-width: 200px;
        text-overflow: ellipsis;
      }
      @media (max-width: 560px) {
        select {
          max-width: 96px;
        }
        a {
          display: none;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.fleet.addEventListener('change', this.redraw);
    if (!this.app.isDemo) {
      void this.app.fleet.read(this.app.api);
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.fleet.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult | typeof nothing {
    const { fleet, scope } = this.app;
    if (!fleet.isConfigured && scope.kind === 'here') {
      return nothing;
    }
    const chosen = scopeText(scope);
    const { names } = fleet;
    const isListed = ['', '*', ...names].includes(chosen);
    return html`<select aria-label="Whose numbers are shown" .value=${chosen} @change=${this.choose}>
        <option value="" ?selected=${chosen === ''}>This JVM</option>
        <option value="*" ?selected=${chosen === '*'}>Fleet</option>
        ${isListed ? nothing : html`<option value=${chosen} selected>${scopeName(scope)}</option>`}
        ${names.length === 0
          ? nothing
          : html`<optgroup label="Instances">
              ${names.map((each) => html`<option value=${each} ?selected=${each === chosen}>${each}</option>`)}
            </optgroup>`}
      </select>
      <a class="button icon quiet" href=${this.app.router.href('instances')} aria-label="Instances" title="Instances">${icon('fleet')}</a>`;
  }

  private choose(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.app.router.set({ [SCOPE_PARAM]: value });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-scope-switch': ScopeSwitch;
  }
}
