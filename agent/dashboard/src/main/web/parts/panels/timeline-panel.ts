import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import { matching } from '../../data/occurred.js';
import { base } from '../../theme/base.js';
import '../event-list.js';
import { chosenOf, filterStyles, severalFilter } from '../filters.js';
import { empty, shown, stateStyles } from '../states.js';

const MOST = 40;
const GROUPS = [
  { id: 'health', title: 'Health' },
  { id: 'exception', title: 'Exceptions' },
  { id: 'breaker', title: 'Breakers' },
  { id: 'deploy', title: 'Deploys' },
  { id: 'configuration', title: 'Configuration' },
  { id: 'alert', title: 'Alerts' },
] as const;

/** What changed lately. */
@customElement('ov-panel-timeline')
export class TimelinePanel extends LitElement {
  static override styles = [
    base,
    stateStyles,
    filterStyles,
    css`
      :host {
        display: block;
      }
      .scroll {
        max-height: 292px;
        overflow-y: auto;
        -webkit-mask: linear-gradient(to bottom, black calc(100% - 28px), transparent);
        mask: linear-gradient(to bottom, black calc(100% - 28px), transparent);
        padding-bottom: var(--space-4);
        padding-right: var(--space-1);
      }
      .more {
        padding-top: var(--space-2);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.store.addEventListener('events', this.redraw);
    this.app.router.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.store.removeEventListener('events', this.redraw);
    this.app.router.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    const events = this.app.store.events;
    if (events.length === 0) {
      const nothingYet = 'Changes of health, configuration and circuit breakers, new exceptions and alerts appear here.';
      return html`${shown(this.app.store.eventsState, () => empty('Nothing has changed yet', nothingYet), {
        retry: () => this.app.store.retryEvents(),
      })}`;
    }
    const chosen = chosenOf(this.app, 'kinds');
    const fitting = matching(events, chosen, '').slice(0, MOST);
    return html`<div class="filters">${severalFilter(this.app, 'kinds', 'Kinds of events', GROUPS)}</div>
      <div class="scroll" tabindex="0" role="region" aria-label="Latest events">
        ${fitting.length === 0
          ? html`<p class="soft">No event of these kinds.</p>`
          : html`<ov-event-list dense .app=${this.app} .events=${fitting}></ov-event-list>`}
      </div>
      <p class="more small"><a href=${this.app.router.hrefWith({ kinds: [...chosen].join(',') }, 'timeline')}>The whole timeline</a></p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-panel-timeline': TimelinePanel;
  }
}
