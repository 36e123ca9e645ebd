import { css, html, type TemplateResult } from 'lit';

/** A name and what is known under it. */
export type Fact = readonly [string, TemplateResult | string];

export const factStyles = css`
  .facts {
    display: grid;
    grid-template-columns: minmax(120px, max-content) minmax(0, 1fr);
    gap: var(--space-1) var(--space-4);
  }
  .facts dt {
    color: var(--text-soft);
  }
  .facts dd {
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }
  @media (max-width: 480px) {
    .facts {
      grid-template-columns: minmax(0, 1fr);
    }
    .facts dd {
      padding-bottom: var(--space-1);
    }
  }
`;

/** Facts as a list of terms and what they are. */
export function facts(all: readonly Fact[]): TemplateResult {
  return html`<dl class="facts">
    ${all.map(
      ([name, value]) => html`<dt>${name}</dt>
        <dd>${value}</dd>`,
    )}
  </dl>`;
}
