import { css, html, LitElement, svg, type SVGTemplateResult, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Outcomes } from '../data/api-types.js';
import { inWords, partsOf, type Part } from '../data/outcomes.js';
import { base } from '../theme/base.js';

export const outcomeColours = css`
  .success {
    --outcome: var(--outcome-success);
  }
  .fallback {
    --outcome: var(--outcome-fallback);
  }
  .error {
    --outcome: var(--outcome-error);
  }
  .rejected {
    --outcome: var(--outcome-rejected);
  }
  .timeout {
    --outcome: var(--outcome-timeout);
  }
  .cancelled {
    --outcome: var(--outcome-cancelled);
  }
`;

const RADIUS = 15;
const ROUND = 2 * Math.PI * RADIUS;

/** How calls ended, as a ring with a number in it; in words for screen readers and on hover. */
@customElement('ov-outcome-ring')
export class OutcomeRing extends LitElement {
  static override styles = [
    base,
    outcomeColours,
    css`
      :host {
        display: inline-block;
        width: 56px;
        height: 56px;
      }
      svg {
        display: block;
      }
      circle {
        fill: none;
        stroke: var(--outcome);
        stroke-width: 4;
      }
      .none {
        stroke: var(--surface-hover);
      }
      text {
        fill: var(--text);
        font: 600 9.5px var(--font);
        font-variant-numeric: tabular-nums;
        text-anchor: middle;
      }
    `,
  ];

  @property({ attribute: false }) outcomes!: Outcomes;
  /** What stands within the ring. */
  @property() label = '';

  override render(): TemplateResult {
    const words = inWords(this.outcomes);
    return html`<svg viewBox="0 0 40 40" width="56" height="56" role="img" aria-label=${`Outcomes: ${words}`}>
      <title>${words}</title>
      <circle class="none" cx="20" cy="20" r=${RADIUS} />
      <g transform="rotate(-90 20 20)">${partsOf(this.outcomes).map(arc)}</g>
      <text x="20" y="23.4" aria-hidden="true">${this.label}</text>
    </svg>`;
  }
}

function arc(part: Part): SVGTemplateResult {
  const length = part.share * ROUND;
  return svg`<circle
    class=${part.outcome}
    cx="20"
    cy="20"
    r=${RADIUS}
    stroke-dasharray=${`${length} ${ROUND - length}`}
    stroke-dashoffset=${-part.from * ROUND}
  />`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-outcome-ring': OutcomeRing;
  }
}
