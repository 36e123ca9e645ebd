import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { ConfigurationVersion, SettingValue } from '../data/api-types.js';
import { restoring } from '../data/audit.js';
import { Fetched } from '../data/controllers.js';
import { plural } from '../data/format.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import { shortKey } from '../data/settings.js';
import { base } from '../theme/base.js';
import './dialog.js';
import { icon } from './icons.js';
import { empty, failure, shown, stateStyles } from './states.js';
import './when.js';

interface Read {
  readonly versions: readonly ConfigurationVersion[];
  readonly settings: readonly SettingValue[];
}

/** The versions of the changes made at run time, and going back to one, with what that changes. */
@customElement('ov-config-versions')
export class ConfigVersionsPart extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      ol {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
      }
      ol > li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: start;
        padding: var(--space-3);
      }
      ol > li + li {
        border-top: 1px solid var(--line);
      }
      .head {
        width: 220px;
        display: grid;
      }
      .changes {
        flex: 1;
        min-width: 220px;
        display: grid;
        gap: var(--space-1);
      }
      .changes li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        overflow-wrap: anywhere;
      }
      code {
        white-space: pre-wrap;
        overflow-wrap: anywhere;
        max-height: 6em;
        overflow: auto;
      }
      ov-dialog {
        --dialog-width: 720px;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private chosen: number | undefined;
  @state() private problem: ApiProblem | undefined;

  private readonly read = new Fetched(
    this,
    () => 'versions',
    async (signal): Promise<Read> => {
      const [history, configuration] = await Promise.all([
        this.app.api.get('/api/v1/config/history', { signal }),
        this.app.api.get('/api/v1/config', { query: { given: true }, signal }),
      ]);
      return { versions: history.versions, settings: configuration.settings };
    },
  );

  override render(): TemplateResult {
    return html`${shown(this.read.state, (read) => this.drawn(read), { retry: () => this.read.retry() })}`;
  }

  private drawn(read: Read): TemplateResult {
    if (read.versions.length === 0) {
      return empty('Nothing was changed at run time', 'Each change made here or over the API makes a version, which can be restored. Changes of the file stand in the trail.');
    }
    const isAdmin = this.app.session.may('admin');
    return html`<ol aria-label="Versions of the configuration">
        ${read.versions.map(
          (each, i) => html`<li>
            <div class="head">
              <strong>Version ${each.number}${i === 0 ? ', which holds' : ''}</strong>
              <span class="soft small">${each.actor}, <ov-when .app=${this.app} .at=${each.time} as="time"></ov-when></span>
            </div>
            <ul class="changes">
              ${each.changes.map((change) => this.change(change.key, change.from, change.to))}
            </ul>
            ${isAdmin && i > 0 ? html`<button @click=${() => this.choose(each.number)}>Restore</button>` : nothing}
          </li>`,
        )}
        ${isAdmin
          ? html`<li>
              <div class="head"><strong>No change at run time</strong></div>
              <span class="changes soft">Only what the file and the start say.</span>
              <button @click=${() => this.choose(0)}>Restore</button>
            </li>`
          : nothing}
      </ol>
      ${this.preview(read)}`;
  }

  private change(key: string, from: string | null, to: string | null): TemplateResult {
    return html`<li>
      <code>${shortKey(key)}</code><code class="soft">${from ?? 'not changed'}</code><span aria-label="becomes">→</span>
      <code>${to ?? 'not changed'}</code>
    </li>`;
  }

  private preview(read: Read): TemplateResult {
    const changes = this.chosen === undefined ? [] : restoring(read.versions, this.chosen, read.settings);
    const heading = this.chosen === 0 ? 'Take all changes back' : `Restore version ${this.chosen ?? ''}`;
    return html`<ov-dialog heading=${heading} ?open=${this.chosen !== undefined} @closed=${() => (this.chosen = undefined)}>
      <div class="stack">
        ${changes.length === 0
          ? html`<p>It says the same as what holds now: nothing will change.</p>`
          : html`<p>${plural(changes.length, 'setting')} will change, all or none:</p>
              <ul class="changes">
                ${changes.map((each) => this.change(each.key, each.now, each.then))}
              </ul>
              <p class="soft">The restored state becomes a version of its own, so this can be undone, too.</p>`}
        ${this.problem === undefined ? nothing : failure(this.problem)}
      </div>
      <button slot="actions" @click=${() => (this.chosen = undefined)}>Cancel</button>
      <button slot="actions" class="primary" ?disabled=${changes.length === 0} @click=${this.restore}>${icon('timeline')}Restore</button>
    </ov-dialog>`;
  }

  private choose(number: number): void {
    this.problem = undefined;
    this.chosen = number;
  }

  private async restore(): Promise<void> {
    const version = this.chosen;
    if (version === undefined) {
      return;
    }
    try {
      const changed = await this.app.api.send('POST /api/v1/config/history/{version}/restore', undefined, { path: { version: String(version) } });
      this.chosen = undefined;
      this.app.notices.done(changed.needsRestart ? 'Restored; some of it holds only from the next start on.' : 'Restored; it holds now.');
      this.read.retry();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-config-versions': ConfigVersionsPart;
  }
}
