import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import { summaryOf } from '../../data/alerts.js';
import type { Alert } from '../../data/api-types.js';
import { asProblem, type ApiProblem } from '../../data/problem.js';
import { base } from '../../theme/base.js';
import '../dialog.js';

/** Takes an alert in hand. Sends `saved` when it is, `closed` when it closes. */
@customElement('ov-acknowledge-dialog')
export class AcknowledgeDialog extends LitElement {
  static override styles = [
    base,
    css`
      form {
        display: grid;
        gap: var(--space-3);
      }
      .fault {
        color: var(--unhealthy);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** Undefined while the dialog is closed. */
  @property({ attribute: false }) alert: Alert | undefined;
  @state() private problem: ApiProblem | undefined;
  @query('textarea') private readonly note!: HTMLTextAreaElement | null;

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('alert')) {
      this.problem = undefined;
    }
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('alert') && this.alert !== undefined) {
      requestAnimationFrame(() => this.note?.focus());
    }
  }

  override render(): TemplateResult {
    return html`<ov-dialog heading="Acknowledge an alert" .open=${this.alert !== undefined} @closed=${this.closed}>
      ${this.alert === undefined
        ? nothing
        : html`<form @submit=${this.submit}>
            <p>
              <strong>${this.alert.name}</strong>: ${summaryOf(this.alert, 'it fires')}. Until it is over it is not repeated and does
              not escalate.
            </p>
            <div class="field">
              <label for="note">Note</label>
              <textarea id="note" rows="2" maxlength="1000" aria-describedby="hint"></textarea>
              <span class="hint" id="hint">what others should know; may be empty</span>
            </div>
            ${this.problem === undefined ? nothing : html`<p class="fault" role="alert">${this.problem.message}</p>`}
          </form>`}
      <button slot="actions" @click=${() => (this.alert = undefined)}>Cancel</button>
      <button slot="actions" class="primary" @click=${this.submit}>Acknowledge</button>
    </ov-dialog>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const alert = this.alert;
    if (alert === undefined) {
      return;
    }
    try {
      const note = this.note?.value.trim() ?? '';
      await this.app.api.send('POST /api/v1/alerts/{id}/acknowledge', { note }, { path: { id: alert.id } });
      this.app.notices.done(`${alert.name} is in your hand.`);
      this.dispatchEvent(new Event('saved'));
      this.alert = undefined;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  private closed(): void {
    this.alert = undefined;
    this.dispatchEvent(new Event('closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-acknowledge-dialog': AcknowledgeDialog;
  }
}
