import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from 'lit';
import type { App } from '../../app/app.js';

/** A section that can be linked to. */
export interface Anchor {
  /** The id of its element. */
  readonly id: string;
  readonly text: string;
}

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
      const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
      found.scrollIntoView({ behavior: isCalm ? 'auto' : 'smooth', block: 'start' });
      found.shadowRoot?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    }
  }
}

/** Links to the sections of a page. */
export function sectionLinks(app: App, page: readonly string[], anchors: readonly Anchor[]): TemplateResult {
  const here = app.router.params['section'];
  return html`<nav class="sections" aria-label="On this page">
    ${anchors.map((each) => html`<a href=${app.router.hrefWith({ section: each.id }, ...page)} aria-current=${each.id === here ? 'location' : nothing}>${each.text}</a>`)}
  </nav>`;
}
