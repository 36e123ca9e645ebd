import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import '../parts/page-head.js';
import { base } from '../theme/base.js';

/** One's own account: who one is, and another password. */
@customElement('ov-view-account')
export class AccountView extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      form {
        display: grid;
        gap: var(--space-4);
        max-width: 420px;
      }
      button {
        justify-self: start;
      }
      .fault {
        color: var(--unhealthy);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private problem: ApiProblem | undefined;
  @state() private again = '';
  @state() private isAsking = false;
  @query('form') private readonly form!: HTMLFormElement;

  override render(): TemplateResult {
    const me = this.app.session.me;
    return html`<ov-page-head .app=${this.app} heading="Account"></ov-page-head>
      ${me?.kind === 'user'
        ? this.password(me.name ?? '')
        : html`<p class="soft">
            There is no account to look after: nobody logs in here, because the page answers on this machine only. Users come with
            <code>opvitals.security.login: required</code>.
          </p>`}`;
  }

  private password(name: string): TemplateResult {
    const isWrong = this.problem?.status === 401;
    const general = this.problem !== undefined && this.problem.faults.length === 0 && !isWrong;
    return html`<form class="panel" @submit=${this.submit}>
      <h2>Change the password of ${name}</h2>
      <input class="visually-hidden" tabindex="-1" aria-hidden="true" name="username" autocomplete="username" .value=${name} readonly />
      ${this.field('before', 'Password so far', 'current-password', '', isWrong ? 'is wrong' : (this.problem?.faultAt('before') ?? ''))}
      ${this.field('after', 'New password', 'new-password', '12 to 256 characters', this.problem?.faultAt('after') ?? '')}
      ${this.field('again', 'New password once more', 'new-password', '', this.again)}
      ${general ? html`<p class="fault" role="alert">${this.problem?.message}</p>` : nothing}
      <button class="primary" ?disabled=${this.isAsking}>Change the password</button>
    </form>`;
  }

  private field(name: string, label: string, autocomplete: 'current-password' | 'new-password', hint: string, fault: string): TemplateResult {
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type="password" autocomplete=${autocomplete} required aria-invalid=${fault !== ''} aria-describedby="${name}-more" />
      <span id="${name}-more" class=${fault === '' ? 'hint' : 'fault'}>${fault === '' ? hint : fault}</span>
    </div>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const given = new FormData(this.form);
    const text = (name: string): string => String(given.get(name) ?? '');
    this.problem = undefined;
    this.again = text('after') === text('again') ? '' : 'is not the same as above';
    if (this.again !== '') {
      return;
    }
    this.isAsking = true;
    try {
      this.app.session.become(await this.app.api.send('POST /api/v1/me/password', { before: text('before'), after: text('after') }));
      this.form.reset();
      this.app.notices.done('The password is changed. Other sessions have ended.');
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isAsking = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-account': AccountView;
  }
}
