import { css, html, nothing, type TemplateResult } from 'lit';
import type { Loaded } from '../data/loaded.js';
import type { ApiProblem } from '../data/problem.js';
import { icon } from './icons.js';

/** The styles of what is drawn here, for the elements that draw it. */
export const stateStyles = css`
  .state {
    display: grid;
    justify-items: start;
    gap: var(--space-2);
    padding: var(--space-5);
    border: 1px dashed var(--line);
    border-radius: var(--radius-m);
    color: var(--text-soft);
  }
  .state .title {
    color: var(--text);
    font-weight: 600;
  }
  .state p {
    max-width: 65ch;
  }
  .skeleton {
    display: grid;
    gap: var(--space-2);
    min-height: 96px;
    padding: var(--space-3) 0;
  }
  .skeleton span {
    height: 12px;
    border-radius: var(--radius-s);
    background: var(--surface-hover);
    animation: breathe 1.6s ease-in-out infinite;
  }
  .skeleton span:nth-child(2) {
    width: 80%;
  }
  .skeleton span:nth-child(3) {
    width: 60%;
  }
  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }
`;

/** What to do about a state that is not ready. */
export interface Ways {
  /** Reads it again. */
  readonly retry?: () => void;
}

/**
 * Draws something that is read from the agent: what it is once it is there, and what it is not before. Values that grew
 * old are drawn as well; that they are old says the page's head.
 */
export function shown<T>(
  loaded: Loaded<T>,
  draw: (value: T) => TemplateResult | typeof nothing,
  ways: Ways = {},
): TemplateResult | typeof nothing {
  switch (loaded.kind) {
    case 'loading':
      return skeleton();
    case 'ready':
      return draw(loaded.value);
    case 'forbidden':
      return forbidden(loaded.problem);
    case 'failed':
      return failure(loaded.problem, ways);
  }
}

export function skeleton(): TemplateResult {
  return html`<div class="skeleton" role="status" aria-label="Loading"><span></span><span></span><span></span></div>`;
}

/** Nothing is there yet: what would be here, and how it comes. */
export function empty(title: string, explanation: TemplateResult | string, action: TemplateResult | typeof nothing = nothing): TemplateResult {
  return html`<div class="state empty">
    <p class="title">${title}</p>
    <p>${explanation}</p>
    ${action}
  </div>`;
}

export function failure(problem: ApiProblem, ways: Ways = {}): TemplateResult {
  if (problem.isElsewhere) {
    return empty(problem.title, problem.detail);
  }
  return html`<div class="state failed" role="alert">
    <p class="title">${problem.title}</p>
    ${problem.detail === '' ? nothing : html`<p>${problem.detail}</p>`}
    ${problem.faults.map((each) => html`<p><code>${each.at}</code>: ${each.detail}</p>`)}
    ${ways.retry === undefined ? nothing : html`<button @click=${ways.retry}>${icon('refresh')}Try again</button>`}
  </div>`;
}

export function forbidden(problem: ApiProblem): TemplateResult {
  return html`<div class="state forbidden">
    <p class="title">You may not see this</p>
    <p>${problem.detail === '' ? 'Your role does not allow it.' : problem.detail}</p>
  </div>`;
}
