import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { App } from '../../app/app.js';
import type { Wrapper, Wrappers } from '../../data/api-types.js';
import { Every, Fetched, Watched } from '../../data/controllers.js';
import { plural } from '../../data/format.js';
import { valueOf } from '../../data/loaded.js';
import { spread } from '../../data/spark.js';
import { worstFirst } from '../../data/verdict.js';
import { base } from '../../theme/base.js';
import { nothingMonitored } from '../first-run.js';
import { oldness } from '../oldness.js';
import { shown, stateStyles } from '../states.js';
import { held } from '../table-rows.js';
import '../wrapper-tile.js';

const MOST = 24;
const TRAIL = 'opvitals_calls_per_second{opvitals_health_scope="wrapper"}';
const TRAIL_PERIOD_MS = 60_000;

/** All wrappers, the worst first. They do not change places while one points at them. */
@customElement('ov-panel-wrappers')
export class WrapperTiles extends LitElement {
  static override styles = [
    base,
    stateStyles,
    css`
      :host {
        display: block;
      }
      ul {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
        gap: var(--space-3);
      }
      li {
        min-width: 0;
      }
      .more {
        padding-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private inOrder: readonly Wrapper[] = [];
  private readonly wrappers = new Watched(this, () => this.app.store.topic('wrappers'));
  private readonly trails = new Fetched(
    this,
    () => 'trails',
    (signal) => this.readTrails(signal),
  );

  constructor() {
    super();
    new Every(
      this,
      () => TRAIL_PERIOD_MS,
      () => this.trails.retry(),
    );
  }

  private async readTrails(signal: AbortSignal): Promise<ReadonlyMap<string, readonly (number | null)[]>> {
    const read = await this.app.api.get('/api/v1/metrics/history', { query: { series: TRAIL, last: 'PT30M', points: 60 }, signal });
    const from = Date.parse(read.from) / 1_000;
    const to = Date.parse(read.to) / 1_000;
    return new Map(
      read.series.map((each) => [each.labels['opvitals_wrapper'] ?? '', spread(each.times, each.mean ?? [], from, to, read.stepSeconds)]),
    );
  }

  override render(): TemplateResult {
    return html`${oldness(this.app, this.wrappers.state)}
    ${shown(this.wrappers.state, (value) => this.drawn(value), { retry: () => this.wrappers.retry() })}`;
  }

  private drawn(value: Wrappers): TemplateResult {
    if (value.wrappers.length === 0) {
      return nothingMonitored(this.app);
    }
    const isPointedAt = this.matches(':hover') || this.matches(':focus-within');
    this.inOrder = isPointedAt ? held(value.wrappers, nameOf, this.inOrder) : worstFirst(value.wrappers, nameOf);
    const trails = valueOf(this.trails.state);
    return html`<ul>
        ${repeat(
          this.inOrder.slice(0, MOST),
          nameOf,
          (each) => html`<li><ov-wrapper-tile .app=${this.app} .wrapper=${each} .trail=${trails?.get(each.wrapper) ?? []}></ov-wrapper-tile></li>`,
        )}
      </ul>
      ${this.inOrder.length > MOST
        ? html`<p class="more"><a href=${this.app.router.href('wrappers')}>All ${plural(this.inOrder.length, 'wrapper')}</a></p>`
        : nothing}`;
  }
}

function nameOf(wrapper: Wrapper): string {
  return wrapper.wrapper;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-panel-wrappers': WrapperTiles;
  }
}
