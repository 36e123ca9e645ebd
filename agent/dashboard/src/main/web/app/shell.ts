import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../parts/icons.js';
import '../parts/notice-list.js';
import { empty, failure, forbidden, skeleton, stateStyles } from '../parts/states.js';
import { ApiProblem } from '../data/problem.js';
import { base } from '../theme/base.js';
import '../views/login.js';
import '../views/setup.js';
import type { App } from './app.js';
import { PAGES, type Page } from './pages.js';
import { matchPath } from './router.js';
import { shellStyles } from './shell-styles.js';
import './side.js';
import './top.js';

/** The page around all pages: who reads, where one is, how the connection is; and the page that the address says. */
@customElement('ov-app')
export class Shell extends LitElement {
  static override styles = [base, stateStyles, shellStyles];

  @property({ attribute: false }) app!: App;
  @state() private isMenuOpen = false;

  private isStarted = false;
  private readonly redraw = (): void => this.requestUpdate();
  private readonly moved = (): void => {
    this.isMenuOpen = false;
    this.requestUpdate();
  };

  override updated(changed: PropertyValues): void {
    if (changed.has('app') && changed.get('app') === undefined && this.app !== undefined) {
      this.app.session.addEventListener('change', this.redraw);
      this.app.router.addEventListener('change', this.moved);
      this.redraw();
    }
    const page = this.found()?.page;
    document.title = page === undefined ? 'Opvitals' : `${page.title} · Opvitals`;
  }

  override render(): TemplateResult {
    const me = this.app?.session.me;
    if (me === undefined) {
      return this.unknown();
    }
    if (me.firstRun) {
      return html`<ov-view-setup .app=${this.app}></ov-view-setup>`;
    }
    if (me.needsLogin && !me.loggedIn) {
      return html`<ov-view-login .app=${this.app}></ov-view-login>`;
    }
    this.startOnce();
    return this.framed();
  }

  private startOnce(): void {
    if (!this.isStarted) {
      this.isStarted = true;
      this.app.store.start();
    }
  }

  private unknown(): TemplateResult {
    const problem = this.app?.session.failure;
    return html`<main class="alone">
      ${problem === undefined ? skeleton() : failure(problem, { retry: () => void this.app.session.read(this.app.api) })}
    </main>`;
  }

  private framed(): TemplateResult {
    const found = this.found();
    return html`
      <a class="skip" href="#main" @click=${this.skip}>Skip to the page</a>
      <div class="frame">
        <ov-side .app=${this.app} ?open=${this.isMenuOpen}></ov-side>
        ${this.isMenuOpen
          ? html`<button class="veil" aria-label="Close the menu" @click=${() => (this.isMenuOpen = false)}></button>`
          : nothing}
        <div class="beside">
          <ov-top .app=${this.app} .page=${found?.page} @menu=${() => (this.isMenuOpen = !this.isMenuOpen)}></ov-top>
          <main id="main" tabindex="-1">${this.drawn(found)}</main>
        </div>
      </div>
      <ov-notice-list .notices=${this.app.notices}></ov-notice-list>
    `;
  }

  private drawn(found: { page: Page; args: Readonly<Record<string, string>> } | undefined): TemplateResult {
    if (found === undefined) {
      return empty(
        'There is no such page',
        html`<code>${this.app.router.place.path}</code> leads nowhere.`,
        html`<a class="button" href=${this.app.router.href()}>${icon('overview')}Overview</a>`,
      );
    }
    if (!this.app.session.may(found.page.role)) {
      return forbidden(new ApiProblem(403, '', `It needs the role ${found.page.role}; yours is ${this.app.session.role}.`, []));
    }
    return found.page.draw(this.app, found.args);
  }

  private found(): { page: Page; args: Readonly<Record<string, string>> } | undefined {
    if (this.app === undefined) {
      return undefined;
    }
    for (const page of PAGES) {
      const args = matchPath(page.path, this.app.router.place.path);
      if (args !== undefined) {
        return { page, args };
      }
    }
    return undefined;
  }

  private skip(event: Event): void {
    event.preventDefault();
    this.renderRoot.querySelector<HTMLElement>('main')?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-app': Shell;
  }
}
