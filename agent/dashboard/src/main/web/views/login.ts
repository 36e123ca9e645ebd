import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { duration } from '../data/format.js';
import { asProblem, secondsToWait, type ApiProblem } from '../data/problem.js';
import { base } from '../theme/base.js';

/** Styles of the pages that stand alone: logging in, and making the first admin. */
export const aloneStyles = css`
  :host {
    display: grid;
    place-items: start center;
    min-height: 100vh;
    padding: 12vh var(--space-4) var(--space-5);
  }
  form {
    display: grid;
    gap: var(--space-4);
    width: min(380px, 100%);
  }
  .fault {
    color: var(--unhealthy);
  }
  .ended {
    padding: var(--space-2) var(--space-3);
    border-radius: var(--radius-s);
    background: var(--info-sunk);
    color: var(--info);
  }
`;

/** Logging in. */
@customElement('ov-view-login')
export class LoginView extends LitElement {
  static override styles = [base, aloneStyles];

  @property({ attribute: false }) app!: App;
  @state() private problem: ApiProblem | undefined;
  @state() private isAsking = false;
  /** Until when further attempts are refused unseen. */
  @state() private waitsUntil = 0;
  @query('#name') private readonly nameInput!: HTMLInputElement;
  @query('#password') private readonly passwordInput!: HTMLInputElement;

  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    this.stop = this.app.clock.watch(() => {
      if (this.waitsUntil > 0) {
        this.requestUpdate();
      }
    });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render(): TemplateResult {
    const waits = Math.ceil((this.waitsUntil - this.app.clock.now()) / 1_000);
    return html`<form class="panel" @submit=${this.submit}>
      <h1>Log in to Opvitals</h1>
      ${this.app.session.hasEnded
        ? html`<p class="ended" role="status">Your session has ended. Log in, and you are back where you were.</p>`
        : nothing}
      <div class="field">
        <label for="name">Name</label>
        <input id="name" name="username" autocomplete="username" required autofocus />
      </div>
      <div class="field">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
      </div>
      ${this.said(waits)}
      <button class="primary" ?disabled=${this.isAsking || waits > 0}>${this.isAsking ? 'Logging in' : 'Log in'}</button>
    </form>`;
  }

  private said(waits: number): TemplateResult | typeof nothing {
    if (waits > 0) {
      return html`<p class="fault" role="alert">Too many attempts with wrong passwords.</p>
        <p class="soft">The next one is looked at in <span class="number">${duration(waits)}</span>.</p>`;
    }
    if (this.problem === undefined || this.problem.status === 429) {
      return nothing;
    }
    const text = this.problem.status === 401 ? 'Name or password is wrong.' : this.problem.message;
    return html`<p class="fault" role="alert">${text}</p>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    this.isAsking = true;
    this.problem = undefined;
    try {
      const body = { name: this.nameInput.value, password: this.passwordInput.value };
      this.app.session.become(await this.app.api.send('POST /api/v1/login', body));
    } catch (thrown) {
      this.problem = asProblem(thrown);
      this.waitsUntil = this.app.clock.now() + secondsToWait(this.problem) * 1_000;
      this.passwordInput.select();
    } finally {
      this.isAsking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-login': LoginView;
  }
}
