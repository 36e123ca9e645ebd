import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
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
`;

/** Logging in. */
@customElement('ov-view-login')
export class LoginView extends LitElement {
  static override styles = [base, aloneStyles];

  @property({ attribute: false }) app!: App;
  @state() private problem: ApiProblem | undefined;
  @state() private isAsking = false;
  @query('#name') private readonly nameInput!: HTMLInputElement;
  @query('#password') private readonly passwordInput!: HTMLInputElement;

  override render(): TemplateResult {
    return html`<form class="panel" @submit=${this.submit}>
      <h1>Log in to Opvitals</h1>
      <div class="field">
        <label for="name">Name</label>
        <input id="name" name="username" autocomplete="username" required autofocus />
      </div>
      <div class="field">
        <label for="password">Password</label>
        <input id="password" name="password" type="password" autocomplete="current-password" required />
      </div>
      ${this.problem === undefined ? nothing : html`<p class="fault" role="alert">${this.problem.message}</p>`}
      <button class="primary" ?disabled=${this.isAsking}>${this.isAsking ? 'Logging in' : 'Log in'}</button>
    </form>`;
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
