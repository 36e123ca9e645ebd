import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { paramsOf, rangeOf, short, type Range } from '../data/range.js';
import { base } from '../theme/base.js';
import './dialog.js';
import './refresh-control.js';
import { comparisons, fieldValue, lengthMs, named, ownRange } from './range-steps.js';

const SHORTCUTS_SECONDS = [15 * 60, 3_600, 3 * 3_600, 6 * 3_600, 12 * 3_600, 86_400, 2 * 86_400, 7 * 86_400, 30 * 86_400] as const;

/** Choosing any range of time: a shortcut, or from when until when. */
@customElement('ov-range-dialog')
export class RangeDialog extends LitElement {
  static override styles = [
    base,
    css`
      form,
      .more {
        display: grid;
        gap: var(--space-3);
      }
      .shortcuts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
      }
      .shortcuts button {
        min-height: 28px;
        padding: 0 var(--space-2);
        font-size: var(--text-s);
      }
      .shortcuts button[aria-pressed='true'] {
        border-color: var(--accent);
        font-weight: 600;
      }
      .two {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
        gap: var(--space-3);
      }
      input {
        width: 100%;
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ type: Boolean }) open = false;
  @state() private faults = { from: '', to: '' };

  override render(): TemplateResult {
    return html`<ov-dialog heading="Range of time" .open=${this.open} @closed=${this.closed}>${this.open ? this.content() : nothing}</ov-dialog>`;
  }

  private content(): TemplateResult {
    const range = rangeOf(this.app.router.params);
    const now = this.app.clock.now();
    const to = range.kind === 'last' ? now : range.to.getTime();
    return html`<form novalidate @submit=${this.submit}>
      <div class="shortcuts" role="group" aria-label="Shortcuts">${SHORTCUTS_SECONDS.map((each) => this.shortcut(each, range))}</div>
      <div class="two">${this.field('from', 'From', fieldValue(to - lengthMs(range)))} ${this.field('to', 'To', fieldValue(to))}</div>
      <p class="small soft">Times of this computer's clock, ${Intl.DateTimeFormat().resolvedOptions().timeZone}.</p>
      <div class="two">
        <div class="field"><label for="compare">Compare with</label>${this.comparison(range)}</div>
        <div class="field"><span>Read again</span><ov-refresh-control .app=${this.app}></ov-refresh-control></div>
      </div>
      <div class="row"><button class="primary">Show this range</button></div>
    </form>`;
  }

  private shortcut(seconds: number, range: Range): TemplateResult {
    const isChosen = range.kind === 'last' && range.seconds === seconds;
    return html`<button
      type="button"
      aria-pressed=${isChosen}
      title=${named({ kind: 'last', seconds }, 0)}
      @click=${() => this.show({ kind: 'last', seconds })}
    >
      ${short(seconds)}
    </button>`;
  }

  private field(name: 'from' | 'to', label: string, value: string): TemplateResult {
    const fault = this.faults[name];
    return html`<div class="field">
      <label for=${name}>${label}</label>
      <input id=${name} name=${name} type="datetime-local" step="1" .defaultValue=${value} aria-invalid=${fault !== ''} aria-describedby="${name}-fault" />
      <span id="${name}-fault" class="fault" role="alert">${fault}</span>
    </div>`;
  }

  private comparison(range: Range): TemplateResult {
    const chosen = this.app.router.params['compare'] ?? '';
    return html`<select id="compare" name="compare">
      ${comparisons(range).map((each) => html`<option value=${each.value} ?selected=${each.value === chosen}>${each.text}</option>`)}
    </select>`;
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const given = new FormData(event.target as HTMLFormElement);
    const own = ownRange(String(given.get('from')), String(given.get('to')), this.app.clock.now());
    const compare = String(given.get('compare') ?? '');
    if ('range' in own) {
      this.app.router.set({ ...paramsOf(own.range), compare });
      this.closed();
    } else {
      this.faults = own;
      this.renderRoot.querySelector<HTMLElement>(own.from === '' ? '#to' : '#from')?.focus();
    }
  }

  private show(range: Range): void {
    this.app.router.set(paramsOf(range));
    this.closed();
  }

  private closed(): void {
    this.faults = { from: '', to: '' };
    this.open = false;
    this.dispatchEvent(new Event('closed'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-range-dialog': RangeDialog;
  }
}
