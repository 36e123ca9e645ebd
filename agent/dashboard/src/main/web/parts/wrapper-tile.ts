import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Wrapper } from '../data/api-types.js';
import { rate, score, share } from '../data/format.js';
import { sparkLines } from '../data/spark.js';
import { base } from '../theme/base.js';
import './outcome-bar.js';
import './status.js';
import './when.js';

const WIDTH = 120;
const HEIGHT = 24;

/** A wrapper at a glance; leads to its page. */
@customElement('ov-wrapper-tile')
export class WrapperTile extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: block;
        min-width: 0;
      }
      a {
        display: grid;
        grid-template-columns: 56px minmax(0, 1fr);
        gap: var(--space-1) var(--space-3);
        height: 100%;
        padding: var(--space-3);
        border: 1px solid var(--line);
        border-radius: var(--radius-m);
        background: var(--surface-raised);
        color: var(--text);
      }
      a:hover {
        border-color: var(--line-strong);
        text-decoration: none;
      }
      a.unhealthy {
        border-color: var(--unhealthy);
      }
      a.degraded {
        border-color: var(--degraded);
      }
      .name {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
        font-weight: 600;
      }
      .text {
        min-width: 0;
        align-self: center;
      }
      .how {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-2);
        font-size: var(--text-s);
      }
      .figures {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 0 var(--space-2);
        grid-column: 1 / -1;
        font-size: var(--text-s);
        color: var(--text-soft);
        font-variant-numeric: tabular-nums;
      }
      b {
        color: var(--text);
        font-weight: 500;
      }
      svg.spark {
        grid-column: 1 / -1;
        width: 100%;
        height: 24px;
      }
      polyline {
        fill: none;
        stroke: var(--series-1);
        stroke-width: 1.5;
        vector-effect: non-scaling-stroke;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) wrapper!: Wrapper;
  /** Its calls per second over the last while. */
  @property({ attribute: false }) trail: readonly (number | null)[] = [];

  override render(): TemplateResult {
    const wrapper = this.wrapper;
    return html`<a class=${wrapper.status} href=${this.app.router.href('wrappers', wrapper.wrapper)}>
      <ov-outcome-ring .outcomes=${wrapper.outcomes} .label=${score(wrapper.score)}></ov-outcome-ring>
      <span class="text">
        <span class="name" title=${wrapper.wrapper}>${wrapper.wrapper}</span>
        <span class="how"><ov-status .status=${wrapper.status}></ov-status><span class="soft">since <ov-when .app=${this.app} .at=${wrapper.since}></ov-when></span></span>
      </span>
      <span class="figures"><span><b>${rate(wrapper.callsPerSecond)}</b></span><span><b>${share(wrapper.errorRate)}</b> errors</span></span>
      ${this.spark()}
    </a>`;
  }

  private spark(): TemplateResult {
    return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${sparkLines(this.trail, WIDTH, HEIGHT).map((each) => svg`<polyline points=${each} />`)}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-wrapper-tile': WrapperTile;
  }
}
