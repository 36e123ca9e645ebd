import { css, html, nothing, type TemplateResult } from 'lit';

/** A number with its name below it. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What else there is to know, in a few words. */
  readonly more?: string;
  /** Whether it is nothing good. */
  readonly isBad?: boolean;
}

export const figureStyles = css`
  .figures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(116px, 1fr));
    gap: 1px;
    overflow: hidden;
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
  }
  .figures > div {
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    padding: var(--space-3) var(--space-4);
    box-shadow: 0 0 0 1px var(--line);
  }
  .figures dt {
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  .figures dd {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0 var(--space-2);
    font-size: var(--text-l);
    font-weight: 600;
    font-variant-numeric: tabular-nums;
  }
  .figures .bad {
    color: var(--unhealthy);
  }
  .figures .more {
    color: var(--text-faint);
    font-size: var(--text-xs);
    font-weight: 400;
  }
`;

/** Numbers side by side; as many in a row as there is room for. */
export function figures(all: readonly Figure[]): TemplateResult {
  return html`<dl class="figures">
    ${all.map(
      (each) => html`<div>
        <dt>${each.name}</dt>
        <dd class=${each.isBad === true ? 'bad' : ''}>
          ${each.value}${each.more === undefined ? nothing : html`<span class="more">${each.more}</span>`}
        </dd>
      </div>`,
    )}
  </dl>`;
}
