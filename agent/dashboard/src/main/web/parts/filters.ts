import { css, html, type TemplateResult } from 'lit';
import type { App } from '../app/app.js';

/** The styles of what is drawn here, for the elements that draw it. */
export const filterStyles = css`
  .filters {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-2) var(--space-3);
    padding-bottom: var(--space-3);
  }
  .filters input[type='search'] {
    flex: 1 1 200px;
    max-width: 360px;
  }
  .filters select {
    max-width: 220px;
  }
  .filters button[aria-pressed] {
    min-height: 28px;
    padding: 0 10px;
    border-radius: 999px;
    font-size: var(--text-s);
  }
  .filters button[aria-pressed='true'] {
    border-color: var(--accent);
    background: var(--surface-chosen);
  }
  .filters .found {
    margin-left: auto;
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  .choices {
    display: flex;
    flex-wrap: wrap;
    gap: var(--space-1);
  }
`;

/** A field to filter by text, kept in the page's address. */
export function textFilter(app: App, param: string, label: string): TemplateResult {
  return html`<input
    type="search"
    aria-label=${label}
    placeholder=${label}
    .value=${app.router.params[param] ?? ''}
    @input=${(event: Event) => app.router.set({ [param]: (event.target as HTMLInputElement).value }, 'replace')}
  />`;
}

/** A choice of one or all, kept in the page's address. */
export function choiceFilter(app: App, param: string, label: string, all: string, choices: readonly string[]): TemplateResult {
  const chosen = app.router.params[param] ?? '';
  return html`<select aria-label=${label} @change=${(event: Event) => app.router.set({ [param]: (event.target as HTMLSelectElement).value }, 'replace')}>
    <option value="" ?selected=${chosen === ''}>${all}</option>
    ${choices.map((each) => html`<option value=${each} ?selected=${chosen === each}>${each}</option>`)}
  </select>`;
}

/** What of a list is chosen in the page's address: names with commas between. */
export function chosenOf(app: App, param: string): ReadonlySet<string> {
  return new Set((app.router.params[param] ?? '').split(',').filter((each) => each !== ''));
}

/** A choice of several, kept in the page's address; none chosen means all. */
export function severalFilter(
  app: App,
  param: string,
  label: string,
  choices: readonly { readonly id: string; readonly title: string }[],
): TemplateResult {
  const chosen = chosenOf(app, param);
  const toggle = (id: string): void => {
    const next = choices.map((each) => each.id).filter((each) => (each === id ? !chosen.has(each) : chosen.has(each)));
    app.router.set({ [param]: next.join(',') }, 'replace');
  };
  return html`<div class="choices" role="group" aria-label=${label}>
    ${choices.map((each) => html`<button aria-pressed=${chosen.has(each.id)} @click=${() => toggle(each.id)}>${each.title}</button>`)}
  </div>`;
}
