import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { daysOf, expiry, SCOPES, type Scope } from '../data/accounts.js';
import type { NewToken, Token } from '../data/api-types.js';
import { Fetched } from '../data/controllers.js';
import { asProblem, ApiProblem } from '../data/problem.js';
import { base } from '../theme/base.js';
import './copy-button.js';
import './dialog.js';
import { icon } from './icons.js';
import { listStyles } from './list-styles.js';
import { empty, shown, stateStyles } from './states.js';
import './when.js';

/** The tokens of programs: making one, which is shown once, and ending one. */
@customElement('ov-token-list')
export class TokenListPart extends LitElement {
  static override styles = [
    base,
    stateStyles,
    listStyles,
    css`
      li {
        grid-template-columns: minmax(140px, 2fr) minmax(140px, 2fr) minmax(150px, 2fr) minmax(120px, 1.5fr) auto;
      }
      .token {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-sunk);
        overflow-wrap: anywhere;
      }
      fieldset {
        margin: 0;
        padding: 0;
        border: 0;
        display: grid;
      }
      fieldset label {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        min-height: 30px;
        font-weight: 400;
      }
      .over {
        color: var(--unhealthy);
      }
      .soon {
        color: var(--degraded);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private isMaking = false;
  @state() private made: NewToken | undefined;
  @state() private removing: Token | undefined;
  @state() private problem: ApiProblem | undefined;
  @query('form') private readonly form!: HTMLFormElement | null;

  private readonly read = new Fetched(
    this,
    () => 'tokens',
    async (signal) => (await this.app.api.get('/api/v1/tokens', { signal })).tokens,
  );

  override render(): TemplateResult {
    return html`<div class="title">
        <h2>Tokens of programs</h2>
        <button @click=${this.startMaking}>${icon('plus')}Make a token</button>
      </div>
      ${shown(this.read.state, (tokens) => this.list(tokens), { retry: () => this.read.retry() })} ${this.making()} ${this.shownOnce()}
      ${this.confirming()}`;
  }

  private list(tokens: readonly Token[]): TemplateResult {
    if (tokens.length === 0) {
      return empty('There are no tokens', 'A program that reads metrics or health without a login sends one: Prometheus, a probe, a script.');
    }
    return html`<ul aria-label="Tokens">
      ${tokens.map((each) => this.token(each))}
    </ul>`;
  }

  private token(each: Token): TemplateResult {
    const state = expiry(each, this.app.clock.now());
    const lasts =
      each.expires === null
        ? 'for ever'
        : html`<span class=${state}>${state === 'over' ? 'expired' : 'expires'} <ov-when .app=${this.app} .at=${each.expires}></ov-when></span>`;
    return html`<li>
      <strong class="name">${each.name}</strong>
      <span>${each.scopes.map((scope) => html`<span class="chip">${scope}</span> `)}</span>
      <span class="soft small">by ${each.madeBy}, <ov-when .app=${this.app} .at=${each.since}></ov-when>; ${lasts}</span>
      <span class="soft small">${each.lastUsed === null ? 'not used since the start' : html`used <ov-when .app=${this.app} .at=${each.lastUsed}></ov-when>`}</span>
      <span class="buttons"><button class="quiet danger" @click=${() => this.startRemoving(each)}>Remove</button></span>
    </li>`;
  }

  private making(): TemplateResult {
    const fault = (name: string): string => this.problem?.faultAt(name) ?? '';
    return html`<ov-dialog heading="Make a token" ?open=${this.isMaking} @closed=${() => (this.isMaking = false)}>
      <form class="stack" @submit=${this.make}>
        <div class="field">
          <label for="name">What it is for</label>
          <input id="name" name="name" required autocomplete="off" placeholder="prometheus" aria-invalid=${fault('name') !== ''} aria-describedby="name-more" />
          <span id="name-more" class=${fault('name') === '' ? 'hint' : 'fault'}>${fault('name') === '' ? '1 to 64 of A-Z a-z 0-9 . _ @ -' : fault('name')}</span>
        </div>
        <fieldset>
          <legend>What it may do</legend>
          ${SCOPES.map(([scope, text]) => html`<label><input type="checkbox" name="scope" value=${scope} />${text} <span class="faint small">${scope}</span></label>`)}
          ${fault('scopes') === '' ? nothing : html`<span class="fault">${fault('scopes')}</span>`}
        </fieldset>
        <div class="field">
          <label for="days">How many days</label>
          <input id="days" name="days" inputmode="numeric" size="6" value="365" aria-invalid=${fault('days') !== ''} aria-describedby="days-more" />
          <span id="days-more" class=${fault('days') === '' ? 'hint' : 'fault'}>${fault('days') === '' ? '1 to 3650; empty for ever' : fault('days')}</span>
        </div>
        ${this.problem === undefined || this.problem.faults.length > 0 ? nothing : html`<p class="fault" role="alert">${this.problem.message}</p>`}
      </form>
      <button slot="actions" @click=${() => (this.isMaking = false)}>Cancel</button>
      <button slot="actions" class="primary" @click=${() => this.form?.requestSubmit()}>Make it</button>
    </ov-dialog>`;
  }

  private shownOnce(): TemplateResult {
    const made = this.made;
    return html`<ov-dialog heading=${`Token ${made?.name ?? ''}`} ?open=${made !== undefined} @closed=${() => (this.made = undefined)}>
      <div class="stack">
        <p>Copy it now: it is shown this once, and only its hash is kept.</p>
        <div class="token"><code>${made?.token ?? ''}</code><ov-copy .text=${made?.token ?? ''} what="the token"></ov-copy></div>
        <p class="soft small">A program sends it as <code>Authorization: Bearer opv_…</code></p>
      </div>
      <button slot="actions" class="primary" @click=${() => (this.made = undefined)}>I have copied it</button>
    </ov-dialog>`;
  }

  private confirming(): TemplateResult {
    const name = this.removing?.name ?? '';
    return html`<ov-dialog heading=${`Remove ${name}?`} ?open=${this.removing !== undefined} @closed=${() => (this.removing = undefined)}>
      <p>Programs that send it are refused at once.</p>
      ${this.problem === undefined ? nothing : html`<p class="fault" role="alert">${this.problem.message}</p>`}
      <button slot="actions" @click=${() => (this.removing = undefined)}>Cancel</button>
      <button slot="actions" class="danger" @click=${this.removeToken}>Remove</button>
    </ov-dialog>`;
  }

  private startMaking(): void {
    this.problem = undefined;
    this.form?.reset();
    this.isMaking = true;
  }

  private startRemoving(token: Token): void {
    this.problem = undefined;
    this.removing = token;
  }

  private async make(event: Event): Promise<void> {
    event.preventDefault();
    if (this.form === null) {
      return;
    }
    const given = new FormData(this.form);
    const scopes = SCOPES.map(([scope]) => scope).filter((each: Scope) => given.getAll('scope').includes(each));
    const days = daysOf(String(given.get('days') ?? ''));
    if (days !== undefined && Number.isNaN(days)) {
      this.problem = new ApiProblem(400, '', '', [{ at: 'days', detail: 'is no such number (expected: 1 to 3650, or empty)' }]);
      return;
    }
    try {
      const name = String(given.get('name') ?? '').trim();
      this.made = await this.app.api.send('POST /api/v1/tokens', { name, scopes, ...(days === undefined ? {} : { days }) });
      this.isMaking = false;
      this.read.retry();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  private async removeToken(): Promise<void> {
    if (this.removing === undefined) {
      return;
    }
    try {
      await this.app.api.send('DELETE /api/v1/tokens/{name}', undefined, { path: { name: this.removing.name } });
      this.app.notices.done(`${this.removing.name} is no longer good.`);
      this.removing = undefined;
      this.read.retry();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-token-list': TokenListPart;
  }
}
