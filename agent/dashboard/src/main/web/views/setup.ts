import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import { base } from '../theme/base.js';
import { aloneStyles } from './login.js';

/** The first run: makes the first admin, for whoever can read the application's log. */
@customElement('ov-view-setup')
export class SetupView extends LitElement {
  static override styles = [base, aloneStyles];

  @property({ attribute: false }) app!: App;
  @state() private problem: ApiProblem | undefined;
  @state() private isAsking = false;
  @query('form') private readonly form!: HTMLFormElement;

  override render(): TemplateResult {
    return html`<form class="panel" @submit=${this.submit}>
      <h1>Make the first admin</h1>
      <p class="soft">The application has printed a token to its log, in a line with <code>one-time token</code>. Whoever has it may make the first admin.</p>
      ${this.input('token', 'One-time token', 'text', 'off', '')}
      ${this.input('name', 'Name', 'text', 'username', '')}
      ${this.input('password', 'Password', 'password', 'new-password', '12 to 256 characters')}
      ${this.problem === undefined || this.problem.faults.length > 0
        ? nothing
        : html`<p class="fault" role="alert">${this.problem.message}</p>`}
      <button class="primary" ?disabled=${this.isAsking}>Make the admin</button>
    </form>`;
  }

  private input(name: string, label: string, type: 'text' | 'password', autocomplete: 'off' | 'username' | 'new-password', hint: string): TemplateResult {
    const fault = this.problem?.faultAt(name) ?? '';
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${autocomplete}
        required
        aria-invalid=${fault !== ''}
        aria-describedby="${name}-more"
      />
      <span id="${name}-more" class=${fault === '' ? 'hint' : 'fault'}>${fault === '' ? hint : fault}</span>
    </div>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const given = new FormData(this.form);
    const text = (name: string): string => String(given.get(name) ?? '');
    this.isAsking = true;
    this.problem = undefined;
    try {
      const name = text('name');
      const password = text('password');
      await this.app.api.send('POST /api/v1/setup', { token: text('token').trim(), name, password });
      this.app.session.become(await this.app.api.send('POST /api/v1/login', { name, password }));
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isAsking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-setup': SetupView;
  }
}
