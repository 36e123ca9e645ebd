import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import type { Wrapper } from '../data/api-types.js';
import { rate, score, share } from '../data/format.js';
import { sparkLines } from '../data/spark.js';
import { base } from '../theme/base.js';
import './outcome-ring.js';
import './status.js';
import './when.js';

const WIDTH = 120;
const HEIGHT = 20;

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
        align-content: start;
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
        align-items: center;
        gap: var(--space-3);
        min-height: 20px;
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
        flex: 1;
        min-width: 40px;
        height: 20px;
      }
      polygon {
        fill: var(--surface-hover);
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
        <span class="how"><ov-status .status=${wrapper.status}></ov-status>${wrapper.since === null ? nothing : html`<span class="soft">for <ov-when .app=${this.app} .at=${wrapper.since} as="for"></ov-when></span>`}</span>
      </span>
      <span class="figures"><b>${rate(wrapper.callsPerSecond)}</b>${this.spark()}<span><b>${share(wrapper.errorRate)}</b> errors</span></span>
    </a>`;
  }

  private spark(): TemplateResult {
    return html`<svg class="spark" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      ${sparkLines(this.trail, WIDTH, HEIGHT).map((each) => svg`<polygon points=${area(each)} /><polyline points=${each} />`)}
    </svg>`;
  }
}

/** The area below a line. */
function area(line: string): string {
  const points = line.split(' ');
  return `${points[0]?.split(',')[0] ?? 0},${HEIGHT} ${line} ${points.at(-1)?.split(',')[0] ?? 0},${HEIGHT}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-wrapper-tile': WrapperTile;
  }
}
