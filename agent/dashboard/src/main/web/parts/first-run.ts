import { html, type TemplateResult } from 'lit';
import type { App } from '../app/app.js';
import { icon } from './icons.js';
import { empty } from './states.js';

/** Said wherever operations would be, while no method is monitored. */
export function nothingMonitored(app: App): TemplateResult {
  return empty(
    'Nothing is monitored yet',
    html`Mark a method with <code>@MonitoredOperation</code>, or name methods in the setting
      <code>opvitals.instrumentation.include</code>. Operations appear here with their first call.`,
    html`<a class="button" href=${app.router.href('start')}>${icon('play')}Show me how</a>`,
  );
}
