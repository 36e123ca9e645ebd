import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import type { App } from '../app/app.js';
import { isRole, ROLES, whyStays } from '../data/accounts.js';
import type { User } from '../data/api-types.js';
import { Fetched } from '../data/controllers.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import { base } from '../theme/base.js';
import './dialog.js';
import { icon } from './icons.js';
import { listStyles } from './list-styles.js';
import { empty, shown, stateStyles } from './states.js';
import './when.js';

type Asked = { readonly kind: 'add' } | { readonly kind: 'password' | 'delete'; readonly user: User };

/** Who may log in: adding, changing and removing them. */
@customElement('ov-user-list')
export class UserListPart extends LitElement {
  static override styles = [
    base,
    stateStyles,
    listStyles,
    css`
      li {
        grid-template-columns: minmax(140px, 2fr) 130px minmax(160px, 2fr) auto;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private asked: Asked | undefined;
  @state() private problem: ApiProblem | undefined;
  @query('form') private readonly form!: HTMLFormElement | null;

  private readonly read = new Fetched(
    this,
    () => 'users',
    async (signal) => (await this.app.api.get('/api/v1/users', { signal })).users,
  );

  override render(): TemplateResult {
    return html`<div class="title">
        <h2>Users</h2>
        <button @click=${() => this.ask({ kind: 'add' })}>${icon('plus')}Add a user</button>
      </div>
      ${shown(this.read.state, (users) => this.list(users), { retry: () => this.read.retry() })} ${this.dialog()}`;
  }

  private list(users: readonly User[]): TemplateResult {
    if (users.length === 0) {
      return empty('There are no users', 'Nobody logs in here. Users are asked for where opvitals.security.login is required, in staging and production, and on any address but this machine’s own.');
    }
    return html`<ul aria-label="Users">
      ${users.map((each) => this.user(each, users))}
    </ul>`;
  }

  private user(user: User, users: readonly User[]): TemplateResult {
    const stays = whyStays(user, users, this.app.session.me?.name ?? null);
    const isFixed = user.origin === 'configuration';
    return html`<li>
      <span class="name"><strong>${user.name}</strong> ${user.name === this.app.session.me?.name ? html`<span class="chip">you</span>` : nothing}</span>
      <select
        aria-label="Role of ${user.name}"
        title=${stays}
        ?disabled=${stays !== ''}
        .value=${live(user.role)}
        @change=${(event: Event) => this.changeRole(user, event.target as HTMLSelectElement)}
      >
        ${ROLES.map((each) => html`<option value=${each} ?selected=${each === user.role}>${each}</option>`)}
      </select>
      <span class="soft small">${isFixed ? 'from the configuration, changed there' : html`changed <ov-when .app=${this.app} .at=${user.since}></ov-when>`}</span>
      <span class="buttons">
        ${isFixed
          ? html`<a href=${this.app.router.hrefWith({ q: `user.${user.name}` }, 'admin', 'configuration')}>Its settings</a>`
          : html`<button class="quiet" @click=${() => this.ask({ kind: 'password', user })}>New password</button>
              <button class="quiet danger" title=${stays} ?disabled=${stays !== ''} @click=${() => this.ask({ kind: 'delete', user })}>Remove</button>`}
      </span>
      ${stays !== '' && !isFixed ? html`<span class="why soft small">${stays}</span>` : nothing}
    </li>`;
  }

  private dialog(): TemplateResult {
    const asked = this.asked;
    const name = asked === undefined || asked.kind === 'add' ? '' : asked.user.name;
    const heading = asked?.kind === 'delete' ? `Remove ${name}?` : asked?.kind === 'password' ? `New password for ${name}` : 'Add a user';
    const action = asked?.kind === 'delete' ? 'Remove' : asked?.kind === 'password' ? 'Set the password' : 'Add';
    return html`<ov-dialog heading=${heading} ?open=${asked !== undefined} @closed=${() => (this.asked = undefined)}>
      <form id="asked" class="stack" @submit=${this.submit}>
        ${asked?.kind === 'delete' ? html`<p>${name} can no longer log in, and their sessions end at once.</p>` : nothing}
        ${asked?.kind === 'add' ? this.input('name', 'Name', 'text', '1 to 64 of A-Z a-z 0-9 . _ @ -') : nothing}
        ${asked?.kind === 'add'
          ? html`<div class="field">
              <label for="role">Role</label>
              <select id="role" name="role">
                ${ROLES.map((each) => html`<option value=${each}>${each}</option>`)}
              </select>
              <span class="hint">A viewer reads; an operator handles alerts, too; an admin does everything.</span>
            </div>`
          : nothing}
        ${asked !== undefined && asked.kind !== 'delete' ? this.input('password', 'Password', 'password', '12 to 256 characters') : nothing}
        ${asked?.kind === 'password' ? html`<p class="soft">Their sessions end; they log in with the new one.</p>` : nothing}
        ${this.problem === undefined || this.problem.faults.length > 0 ? nothing : html`<p class="fault" role="alert">${this.problem.message}</p>`}
      </form>
      <button slot="actions" @click=${() => (this.asked = undefined)}>Cancel</button>
      <button slot="actions" class=${asked?.kind === 'delete' ? 'danger' : 'primary'} @click=${() => this.form?.requestSubmit()}>${action}</button>
    </ov-dialog>`;
  }

  private input(name: string, label: string, type: 'text' | 'password', hint: string): TemplateResult {
    const fault = this.problem?.faultAt(name) ?? '';
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input
        id=${name}
        name=${name}
        type=${type}
        autocomplete=${type === 'password' ? 'new-password' : 'off'}
        spellcheck="false"
        required
        aria-invalid=${fault !== ''}
        aria-describedby="${name}-more"
      />
      <span id="${name}-more" class=${fault === '' ? 'hint' : 'fault'}>${fault === '' ? hint : fault}</span>
    </div>`;
  }

  private ask(asked: Asked): void {
    this.problem = undefined;
    this.form?.reset();
    this.asked = asked;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const asked = this.asked;
    if (asked === undefined || this.form === null) {
      return;
    }
    const given = new FormData(this.form);
    const text = (name: string): string => String(given.get(name) ?? '');
    try {
      this.app.notices.done(await this.does(asked, text));
      this.asked = undefined;
      this.read.retry();
    } catch (thrown) {
      this.problem = asProblem(thrown);
    }
  }

  private async does(asked: Asked, text: (name: string) => string): Promise<string> {
    const { api } = this.app;
    if (asked.kind === 'add') {
      const role = text('role');
      await api.send('POST /api/v1/users', { name: text('name').trim(), role: isRole(role) ? role : 'viewer', password: text('password') });
      return `${text('name').trim()} can log in.`;
    }
    const path = { name: asked.user.name };
    if (asked.kind === 'password') {
      await api.send('PATCH /api/v1/users/{name}', { password: text('password') }, { path });
      return `${asked.user.name} has a new password.`;
    }
    await api.send('DELETE /api/v1/users/{name}', undefined, { path });
    return `${asked.user.name} is removed.`;
  }

  private async changeRole(user: User, select: HTMLSelectElement): Promise<void> {
    const role = select.value;
    if (!isRole(role)) {
      return;
    }
    try {
      await this.app.api.send('PATCH /api/v1/users/{name}', { role }, { path: { name: user.name } });
      this.app.notices.done(`${user.name} is ${role} now.`);
    } catch (thrown) {
      this.app.notices.problem(asProblem(thrown).message);
      select.value = user.role;
    }
    this.read.retry();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-user-list': UserListPart;
  }
}
