import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Event as AgentEvent } from '../data/api-types.js';
import { plural } from '../data/format.js';
import { EVENT_GROUPS, matching } from '../data/occurred.js';
import { asProblem, type ApiProblem } from '../data/problem.js';
import '../parts/event-list.js';
import { chosenOf, filterStyles, severalFilter, textFilter } from '../parts/filters.js';
import { icon } from '../parts/icons.js';
import '../parts/page-head.js';
import { empty, failure, shown, stateStyles } from '../parts/states.js';
import { base } from '../theme/base.js';

const AT_ONCE = 200;

/** Everything that happened. New events come on top, unless one has scrolled down to read: then they wait. */
@customElement('ov-view-timeline')
export class TimelineView extends LitElement {
  static override styles = [
    base,
    stateStyles,
    filterStyles,
    css`
      :host {
        display: block;
      }
      .new {
        position: sticky;
        top: calc(var(--top) + var(--space-2));
        z-index: 1;
        justify-self: center;
      }
      .more {
        padding-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @state() private older: readonly AgentEvent[] = [];
  /** Up to which event is shown while one reads further down; undefined for all. */
  @state() private upTo: number | undefined;
  @state() private isReading = false;
  @state() private isAtEnd = false;
  @state() private problem: ApiProblem | undefined;

  private readonly redraw = (): void => this.requestUpdate();
  private readonly scrolled = (): void => {
    const isAway = window.scrollY > 240;
    if (!isAway) {
      this.upTo = undefined;
    } else {
      this.upTo ??= this.app.store.events[0]?.id;
    }
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.store.addEventListener('events', this.redraw);
    this.app.router.addEventListener('change', this.redraw);
    window.addEventListener('scroll', this.scrolled, { passive: true });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.store.removeEventListener('events', this.redraw);
    this.app.router.removeEventListener('change', this.redraw);
    window.removeEventListener('scroll', this.scrolled);
  }

  override render(): TemplateResult {
    const events = this.all();
    const fitting = matching(events, chosenOf(this.app, 'kinds'), this.app.router.params['text'] ?? '');
    const waiting = this.upTo === undefined ? 0 : this.app.store.events.filter((each) => each.id > (this.upTo ?? 0)).length;
    return html`<ov-page-head .app=${this.app} heading="Timeline"></ov-page-head>
      <div class="filters">
        ${textFilter(this.app, 'text', 'Filter by text')} ${severalFilter(this.app, 'kinds', 'Kinds of events', EVENT_GROUPS)}
        <span class="found number" role="status">${plural(fitting.length, 'event')}</span>
      </div>
      ${waiting === 0
        ? nothing
        : html`<button class="new" @click=${() => window.scrollTo({ top: 0 })}>${icon('up')}${plural(waiting, 'new event')}</button>`}
      ${this.listed(fitting, events.length === 0)} ${this.more(events)}`;
  }

  /** Those that came live and those that were read, without those that wait. */
  private all(): readonly AgentEvent[] {
    const live = this.app.store.events;
    const upTo = this.upTo ?? Number.MAX_SAFE_INTEGER;
    const oldest = live.at(-1)?.id ?? 0;
    const older = this.older.filter((each) => live.length === 0 || each.id < oldest);
    return [...live, ...older].filter((each) => each.id <= upTo);
  }

  private listed(fitting: readonly AgentEvent[], isNothing: boolean): TemplateResult {
    if (fitting.length > 0) {
      return html`<ov-event-list .app=${this.app} .events=${fitting}></ov-event-list>`;
    }
    if (!isNothing) {
      return empty('No event fits', 'Take a filter away, or read older events.');
    }
    const nothingYet = 'Changes of health, configuration and circuit breakers, new kinds of exceptions, calls that hang, and alerts appear here.';
    return html`${shown(this.app.store.eventsState, () => empty('Nothing has happened yet', nothingYet), { retry: () => this.app.store.retryEvents() })}`;
  }

  private more(events: readonly AgentEvent[]): TemplateResult | typeof nothing {
    if (this.problem !== undefined) {
      return failure(this.problem, { retry: () => void this.readOlder(events) });
    }
    if (events.length === 0) {
      return nothing;
    }
    if (this.isAtEnd) {
      return html`<p class="more soft small">Older events are not kept: the application remembers its latest ones since it started.</p>`;
    }
    return html`<p class="more">
      <button ?disabled=${this.isReading} @click=${() => void this.readOlder(events)}>${icon('down')}Load older events</button>
    </p>`;
  }

  private async readOlder(events: readonly AgentEvent[]): Promise<void> {
    this.isReading = true;
    this.problem = undefined;
    try {
      const before = Math.max(1, events.at(-1)?.id ?? 1);
      const read = await this.app.api.get('/api/v1/events', { query: { before, limit: AT_ONCE } });
      this.older = [...this.older, ...read.events];
      this.isAtEnd = read.events.length < AT_ONCE;
    } catch (thrown) {
      this.problem = asProblem(thrown);
    } finally {
      this.isReading = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-view-timeline': TimelineView;
  }
}
