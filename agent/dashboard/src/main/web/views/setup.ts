import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { ApiProblem, asProblem, type Fault } from '../data/problem.js';
import { base } from '../theme/base.js';
import { aloneStyles } from './login.js';

/** The first run: makes the first admin, for whoever can read the application's log. */
@customElement('ov-view-setup')
export class SetupView extends LitElement {
  static override styles = [
    base,
    aloneStyles,
    css`
      .show {
        display: flex;
        align-items: center;
        gap: var(--space-2);
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private problem: ApiProblem | undefined;
  @state() private isAsking = false;
  @state() private isShown = false;
  @query('form') private readonly form!: HTMLFormElement;

  override render(): TemplateResult {
    return html`<form class="panel" novalidate @submit=${this.submit}>
      <h1>Make the first admin</h1>
      <p class="soft">The application has printed a token to its log, in a line with <code>one-time token</code>. Whoever has it may make the first admin.</p>
      ${this.input('token', 'One-time token', 'text', 'off', '')}
      ${this.input('name', 'Name', 'text', 'username', '1 to 64 of A-Z a-z 0-9 . _ @ -')}
      ${this.input('password', 'Password', this.isShown ? 'text' : 'password', 'new-password', '12 to 256 characters')}
      <label class="show"><input type="checkbox" .checked=${this.isShown} @change=${() => (this.isShown = !this.isShown)} />Show the password</label>
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
    const name = text('name');
    const password = text('password');
    const faults = faultsOf(text('token').trim(), name, password);
    this.problem = faults.length === 0 ? undefined : new ApiProblem(400, 'Something is missing', '', faults);
    if (this.problem !== undefined) {
      await this.updateComplete;
      this.form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
      return;
    }
    this.isAsking = true;
    try {
      await this.app.api.send('POST /api/v1/setup', { token: text('token').trim(), name, password });
      this.app.session.become(await this.app.api.send('POST /api/v1/login', { name, password }));
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isAsking = false;
    }
  }
}

/** What the agent would refuse, all at once: it looks at the token first. */
function faultsOf(token: string, name: string, password: string): readonly Fault[] {
  const length = [...password].length;
  return [
    ...(token === '' ? [{ at: 'token', detail: 'Give the token that stands in the log.' }] : []),
    ...(/^[A-Za-z0-9._@-]{1,64}$/.test(name) ? [] : [{ at: 'name', detail: 'Give a name: 1 to 64 of A-Z a-z 0-9 . _ @ -' }]),
    ...(length >= 12 && length <= 256 ? [] : [{ at: 'password', detail: `It has ${length} characters (expected: 12 to 256)` }]),
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-setup': SetupView;
  }
}
