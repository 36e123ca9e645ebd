import { css, html, svg, type TemplateResult } from 'lit';
import type { Outcomes } from '../data/api-types.js';
import { ago, time, utc } from '../data/format.js';
import { inWords, partsOf } from '../data/outcomes.js';
import { icon } from './icons.js';
import { outcomeColours } from './outcome-ring.js';
import type { Status } from './status.js';

/** Styles of the cells below: they are part of the table, because an element for each of a thousand rows takes its time. */
export const cellStyles = [
  outcomeColours,
  css`
    .status {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      vertical-align: bottom;
      font-weight: 500;
    }
    .status.healthy {
      color: var(--healthy);
    }
    .status.degraded {
      color: var(--degraded);
    }
    .status.unhealthy {
      color: var(--unhealthy);
    }
    .status.unknown {
      color: var(--unknown);
    }
    .outcomes {
      display: block;
      width: 80px;
      height: 8px;
    }
    .outcomes rect {
      fill: var(--outcome, var(--surface-hover));
    }
  `,
];

/** A status as a shape and a word. */
export function statusCell(status: Status): TemplateResult {
  return html`<span class=${`status ${status}`}>${icon(status)}${status}</span>`;
}

/** How calls ended, as a bar. */
export function outcomesCell(outcomes: Outcomes): TemplateResult {
  const words = inWords(outcomes);
  return html`<svg class="outcomes" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${words}>
    <title>${words}</title>
    <rect width="100" height="8" rx="1" />
    ${partsOf(outcomes).map((each) => svg`<rect class=${each.outcome} x=${each.from * 100} width=${each.share * 100} height="8" />`)}
  </svg>`;
}

/** How long ago something was when the row was drawn. */
export function whenCell(at: string, now: number): TemplateResult {
  return html`<time datetime=${at} title=${`${time(at, now)}, ${utc(at)}`}>${ago(at, now)}</time>`;
}
