import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import type { SettingField } from '../data/api-types.js';
import { items } from '../data/setting-value.js';

/** What a control of a setting needs to know. */
export interface Control {
  readonly id: string;
  readonly label: string;
  readonly field: SettingField;
  readonly text: string;
  /** Whether a value is there that is not shown. */
  readonly isSecretSet: boolean;
  readonly isReadOnly: boolean;
  readonly isWrong: boolean;
  readonly onText: (text: string) => void;
}

const EXAMPLES: Readonly<Record<SettingField['kind'], string>> = {
  flag: '',
  text: '',
  list: '',
  choice: '',
  'whole-number': '',
  share: '0 to 1',
  duration: '30s, 5m, 1h',
  size: '64KiB, 10MiB',
  path: '/etc/…',
  url: '',
  rate: '600/m',
  money: '50.00 USD',
  baseline: '0.8, 1d',
};

/** The browser's own control for a kind of setting. */
export function control(of: Control): TemplateResult {
  const { field } = of;
  if (field.secret) {
    return input(of, 'password', of.isSecretSet ? 'set; type to replace it' : 'not set');
  }
  switch (field.kind) {
    case 'flag':
      return flag(of);
    case 'choice':
      return choice(of);
    case 'list':
      return field.choices.length > 0 ? several(of) : lines(of);
    case 'url':
      return input(of, 'text', `${field.choices.join(':// or ')}://`);
    case 'text':
      return isLong(of) ? lines(of) : input(of, 'text', '');
    default:
      return input(of, 'text', EXAMPLES[field.kind]);
  }
}

function isLong(of: Control): boolean {
  return of.text.includes('\n') || /\.(rules|template)$/.test(of.field.key);
}

function input(of: Control, type: 'text' | 'password', placeholder: string): TemplateResult {
  return html`<input
    id=${of.id}
    type=${type}
    class=${of.field.kind === 'text' ? '' : 'mono'}
    autocomplete=${type === 'password' ? 'new-password' : 'off'}
    spellcheck="false"
    placeholder=${placeholder}
    inputmode=${of.field.kind === 'whole-number' ? 'numeric' : 'text'}
    ?readonly=${of.isReadOnly}
    aria-invalid=${of.isWrong}
    aria-describedby="${of.id}-about ${of.id}-fault"
    .value=${live(of.text)}
    @input=${(event: Event) => of.onText((event.target as HTMLInputElement).value)}
  />`;
}

function lines(of: Control): TemplateResult {
  const isList = of.field.kind === 'list';
  const rows = Math.min(14, Math.max(2, of.text.split('\n').length));
  return html`<textarea
    id=${of.id}
    class="mono"
    rows=${rows}
    spellcheck="false"
    placeholder=${isList ? 'one a line' : ''}
    ?readonly=${of.isReadOnly}
    aria-invalid=${of.isWrong}
    aria-describedby="${of.id}-about ${of.id}-fault"
    .value=${live(of.text)}
    @input=${(event: Event) => of.onText((event.target as HTMLTextAreaElement).value)}
  ></textarea>`;
}

function flag(of: Control): TemplateResult {
  return html`<label class="flag"
    ><input
      id=${of.id}
      type="checkbox"
      ?disabled=${of.isReadOnly}
      aria-label=${of.label}
      aria-describedby="${of.id}-about ${of.id}-fault"
      .checked=${live(of.text.toLowerCase() === 'true')}
      @change=${(event: Event) => of.onText(String((event.target as HTMLInputElement).checked))}
    />${of.text.toLowerCase() === 'true' ? 'on' : 'off'}</label
  >`;
}

function choice(of: Control): TemplateResult {
  const given = of.text.toLowerCase();
  const all = given === '' || of.field.choices.includes(given) ? of.field.choices : [of.text, ...of.field.choices];
  return html`<select
    id=${of.id}
    ?disabled=${of.isReadOnly}
    aria-invalid=${of.isWrong}
    aria-describedby="${of.id}-about ${of.id}-fault"
    .value=${live(of.text)}
    @change=${(event: Event) => of.onText((event.target as HTMLSelectElement).value)}
  >
    ${given === '' ? html`<option value="" ?selected=${true}>not set</option>` : ''}
    ${all.map((each) => html`<option value=${each} ?selected=${each.toLowerCase() === given}>${each}</option>`)}
  </select>`;
}

function several(of: Control): TemplateResult {
  const chosen = items(of.text);
  const change = (item: string, isOn: boolean): void =>
    of.onText(of.field.choices.filter((each) => (each === item ? isOn : chosen.includes(each))).join('\n'));
  return html`<div class="several" role="group" aria-label=${of.label} aria-describedby="${of.id}-about ${of.id}-fault">
    ${of.field.choices.map(
      (each) => html`<label class="flag"
        ><input
          type="checkbox"
          ?disabled=${of.isReadOnly}
          .checked=${live(chosen.includes(each))}
          @change=${(event: Event) => change(each, (event.target as HTMLInputElement).checked)}
        />${each}</label
      >`,
    )}
  </div>`;
}
