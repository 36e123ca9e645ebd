import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { FleetInstances } from '../data/api-types.js';
import { asProblem } from '../data/problem.js';
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
  @state() private fleet: FleetInstances | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.read();
  }

  /** What goes wrong says the page of the instances; here the scopes that need no list remain. */
  private async read(): Promise<void> {
    if (this.app.isDemo) {
      return;
    }
    try {
      this.fleet = await this.app.api.get('/api/v1/fleet/instances');
    } catch (thrown) {
      // Somebody who is asked for the fleet fails: so there is somebody.
      const isConfigured = asProblem(thrown).status >= 500;
      this.fleet = { configured: isConfigured, source: null, time: null, intervalSeconds: null, instances: [] };
    }
  }

  override render(): TemplateResult | typeof nothing {
    const { scope } = this.app;
    if (this.fleet?.configured !== true && scope.kind === 'here') {
      return nothing;
    }
    const chosen = scopeText(scope);
    const names = (this.fleet?.instances ?? []).map((each) => each.instance);
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
      <a class="button icon quiet" href=${this.app.router.href('instances')} aria-label="Instances" title="Instances">${icon('instances')}</a>`;
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
