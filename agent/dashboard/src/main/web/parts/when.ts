import { html, LitElement } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { ago, time, UNKNOWN, utc } from '../data/format.js';
import { base } from '../theme/base.js';

/** A moment: how long ago, or when on the reader's clock; the other and UTC on hover. */
@customElement('ov-when')
export class WhenPart extends LitElement {
  static override styles = [base];

  @property({ attribute: false }) app!: App;
  /** Null where it is not known. */
  @property({ attribute: false }) at: string | number | null = 0;
  /** `ago`: 12 s ago; `for`: 12 s, for how long something is so; `time`: 14:03:07. */
  @property() as: 'ago' | 'for' | 'time' = 'ago';

  private stop: (() => void) | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.as !== 'time') {
      this.stop = this.app.clock.watch(() => this.requestUpdate());
    }
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.stop?.();
  }

  override render() {
    if (this.at === null) {
      return html`<span title="not known">${UNKNOWN}</span>`;
    }
    const now = this.app.clock.now();
    const onClock = time(this.at, now);
    const passed = ago(this.at, now);
    return html`<time class="number" datetime=${new Date(this.at).toISOString()} title=${`${onClock}, ${utc(this.at)}`}
      >${this.as === 'time' ? onClock : this.as === 'ago' ? passed : passed === 'now' ? 'a moment' : passed.replace(' ago', '')}</time
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-when': WhenPart;
  }
}
