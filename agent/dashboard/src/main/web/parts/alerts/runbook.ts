import { html, nothing, type TemplateResult } from 'lit';
import type { Labels } from '../../data/matchers.js';
import { icon } from '../icons.js';

/** The page that says what to do, where the rule names one: a link, or its path in the documentation. */
export function runbook(annotations: Labels): TemplateResult | typeof nothing {
  const where = annotations['runbook_url'] ?? annotations['runbook'] ?? '';
  if (where === '') {
    return nothing;
  }
  return /^https?:\/\//i.test(where)
    ? html`<a class="button" href=${where} target="_blank" rel="noopener noreferrer">${icon('external')}Runbook</a>`
    : html`<span class="soft">Runbook: <code>${where}</code></span>`;
}
