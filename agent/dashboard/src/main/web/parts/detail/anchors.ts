import { html, LitElement, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';

/** A section that can be linked to. */
export interface Anchor {
  /** The id of its element. */
  readonly id: string;
  readonly text: string;
}

/** By then charts have their height. */
const SETTLED_MS = 800;

type Host = ReactiveControllerHost & { readonly app: App; readonly renderRoot: HTMLElement | DocumentFragment };

/** Goes to the section that the address names, `?section=exceptions`, once the page has something to show. */
export class Anchors implements ReactiveController {
  private shown = '';

  constructor(
    private readonly host: Host,
    private readonly isReady: () => boolean,
  ) {
    host.addController(this);
  }

  private readonly moved = (): void => {
    this.shown = '';
    this.host.requestUpdate();
  };

  hostConnected(): void {
    this.host.app.router.addEventListener('change', this.moved);
  }

  hostDisconnected(): void {
    this.host.app.router.removeEventListener('change', this.moved);
  }

  hostUpdated(): void {
    const wanted = this.host.app.router.params['section'] ?? '';
    if (wanted === this.shown || !this.isReady()) {
      return;
    }
    this.shown = wanted;
    const found = wanted === '' ? null : this.host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(wanted)}`);
    if (found !== null) {
      void this.go(found, wanted);
    }
  }

  /** Goes there once it is drawn; and again when what stands above has got its height, unless somebody has scrolled. */
  private async go(section: HTMLElement, wanted: string): Promise<void> {
    if (section instanceof LitElement) {
      await section.updateComplete;
    }
    section.scrollIntoView({ block: 'start' });
    (section.shadowRoot ?? section).querySelector<HTMLElement>('h2[tabindex]')?.focus({ preventScroll: true });
    const scrolled = window.scrollY;
    window.setTimeout(() => {
      if (this.shown === wanted && Math.abs(window.scrollY - scrolled) < 2) {
        section.scrollIntoView({ block: 'start' });
      }
    }, SETTLED_MS);
  }
}

/** Links to the sections of a page. */
export function sectionLinks(app: App, page: readonly string[], anchors: readonly Anchor[]): TemplateResult {
  const here = app.router.params['section'];
  return html`<nav class="sections" aria-label="On this page">
    ${anchors.map((each) => html`<a href=${app.router.hrefWith({ section: each.id }, ...page)} aria-current=${each.id === here ? 'location' : nothing}>${each.text}</a>`)}
  </nav>`;
}
