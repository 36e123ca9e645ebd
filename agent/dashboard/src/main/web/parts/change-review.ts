import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { plural } from '../data/format.js';
import { pendings, type Pending } from '../data/setting-draft.js';
import type { SettingForm } from '../data/setting-form.js';
import { shortKey } from '../data/settings.js';
import { millis } from '../data/setting-value.js';
import { base } from '../theme/base.js';
import './dialog.js';
import { lastingControl } from './lasting.js';

/** What is to be saved, before and after, and for how long; all of it or nothing. Sends `saved`, `stale` and `closed`. */
@customElement('ov-change-review')
export class ChangeReviewPart extends LitElement {
  static override styles = [
    base,
    css`
      ov-dialog {
        --dialog-width: 760px;
      }
      .list {
        display: grid;
        gap: 0;
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
      }
      .list li {
        display: grid;
        gap: var(--space-1);
        padding: var(--space-2) var(--space-3);
      }
      .list li + li {
        border-top: 1px solid var(--line);
      }
      .values {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto minmax(0, 1fr);
        gap: var(--space-2);
      }
      .values pre {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        max-height: 160px;
        overflow: auto;
      }
      .before {
        color: var(--text-soft);
      }
      .fault {
        color: var(--unhealthy);
      }
      .theirs {
        padding: var(--space-3);
        border: 1px solid var(--degraded);
        border-radius: var(--radius-m);
        background: var(--degraded-sunk);
      }
    `,
  ];

  @property({ attribute: false }) form!: SettingForm;
  @property({ type: Boolean }) open = false;
  @state() private lasting = '';

  private readonly redraw = (): void => this.requestUpdate();

  override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('form')) {
      changed.get('form')?.removeEventListener('change', this.redraw);
      this.form.addEventListener('change', this.redraw);
    }
  }

  override render(): TemplateResult {
    const all = pendings(this.form.draft, this.form.entries, this.form.problems);
    const restarts = all.filter((each) => each.field?.needsRestart === true).length;
    const isLastingRight = this.lasting === '' || millis(this.lasting) !== undefined;
    return html`<ov-dialog heading=${`Save ${plural(all.length, 'change')}`} ?open=${this.open} @closed=${this.closed}>
      <div class="stack">
        ${this.theirs()} ${this.refused()}
        <ul class="list">
          ${all.map((each) => this.change(each))}
        </ul>
        ${lastingControl(this.lasting, (text) => (this.lasting = text))}
        ${restarts === 0
          ? nothing
          : html`<p class="soft">${plural(restarts, 'of them holds', 'of them hold')} only from the next start on.</p>`}
        ${this.elsewhere()}
      </div>
      <button slot="actions" @click=${this.closed}>Cancel</button>
      <button
        slot="actions"
        class="primary"
        ?disabled=${this.form.isSaving || !this.form.isRight || !isLastingRight || all.length === 0}
        @click=${this.save}
      >
        ${this.form.isSaving ? 'Saving' : all.length === 1 ? 'Save it' : `Save all ${all.length}`}
      </button>
    </ov-dialog>`;
  }

  private change(each: Pending): TemplateResult {
    return html`<li>
      <code>${shortKey(each.key)}</code>
      <div class="values">
        <pre class="before">${each.before === '' ? 'not set' : each.before}</pre>
        <span aria-label="becomes">→</span>
        <pre>${each.after === '' ? 'empty' : each.after}</pre>
      </div>
      ${each.fault === '' ? nothing : html`<p class="fault small">${each.fault}</p>`}
    </li>`;
  }

  private theirs(): TemplateResult | typeof nothing {
    const theirs = this.form.theirs;
    if (theirs === undefined) {
      return nothing;
    }
    return html`<div class="theirs stack" role="alert">
      <p><strong>Somebody else changed it meanwhile.</strong> Nothing of yours is saved yet. Look at what is different now, then save again.</p>
      <ul>
        ${theirs.versions.flatMap((version) =>
          version.changes.map(
            (each) => html`<li>
              ${version.actor}: <code>${shortKey(each.key)}</code> ${each.from ?? 'not changed'} → ${each.to ?? 'change taken back'}
              ${theirs.clashes.includes(each.key) ? html`<strong>(you change it, too)</strong>` : nothing}
            </li>`,
          ),
        )}
      </ul>
    </div>`;
  }

  private refused(): TemplateResult | typeof nothing {
    const refused = this.form.refused;
    return refused === undefined || refused.status === 409
      ? nothing
      : html`<div role="alert" class="fault">
          <p>Nothing was saved. ${refused.title}</p>
          ${refused.faults.length === 0 ? html`<p>${refused.detail}</p>` : refused.faults.map((each) => html`<p>${each.detail}</p>`)}
        </div>`;
  }

  /** What the agent says that is about no field of the draft. */
  private elsewhere(): TemplateResult | typeof nothing {
    const rest = this.form.problems.filter((each) => !this.form.draft.has(each.key));
    return rest.length === 0 || this.form.refused !== undefined
      ? nothing
      : html`<div class="fault">${rest.map((each) => html`<p>${each.message}</p>`)}</div>`;
  }

  private closed(): void {
    if (this.open) {
      this.open = false;
      this.dispatchEvent(new Event('closed'));
    }
  }

  private async save(): Promise<void> {
    const isSaved = await this.form.save(this.lasting === '' ? undefined : this.lasting.trim());
    if (isSaved) {
      this.lasting = '';
      this.dispatchEvent(new Event('saved'));
      this.closed();
    } else if (this.form.theirs !== undefined) {
      this.dispatchEvent(new Event('stale'));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-change-review': ChangeReviewPart;
  }
}
