import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import { nameOf, type Scope } from '../../data/detail/scope.js';
import { notOfFleet } from '../../data/fleet.js';
import type { Loaded } from '../../data/loaded.js';
import { base } from '../../theme/base.js';
import { shown, stateStyles } from '../states.js';

/** The styles of a section of a page about one thing. */
export const sectionStyles = css`
  :host {
    display: block;
    min-width: 0;
    scroll-margin-top: 72px;
  }
  section {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--space-3);
  }
  section.calm {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: var(--space-1) var(--space-3);
    padding: var(--space-2) 0;
    border-top: 1px solid var(--line);
  }
  .calm h2 {
    flex: none;
    min-width: 128px;
    font-size: var(--text-m);
    color: var(--text-soft);
  }
  .calm p {
    flex: 1;
    min-width: min(240px, 100%);
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--space-1) var(--space-3);
    min-height: 28px;
  }
  h2 a {
    color: inherit;
  }
  h2 .mark {
    padding: 0 var(--space-1);
    color: var(--text-faint);
    opacity: 0;
  }
  h2:hover .mark,
  h2 a:focus-visible .mark {
    opacity: 1;
  }
  .head .note {
    color: var(--text-soft);
    font-size: var(--text-s);
  }
  .head .note a,
  .calm p a {
    text-decoration: underline;
  }
  .head .end {
    margin-inline-start: auto;
  }
  .rows {
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
  }
  .rows > li {
    padding: var(--space-3) var(--space-4);
  }
  .rows > li + li {
    border-top: 1px solid var(--line);
  }
  .wraps {
    overflow-wrap: break-word;
  }
`;

/** Styles of a plain table: for few rows, scrolling within itself where there is no room. */
export const tableStyles = css`
  /* Positioned, so that what is hidden in it cannot widen the page. */
  .scroll {
    position: relative;
    overflow-x: auto;
    border: 1px solid var(--line);
    border-radius: var(--radius-m);
    background: var(--surface-raised);
  }
  table {
    width: 100%;
    border-collapse: collapse;
  }
  th,
  td {
    height: 34px;
    padding: var(--space-1) var(--space-3);
    border-bottom: 1px solid var(--line);
    text-align: start;
    font-weight: 400;
    font-variant-numeric: tabular-nums;
  }
  tbody tr:last-child > * {
    border-bottom: 0;
  }
  thead th {
    background: var(--surface-sunk);
    color: var(--text-soft);
    font-size: var(--text-s);
    font-weight: 500;
    white-space: nowrap;
  }
  .end {
    text-align: end;
    white-space: nowrap;
  }
  tr.sum > * {
    font-weight: 600;
  }
  @media (max-width: 560px) {
    th,
    td {
      padding-inline: var(--space-2);
    }
  }
`;

/** A part of a page about a wrapper or an operation, with a heading that can be linked to. */
export abstract class Section extends LitElement {
  static override styles = [base, stateStyles, sectionStyles, tableStyles];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) scope!: Scope;

  /** What a link calls it; also the element's id. */
  protected abstract readonly anchor: string;
  protected abstract readonly heading: string;

  /** Its key for reading over REST. */
  protected get name(): string {
    return nameOf(this.scope);
  }

  /** With something to say. */
  protected full(body: TemplateResult | readonly TemplateResult[], note: TemplateResult | string | typeof nothing = nothing): TemplateResult {
    return html`<section>
      <div class="head">${this.title2()}${note === nothing ? nothing : html`<span class="note">${note}</span>`}</div>
      ${body}
    </section>`;
  }

  /** With nothing to say: one line, which says what would fill it. */
  protected calm(text: TemplateResult | string): TemplateResult {
    return html`<section class="calm">${this.title2()}<p>${text}</p></section>`;
  }

  /** What series do not tell, and the fleet therefore does not know. */
  protected elsewhere(): TemplateResult {
    return this.calm(notOfFleet().detail);
  }

  /** Something that is read over REST; while it is not there, the section says so. */
  protected read<T>(loaded: Loaded<T>, draw: (value: T) => TemplateResult, retry: () => void): TemplateResult {
    if (loaded.kind === 'ready') {
      return draw(loaded.value);
    }
    if (loaded.kind === 'failed' && loaded.problem.isElsewhere) {
      return this.calm(loaded.problem.detail);
    }
    return loaded.kind === 'loading' ? this.calm('Reading') : this.full(html`${shown(loaded, () => nothing, { retry })}`);
  }

  private title2(): TemplateResult {
    const page = this.scope.operation === undefined ? ['wrappers', this.scope.wrapper] : ['operations', this.name];
    const href = this.app.router.hrefWith({ section: this.anchor }, ...page);
    return html`<h2 id="h" tabindex="-1">
      <a href=${href}>${this.heading}<span class="mark" aria-hidden="true">#</span></a>
    </h2>`;
  }
}
