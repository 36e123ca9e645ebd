import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { Fetched } from '../data/controllers.js';
import { PANEL_KINDS, type PanelKind } from '../data/layout.js';
import { valueOf } from '../data/loaded.js';
import { base } from '../theme/base.js';
import './dialog.js';
import { KINDS } from './panels/kinds.js';

/** What is to be added. */
export interface Added {
  readonly kind: PanelKind;
  readonly wrapper: string;
  readonly operation: string;
}

/** Chooses a panel to add, and whose it is. Sends `added` (an Added) and `closed`. */
@customElement('ov-add-panel')
export class AddPanel extends LitElement {
  static override styles = [
    base,
    css`
      .stack > label {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        align-items: start;
        gap: 0 var(--space-3);
      }
      fieldset {
        display: grid;
        gap: var(--space-2);
        margin: 0;
        padding: 0;
        border: 0;
      }
      legend {
        padding: 0;
      }
      .kind {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 0 var(--space-3);
        font-weight: 400;
      }
      .kind input {
        margin: 3px 0 0;
      }
      .kind .small {
        grid-column: 2;
      }
      select {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ type: Boolean }) open = false;
  @state() private kind: PanelKind = 'chart';
  @state() private wrapper = '';
  @state() private operation = '';

  private readonly operations = new Fetched(
    this,
    () => (this.open ? 'operations' : undefined),
    (signal) => this.app.api.get('/api/v1/operations', { query: { limit: 10_000 }, signal }),
  );

  override render(): TemplateResult {
    return html`<ov-dialog heading="Add a panel" .open=${this.open} @closed=${this.closed}>
      <div class="stack">
        <fieldset>
          <legend class="visually-hidden">What it shows</legend>
          ${PANEL_KINDS.map(
            (each) => html`<label class="kind"
              ><input type="radio" name="kind" .checked=${this.kind === each} @change=${() => (this.kind = each)} /><span>${KINDS[each].title}</span
              ><span class="small soft">${KINDS[each].text}</span></label
            >`,
          )}
        </fieldset>
        ${KINDS[this.kind].hasScope ? this.scope() : nothing}
      </div>
      <button slot="actions" @click=${this.closed}>Cancel</button>
      <button slot="actions" class="primary" @click=${this.add}>Add</button>
    </ov-dialog>`;
  }

  private scope(): TemplateResult {
    const all = valueOf(this.operations.state)?.operations ?? [];
    const wrappers = [...new Set(all.map((each) => each.wrapper))].sort();
    const operations = all.filter((each) => each.wrapper === this.wrapper).map((each) => each.operation);
    return html`${this.choice('wrapper', 'Wrapper', 'All calls', wrappers, this.wrapper, (value) => {
      this.wrapper = value;
      this.operation = '';
    })}
    ${this.wrapper === ''
      ? nothing
      : this.choice('operation', 'Operation', 'All of its operations', operations, this.operation, (value) => (this.operation = value))}`;
  }

  private choice(id: string, label: string, all: string, choices: readonly string[], chosen: string, choose: (value: string) => void): TemplateResult {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id} @change=${(event: Event) => choose((event.target as HTMLSelectElement).value)}>
        <option value="" ?selected=${chosen === ''}>${all}</option>
        ${choices.map((each) => html`<option value=${each} ?selected=${each === chosen}>${each}</option>`)}
      </select>
    </div>`;
  }

  private add(): void {
    const hasScope = KINDS[this.kind].hasScope;
    const detail: Added = { kind: this.kind, wrapper: hasScope ? this.wrapper : '', operation: hasScope ? this.operation : '' };
    this.dispatchEvent(new CustomEvent<Added>('added', { detail }));
    this.closed();
  }

  private closed(): void {
    if (this.open) {
      this.open = false;
      this.dispatchEvent(new Event('closed'));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-add-panel': AddPanel;
  }
}
