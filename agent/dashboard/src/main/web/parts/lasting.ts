import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { millis } from '../data/setting-value.js';

const TIMES: readonly (readonly [string, string])[] = [
  ['', 'For good'],
  ['15m', 'For 15 minutes'],
  ['1h', 'For an hour'],
  ['8h', 'For 8 hours'],
  ['1d', 'For a day'],
];

/** How long a change holds; '' for good. Own times such as 90m, as well. */
export function lastingControl(lasting: string, change: (lasting: string) => void): TemplateResult {
  const isOwn = !TIMES.some(([value]) => value === lasting);
  const isWrong = isOwn && millis(lasting) === undefined;
  return html`<div class="field lasting">
    <label for="lasting">How long it holds</label>
    <div class="row">
      <select id="lasting" .value=${live(isOwn ? 'own' : lasting)} @change=${(event: Event) => {
        const value = (event.target as HTMLSelectElement).value;
        change(value === 'own' ? '30m' : value);
      }}>
        ${TIMES.map(([value, text]) => html`<option value=${value} ?selected=${value === lasting}>${text}</option>`)}
        <option value="own" ?selected=${isOwn}>For another time</option>
      </select>
      ${isOwn
        ? html`<input
            aria-label="For how long, such as 90m"
            size="8"
            .value=${live(lasting)}
            aria-invalid=${isWrong}
            @input=${(event: Event) => change((event.target as HTMLInputElement).value || ' ')}
          />`
        : ''}
    </div>
    <span class=${isWrong ? 'fault' : 'hint'}
      >${isWrong ? 'is no duration (expected: such as 90m, 2h or 1d)' : lasting === '' ? 'Also after a restart, until somebody changes it.' : 'Then what held before holds again, by itself.'}</span
    >
  </div>`;
}
