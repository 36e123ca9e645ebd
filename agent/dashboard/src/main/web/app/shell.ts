import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { icon } from '../parts/icons.js';
import '../parts/notice-list.js';
import { empty, failure, forbidden, skeleton, stateStyles } from '../parts/states.js';
import { ApiProblem } from '../data/problem.js';
import { base } from '../theme/base.js';
import '../views/login.js';
import '../views/setup.js';
import type { App } from './app.js';
import './connection.js';
import { focusPage } from './focus.js';
import './help-sheet.js';
import { isDialogOpen, isTyping, KeySequence } from './keys.js';
import { PAGES, type Page } from './pages.js';
import './palette.js';
import './preferences-banner.js';
import { matchPath } from './router.js';
import { ScrollMemory } from './scroll.js';
import { shellStyles } from './shell-styles.js';
import { shortcuts, type Frame } from './shortcuts.js';
import './side.js';
import './top.js';

/** The page around all pages: who reads, where one is, how the connection is; and the page that the address says. */
@customElement('ov-app')
export class Shell extends LitElement {
  static override styles = [base, stateStyles, shellStyles];

  @property({ attribute: false }) app!: App;
  @state() private isMenuOpen = false;
  @state() private isPaletteOpen = false;
  @state() private isHelpOpen = false;
  /** Grows when the page is read anew. */
  @state() private turn = 0;
  @query('main') private readonly main!: HTMLElement | null;

  private isStarted = false;
  private path: string | undefined;
  private readonly keys = new KeySequence();
  private readonly scrolls = new ScrollMemory();
  private readonly frame: Frame = {
    openPalette: () => {
      this.isHelpOpen = false;
      this.isPaletteOpen = true;
    },
    openHelp: () => {
      this.isPaletteOpen = false;
      this.isHelpOpen = true;
    },
    refresh: () => {
      this.turn++;
      this.app.store.refresh();
      this.app.refresh.now();
    },
  };
  private readonly redraw = (): void => this.requestUpdate();
  private readonly moved = (): void => {
    this.isMenuOpen = false;
    this.requestUpdate();
  };
  private readonly pressed = (event: KeyboardEvent): void => this.press(event);

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.pressed);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.pressed);
  }

  override updated(changed: PropertyValues): void {
    if (changed.has('app') && changed.get('app') === undefined && this.app !== undefined) {
      this.app.session.addEventListener('change', this.redraw);
      this.app.router.addEventListener('change', this.moved);
      this.redraw();
    }
    document.title = this.pageTitle();
    if (this.main !== null && this.path !== this.app?.router.place.path) {
      this.arrived(this.main);
    }
  }

  /** Another page is drawn: it begins at its top, where the focus is, too; the first one leaves the focus alone. */
  private arrived(main: HTMLElement): void {
    const isFirst = this.path === undefined;
    this.path = this.app.router.place.path;
    this.scrolls.arrived();
    if (!isFirst) {
      void focusPage(main);
    }
  }

  private pageTitle(): string {
    const found = this.found();
    const names = found === undefined ? [] : [...Object.values(found.args), found.page.title];
    return [...names, 'Opvitals'].join(' · ');
  }

  private press(event: KeyboardEvent): void {
    const isModified = event.ctrlKey || event.metaKey;
    const isBusy = !this.isStarted || event.defaultPrevented || event.repeat;
    if (isBusy || (isTyping(event) && !isModified) || isDialogOpen(document)) {
      return;
    }
    const found = this.keys.press(event, shortcuts(this.app, this.frame), performance.now());
    if (found !== undefined) {
      event.preventDefault();
      found.run();
    }
  }

  override render(): TemplateResult {
    const me = this.app?.session.me;
    if (me === undefined) {
      return this.unknown();
    }
    if (me.firstRun) {
      return html`<ov-view-setup role="main" .app=${this.app}></ov-view-setup>`;
    }
    if (me.needsLogin && !me.loggedIn) {
      return html`<ov-view-login role="main" .app=${this.app}></ov-view-login>`;
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
      <div role="navigation" aria-label="Skip"><a class="skip" href="#main" @click=${this.skip}>Skip to the page</a></div>
      <div class="frame">
        <ov-side .app=${this.app} ?open=${this.isMenuOpen}></ov-side>
        ${this.isMenuOpen
          ? html`<button class="veil" aria-label="Close the menu" @click=${() => (this.isMenuOpen = false)}></button>`
          : nothing}
        <div class="beside">
          <ov-top
            role="banner"
            .app=${this.app}
            .page=${found?.page}
            @menu=${() => (this.isMenuOpen = !this.isMenuOpen)}
            @palette=${() => this.frame.openPalette()}
            @help=${() => this.frame.openHelp()}
          ></ov-top>
          <ov-connection .app=${this.app}></ov-connection>
          <ov-preferences-banner .app=${this.app}></ov-preferences-banner>
          <main id="main" tabindex="-1" aria-label=${found?.page.title ?? 'Page'}>${keyed(this.turn, this.drawn(found))}</main>
        </div>
      </div>
      ${this.overlays()}
      <ov-notice-list .notices=${this.app.notices}></ov-notice-list>
    `;
  }

  private overlays(): TemplateResult {
    return html`<ov-palette
        .app=${this.app}
        .frame=${this.frame}
        .open=${this.isPaletteOpen}
        @closed=${() => (this.isPaletteOpen = false)}
      ></ov-palette>
      <ov-help-sheet
        .shortcuts=${this.isHelpOpen ? shortcuts(this.app, this.frame) : []}
        .open=${this.isHelpOpen}
        @closed=${() => (this.isHelpOpen = false)}
      ></ov-help-sheet>`;
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
