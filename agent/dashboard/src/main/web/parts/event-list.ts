import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../app/app.js';
import type { Event as AgentEvent } from '../data/api-types.js';
import { plural } from '../data/format.js';
import { happenings, markOf, messageOf, pageOf, type EventGroup, type Happening } from '../data/occurred.js';
import { base } from '../theme/base.js';
import { icon, type IconName } from './icons.js';
import './when.js';

const ICONS: Readonly<Record<EventGroup, IconName>> = {
  deploy: 'play',
  configuration: 'settings',
  breaker: 'rule',
  health: 'overview',
  exception: 'probe',
  stuck: 'timeline',
  alert: 'bell',
  other: 'more',
};

const DAY = new Intl.DateTimeFormat(undefined, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' });

/** What happened, the newest first: when, what, and where it leads; much of a kind at once is one entry that opens. */
@customElement('ov-event-list')
export class EventList extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
      }
      h2 {
        padding: var(--space-3) 0 var(--space-1);
        color: var(--text-soft);
        font-size: var(--text-s);
        font-weight: 500;
      }
      li > .event,
      summary {
        display: grid;
        grid-template-columns: 20px minmax(0, 1fr) auto;
        gap: var(--space-2);
        align-items: start;
        padding: 6px 0;
      }
      ul.all > li {
        border-bottom: 1px solid var(--line);
      }
      ul.all > li:last-child {
        border-bottom: 0;
      }
      .mark {
        display: inline-flex;
        padding-top: 2px;
        color: var(--text-faint);
      }
      .healthy {
        color: var(--healthy);
      }
      .degraded {
        color: var(--degraded);
      }
      .unhealthy {
        color: var(--unhealthy);
      }
      .text {
        overflow-wrap: anywhere;
      }
      .text a {
        text-decoration: underline;
        text-underline-offset: 2px;
      }
      :host([dense]) .text {
        display: -webkit-box;
        -webkit-box-orient: vertical;
        -webkit-line-clamp: 2;
        overflow: hidden;
      }
      .when {
        color: var(--text-soft);
        font-size: var(--text-s);
        white-space: nowrap;
      }
      summary {
        cursor: pointer;
        list-style: none;
      }
      summary:hover {
        background: var(--surface-hover);
      }
      summary .open {
        color: var(--accent);
      }
      details ul {
        padding-left: var(--space-5);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  /** The newest first. */
  @property({ attribute: false }) events: readonly AgentEvent[] = [];
  /** Whether texts are cut after two lines, and times are how long ago. */
  @property({ type: Boolean, reflect: true }) dense = false;

  override render(): TemplateResult {
    const all = happenings(this.events);
    if (this.dense) {
      return this.list(all);
    }
    const days = [...new Set(all.map(dayOf))];
    return html`${days.map((day) => html`<h2>${day}</h2>${this.list(all.filter((each) => dayOf(each) === day))}`)}`;
  }

  private list(all: readonly Happening[]): TemplateResult {
    return html`<ul class="all">
      ${repeat(
        all,
        (each) => each.key,
        (each) => html`<li>${each.events.length === 1 ? this.single(each.events[0]) : this.several(each)}</li>`,
      )}
    </ul>`;
  }

  private several(all: Happening): TemplateResult | typeof nothing {
    const newest = all.events[0];
    if (newest === undefined) {
      return nothing;
    }
    const scopes = [...new Set(all.events.map((each) => each.scope))];
    const some = scopes.slice(0, 3).join(', ') + (scopes.length > 3 ? ` and ${scopes.length - 3} more` : '');
    return html`<details>
      <summary>
        <span class="mark">${icon(ICONS[all.group])}</span>
        <span class="text"><span class="open">${plural(all.events.length, 'event')}</span> of ${newest.kind}: ${some}</span>
        ${this.when(newest)}
      </summary>
      <ul>
        ${all.events.map((each) => html`<li>${this.single(each)}</li>`)}
      </ul>
    </details>`;
  }

  private single(event: AgentEvent | undefined): TemplateResult | typeof nothing {
    if (event === undefined) {
      return nothing;
    }
    const mark = markOf(event);
    const known = happenings([event])[0]?.group ?? 'other';
    return html`<div class="event">
      <span class=${`mark ${mark}`}>${icon(mark === 'none' ? ICONS[known] : mark)}</span>
      <span class="text" title=${this.dense ? messageOf(event) : nothing}>${this.linked(event)}</span>
      ${this.when(event)}
    </div>`;
  }

  /** The message, of which the name of what it happened to leads to its page. */
  private linked(event: AgentEvent): TemplateResult | string {
    const page = pageOf(event);
    if (page === undefined) {
      return messageOf(event);
    }
    const href = this.app.router.href(...page);
    const at = messageOf(event).indexOf(event.scope);
    if (at < 0) {
      return html`<a href=${href}>${messageOf(event)}</a>`;
    }
    return html`${messageOf(event).substring(0, at)}<a href=${href}>${event.scope}</a>${messageOf(event).substring(at + event.scope.length)}`;
  }

  private when(event: AgentEvent): TemplateResult {
    return html`<span class="when"><ov-when .app=${this.app} .at=${event.time} as=${this.dense ? 'ago' : 'time'}></ov-when></span>`;
  }
}

function dayOf(each: Happening): string {
  return DAY.format(new Date(each.events[0]?.time ?? 0));
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-event-list': EventList;
  }
}
