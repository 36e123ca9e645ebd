import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { paramsOf, rangeOf, type Params, type Range } from '../data/range.js';
import { base } from '../theme/base.js';
import { icon, type IconName } from './icons.js';
import './range-dialog.js';
import { rangeStyles } from './range-styles.js';
import './refresh-control.js';
import { comparisons, named, stepped, zoomedOut } from './range-steps.js';

const CHOICES = [
  { text: '1 H', title: 'The last hour', seconds: 3_600 },
  { text: '24 H', title: 'The last 24 hours', seconds: 86_400 },
  { text: '7 D', title: 'The last 7 days', seconds: 7 * 86_400 },
] as const;

/** So many ranges one can go back. */
const MOST_BACK = 20;

/** The range of time that a page shows, what it is compared with, and how often it is read; in the page's address. */
@customElement('ov-range-control')
export class RangeControl extends LitElement {
  static override styles = [base, rangeStyles];

  @property({ attribute: false }) app!: App;
  @state() private isOpen = false;
  /** Ranges from which one came here, by zooming or choosing. */
  @state() private past: readonly Params[] = [];

  private shownParams: Params = {};
  private readonly moved = (): void => {
    const next = this.rangeParams();
    if (JSON.stringify(next) !== JSON.stringify(this.shownParams)) {
      this.past = [...this.past, this.shownParams].slice(-MOST_BACK);
      this.shownParams = next;
    }
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    this.shownParams = this.rangeParams();
    this.app.router.addEventListener('change', this.moved);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.router.removeEventListener('change', this.moved);
  }

  private rangeParams(): Params {
    const { last = '', from = '', to = '' } = this.app.router.params;
    return { last, from, to };
  }

  override render(): TemplateResult {
    const range = rangeOf(this.app.router.params);
    const now = this.app.clock.now();
    const isChoice = range.kind === 'last' && CHOICES.some((each) => each.seconds === range.seconds);
    return html`<div class="all" role="group" aria-label="Range of time">
        ${this.button('left', 'Earlier', () => this.show(stepped(range, -1, now)), 'wide')}
        ${CHOICES.map((each) => this.choice(each, range))}
        <button class="own quiet ${isChoice ? 'is-choice' : ''}" aria-pressed=${!isChoice} title=${named(range, now)} @click=${() => (this.isOpen = true)}>
          ${icon('timeline')}<span>${isChoice ? 'Own' : named(range, now)}</span>
        </button>
        ${this.button('right', 'Later', () => this.show(stepped(range, 1, now)), 'wide', range.kind === 'last')}
        ${this.button('zoom-out', 'Zoom out', () => this.show(zoomedOut(range, now)), 'wide')}
        ${this.past.length === 0 ? nothing : this.button('back', 'Back to the range before', () => this.goBack(), '')}
        ${this.comparison(range)}
        <ov-refresh-control class="wide" .app=${this.app}></ov-refresh-control>
      </div>
      <ov-range-dialog .app=${this.app} .open=${this.isOpen} @closed=${() => (this.isOpen = false)}></ov-range-dialog>`;
  }

  private choice(choice: (typeof CHOICES)[number], range: Range): TemplateResult {
    return html`<button
      class="quiet choice"
      title=${choice.title}
      aria-pressed=${range.kind === 'last' && range.seconds === choice.seconds}
      @click=${() => this.show({ kind: 'last', seconds: choice.seconds })}
    >
      ${choice.text}
    </button>`;
  }

  private button(name: IconName, label: string, click: () => void, kind: string, isDisabled = false): TemplateResult {
    return html`<button class="icon quiet ${kind}" aria-label=${label} title=${label} ?disabled=${isDisabled} @click=${click}>${icon(name)}</button>`;
  }

  private comparison(range: Range): TemplateResult {
    const chosen = this.app.router.params['compare'] ?? '';
    const choices = comparisons(range);
    const known = choices.some((each) => each.value === chosen) ? choices : [...choices, { value: chosen, text: `${chosen} before` }];
    return html`<select class="wide" aria-label="Compare with" @change=${(event: Event) => this.app.router.set({ compare: (event.target as HTMLSelectElement).value })}>
      ${known.map((each) => html`<option value=${each.value} ?selected=${each.value === chosen}>${each.text}</option>`)}
    </select>`;
  }

  private show(range: Range): void {
    this.app.router.set(paramsOf(range));
  }

  private goBack(): void {
    const past = this.past.at(-1);
    if (past !== undefined) {
      this.past = this.past.slice(0, -1);
      this.shownParams = past;
      this.app.router.set(past);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-range-control': RangeControl;
  }
}
