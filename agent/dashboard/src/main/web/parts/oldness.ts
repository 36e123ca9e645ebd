import { html, nothing, type TemplateResult } from 'lit';
import type { App } from '../app/app.js';
import { time, utc } from '../data/format.js';
import type { Loaded } from '../data/loaded.js';

/** Says of which time values are that are no longer kept up; nothing while they are. */
export function oldness(app: App, loaded: Loaded<unknown>): TemplateResult | typeof nothing {
  if (loaded.kind !== 'ready' || !loaded.isOld) {
    return nothing;
  }
  return html`<p .style=${'padding-bottom: var(--space-2)'}><span class="chip" title=${utc(loaded.at)}>values of ${time(loaded.at, app.clock.now())}</span></p>`;
}
