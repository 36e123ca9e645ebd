import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { System, Wrapper, WrapperDetail } from '../../data/api-types.js';
import { Fetched, Watched } from '../../data/controllers.js';
import { count, duration, plural, rate, share } from '../../data/format.js';
import { valueOf } from '../../data/loaded.js';
import { because, headline, isRecovering, worstFirst } from '../../data/verdict.js';
import { base } from '../../theme/base.js';
import { oldness } from '../oldness.js';
import { shown, stateStyles } from '../states.js';
import '../status.js';
import '../when.js';

/** How many wrappers that need a look are explained; the tiles show the others. */
const MOST_EXPLAINED = 3;

function isBad(each: Wrapper): boolean {
  return each.status === 'degraded' || each.status === 'unhealthy';
}

/** The system in a few figures; and if it is not healthy, which wrapper and operation drag it down, since when, and why. */
@customElement('ov-panel-system')
export class SystemPanel extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-4);
      }
      .verdict {
        display: grid;
        gap: var(--space-2);
      }
      h2 {
        font-size: var(--text-l);
      }
      .verdict p {
        max-width: 110ch;
        color: var(--text-soft);
      }
      .verdict a {
        font-weight: 500;
      }
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(112px, 1fr));
        gap: var(--space-3) var(--space-4);
      }
      dt {
        color: var(--text-soft);
        font-size: var(--text-s);
      }
      dd {
        font-size: var(--text-xl);
        font-weight: 500;
        letter-spacing: -0.01em;
        font-variant-numeric: tabular-nums;
        white-space: nowrap;
      }
      dd small {
        font-size: var(--text-s);
        font-weight: 400;
        letter-spacing: 0;
        color: var(--unhealthy);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  /** Stays while the connection is gone. */
  private started: string | undefined;
  private readonly system = new Watched(this, () => this.app.store.topic('system'));
  private readonly wrappers = new Watched(this, () => this.app.store.topic('wrappers'));
  private readonly worst = new Watched(this, () => {
    const name = this.bad[0]?.wrapper;
    return name === undefined ? undefined : this.app.store.topic(`wrapper:${name}`);
  });
  private readonly diagnostics = new Fetched(
    this,
    () => 'diagnostics',
    (signal) => this.app.api.get('/api/v1/diagnostics', { signal }),
  );

  private get bad(): readonly Wrapper[] {
    const all = valueOf(this.wrappers.state)?.wrappers ?? [];
    return worstFirst(all, (each) => each.wrapper).filter(isBad);
  }

  override render(): TemplateResult {
    return html`${oldness(this.app, this.system.state)}
    ${shown(this.system.state, (system) => this.drawn(system), { retry: () => this.system.retry() })}`;
  }

  private drawn(system: System): TemplateResult {
    const wrappers = valueOf(this.wrappers.state)?.wrappers;
    return html`<div class="verdict">
        <h2>${wrappers === undefined ? nothing : headline(system.status, wrappers)}</h2>
        ${wrappers !== undefined && this.bad.length === 0 && system.status !== 'healthy' && system.status !== 'unknown'
          ? html`<p>All calls together: ${because(system)}.</p>`
          : nothing}
        ${this.bad.slice(0, MOST_EXPLAINED).map((each, i) => this.explained(each, i === 0))}
      </div>
      ${this.figures(system)}`;
  }

  private explained(wrapper: Wrapper, isWorst: boolean): TemplateResult {
    const detail = isWorst ? valueOf(this.worst.state) : undefined;
    return html`<p>
      <a href=${this.app.router.href('wrappers', wrapper.wrapper)}>${wrapper.wrapper}</a> ${isRecovering(wrapper) ? 'is still' : 'is'}
      <b>${wrapper.status}</b>${wrapper.since === null ? nothing : html`, since <ov-when .app=${this.app} .at=${wrapper.since} as="time"></ov-when>`}:
      ${isRecovering(wrapper) ? html`it recovers, ${because(wrapper)}; the status follows when that lasts.` : html`${because(wrapper)}.`}
      ${detail === undefined || detail.wrapper !== wrapper.wrapper ? nothing : this.dragged(detail)}
    </p>`;
  }

  /** The operation that drags a wrapper down, unless it has only one. */
  private dragged(detail: WrapperDetail): TemplateResult | typeof nothing {
    const operation = worstFirst(detail.operations, (each) => each.id)[0];
    if (operation === undefined || operation.status === 'healthy') {
      return nothing;
    }
    const link = html`<a href=${this.app.router.href('operations', operation.id)}>${operation.id}</a>`;
    return detail.operations.length === 1
      ? html`All of it is ${link}.`
      : html`${link} drags it down: ${because(operation)}${operation.stuck > 0 ? `, and ${plural(operation.stuck, 'call')} stuck` : ''}.`;
  }

  private figures(system: System): TemplateResult {
    this.started = valueOf(this.diagnostics.state)?.started ?? this.started;
    const started = this.started;
    const uptime = started === undefined ? undefined : Math.max(0, (Date.parse(system.time) - Date.parse(started)) / 1_000);
    const pairs: readonly (readonly [string, TemplateResult | string])[] = [
      ['Rate', rate(system.callsPerSecond)],
      ['Error rate', share(system.errorRate)],
      ['Fallback rate', share(system.fallbackRate)],
      ['p95', duration(system.latency.p95)],
      ['In flight', html`${count(system.inFlight)}${system.stuck > 0 ? html` <small>${count(system.stuck)} stuck</small>` : nothing}`],
      ['Breakers open', count(system.openBreakers)],
      ['Uptime', duration(uptime === undefined ? undefined : Math.round(uptime))],
    ];
    return html`<dl title=${`Of the last ${duration(Math.round(system.windowSeconds))}`}>
      ${pairs.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-panel-system': SystemPanel;
  }
}
