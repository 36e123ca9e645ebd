import { html, nothing, type TemplateResult } from 'lit';
import type { Alert } from '../../data/api-types.js';
import { plural } from '../../data/format.js';
import { faultOf, matches, printMatchers, type Matcher } from '../../data/matchers.js';
import './severity.js';

const MOST = 8;

/** What of the alerts that there are would be kept quiet, as somebody edits matchers. */
export function preview(alerts: readonly Alert[], matchers: readonly Matcher[] | 'everything'): TemplateResult {
  if (matchers !== 'everything' && (matchers.length === 0 || matchers.some((each) => faultOf(each) !== ''))) {
    return html`<p class="soft small">Which alerts this keeps quiet is shown here once the matchers are complete.</p>`;
  }
  const wrong = alerts.filter((each) => each.state !== 'resolved');
  const found = matchers === 'everything' ? wrong : wrong.filter((each) => matches(matchers, each.labels));
  return html`<div class="stack preview" aria-live="polite">
    <p class="small">
      ${found.length === 0
        ? 'It matches no alert now. It keeps those quiet that come.'
        : html`It keeps ${plural(found.length, 'alert')} of ${wrong.length} quiet now:`}
    </p>
    <ul class="small">
      ${found.slice(0, MOST).map(
        (each) => html`<li><ov-severity severity=${each.severity}></ov-severity> ${each.name} <span class="soft">${each.annotations['summary'] ?? ''}</span></li>`,
      )}
    </ul>
    ${found.length > MOST ? html`<p class="small soft">and ${found.length - MOST} more</p>` : nothing}
    ${matchers === 'everything' ? nothing : html`<p class="small soft"><code>${printMatchers(matchers)}</code></p>`}
  </div>`;
}
