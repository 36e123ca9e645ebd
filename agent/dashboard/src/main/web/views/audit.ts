import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../app/app.js';
import type { AuditEntry, AuditVerification } from '../data/api-types.js';
import { filtered, joined, kindOf } from '../data/audit.js';
import { Fetched } from '../data/controllers.js';
import { count, plural } from '../data/format.js';
import { asProblem } from '../data/problem.js';
import { icon } from '../parts/icons.js';
import '../parts/config-versions.js';
import '../parts/copy-button.js';
import '../parts/page-head.js';
import '../parts/status.js';
import { empty, shown, stateStyles } from '../parts/states.js';
import '../parts/when.js';
import { base } from '../theme/base.js';

const PAGE = 100;

/** Who did what, when, and from where; and the versions of the configuration, each of which can be restored. */
@customElement('ov-view-audit')
export class AuditView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
        grid-template-columns: minmax(0, 1fr);
      }
      ov-page-head {
        padding-bottom: 0;
      }
      .tabs {
        display: flex;
        gap: var(--space-1);
        border-bottom: 1px solid var(--line);
      }
      .tabs a {
        padding: var(--space-2) var(--space-3);
        border-bottom: 2px solid transparent;
        color: var(--text-soft);
      }
      .tabs a[aria-current] {
        border-color: var(--accent);
        color: var(--text);
        font-weight: 500;
      }
      .find input {
        flex: 1;
        min-width: 200px;
        max-width: 480px;
      }
      ol {
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
      }
      ol li {
        display: grid;
        grid-template-columns: 56px 132px minmax(120px, 1.2fr) minmax(140px, 1.4fr) minmax(0, 4fr);
        gap: var(--space-1) var(--space-3);
        padding: var(--space-2) var(--space-3);
        content-visibility: auto;
        contain-intrinsic-size: auto 44px;
      }
      ol li + li {
        border-top: 1px solid var(--line);
      }
      .what {
        overflow-wrap: anywhere;
      }
      .change {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
      }
      .change code {
        max-width: 100%;
        max-height: 4.4em;
        overflow: auto;
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      .who {
        overflow-wrap: anywhere;
      }
      .verified {
        display: grid;
        gap: var(--space-1);
        overflow-wrap: anywhere;
      }
      .verified p {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: var(--space-2);
      }
      .bad {
        border-color: var(--unhealthy);
        background: var(--unhealthy-sunk);
      }
      @media (max-width: 900px) {
        ol li {
          grid-template-columns: auto minmax(0, 1fr);
        }
        ol li .what,
        ol li .who {
          grid-column: 1 / -1;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private more: readonly AuditEntry[] = [];
  @state() private next: number | null | undefined;
  @state() private isLoading = false;
  @state() private verified: AuditVerification | undefined;

  private readonly redraw = (): void => this.requestUpdate();
  private readonly first = new Fetched(
    this,
    () => (this.app.session.may('admin') ? 'first' : undefined),
    async (signal) => {
      const read = await this.app.api.get('/api/v1/audit', { query: { limit: PAGE }, signal });
      this.more = [];
      this.next = undefined;
      return read;
    },
  );

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    const isAdmin = this.app.session.may('admin');
    const isTrail = isAdmin && this.app.router.params['tab'] !== 'versions';
    const tab = (text: string, to: string, isHere: boolean): TemplateResult =>
      html`<a href=${this.app.router.hrefWith({ tab: to }, 'admin', 'audit')} aria-current=${isHere ? 'page' : nothing}>${text}</a>`;
    return html`<ov-page-head .app=${this.app} heading="Audit">
        ${isTrail ? html`<button @click=${this.verify}>${icon('check')}Verify the trail</button>` : nothing}
      </ov-page-head>
      <nav class="tabs" aria-label="Parts of this page">
        ${isAdmin ? tab('Trail', '', isTrail) : nothing} ${tab('Versions of the configuration', 'versions', !isTrail)}
      </nav>
      ${isTrail
        ? html`${this.verification()}
          ${shown(this.first.state, (page) => this.trail(joined(page.entries, this.more), this.next === undefined ? page.next : this.next), {
            retry: () => this.first.retry(),
          })}`
        : html`<ov-config-versions .app=${this.app}></ov-config-versions>`}`;
  }

  private trail(entries: readonly AuditEntry[], next: number | null): TemplateResult {
    if (entries.length === 0) {
      return empty(
        'Nothing was done yet',
        'Every change of the configuration, of users, tokens and alerts stands here, with who did it and from where; logins do, too.',
      );
    }
    const kinds = [...new Set(entries.map(kindOf))].sort();
    const filter = { text: this.app.router.params['q'] ?? '', kind: this.app.router.params['kind'] ?? '' };
    const found = filtered(entries, filter);
    return html`<div class="row find">
        <input
          type="search"
          aria-label="Search the trail"
          placeholder="Who, what, from where"
          .value=${filter.text}
          @input=${(event: Event) => this.app.router.set({ q: (event.target as HTMLInputElement).value }, 'replace')}
        />
        <select aria-label="Kind of action" @change=${(event: Event) => this.app.router.set({ kind: (event.target as HTMLSelectElement).value }, 'replace')}>
          <option value="">All actions</option>
          ${kinds.map((each) => html`<option value=${each} ?selected=${each === filter.kind}>${each}</option>`)}
        </select>
        <span class="soft small" role="status"
          >${found.length === entries.length ? plural(entries.length, 'entry', 'entries') : `${count(found.length)} of ${plural(entries.length, 'entry', 'entries')}`}${next ===
          null
            ? ''
            : ', older ones not read yet'}</span
        >
        <button @click=${() => this.first.retry()}>${icon('refresh')}Read again</button>
      </div>
      ${found.length === 0
        ? empty('No entry fits', next === null ? 'Try other words.' : 'Try other words, or read older entries.')
        : html`<ol aria-label="Audit trail">
            ${repeat(
              found,
              (each) => each.number,
              (each) => this.entry(each),
            )}
          </ol>`}
      ${next === null
        ? nothing
        : html`<div><button ?disabled=${this.isLoading} @click=${() => this.older(next)}>${this.isLoading ? 'Reading' : 'Read older entries'}</button></div>`}`;
  }

  private entry(each: AuditEntry): TemplateResult {
    return html`<li>
      <span class="number faint">#${each.number}</span>
      <ov-when .app=${this.app} .at=${each.time} as="time"></ov-when>
      <span class="who"><strong>${each.actor}</strong> <span class="soft small">${each.origin}</span></span>
      <span class="who"><code>${each.action}</code></span>
      <span class="what change"
        ><code>${each.target}</code>
        ${each.from === '' && each.to === ''
          ? nothing
          : html`<span class="change"
              ><code class="soft">${each.from === '' ? 'nothing' : each.from}</code><span aria-label="becomes">→</span
              ><code>${each.to === '' ? 'nothing' : each.to}</code></span
            >`}</span
      >
    </li>`;
  }

  private verification(): TemplateResult | typeof nothing {
    const found = this.verified;
    if (found === undefined) {
      return nothing;
    }
    return html`<div class="panel verified ${found.intact ? '' : 'bad'}" role="status">
      <p>
        <ov-status .status=${found.intact ? 'healthy' : 'unhealthy'} compact></ov-status
        ><strong>${found.intact ? 'The trail is as it was written.' : 'The trail was changed.'}</strong>
        <span class="soft">${plural(found.entries, 'entry', 'entries')}, ${found.first} to ${found.last}</span>
      </p>
      ${found.problems.map((each) => html`<p>${each}</p>`)}
      <p class="soft small">
        Hash of the latest, to be noted elsewhere: <code>${found.head}</code>
        <ov-copy .text=${found.head} what="the hash"></ov-copy>
      </p>
    </div>`;
  }

  private async older(before: number): Promise<void> {
    this.isLoading = true;
    try {
      const page = await this.app.api.get('/api/v1/audit', { query: { limit: PAGE, before } });
      this.more = [...this.more, ...page.entries];
      this.next = page.next;
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    } finally {
      this.isLoading = false;
    }
  }

  private async verify(): Promise<void> {
    try {
      this.verified = await this.app.api.get('/api/v1/audit/verify');
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-audit': AuditView;
  }
}
