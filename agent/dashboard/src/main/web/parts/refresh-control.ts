import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../app/app.js';
import { PERIODS_SECONDS, type Pause } from '../app/refresh.js';
import { base } from '../theme/base.js';
import { icon } from './icons.js';

const WHY: Readonly<Record<Pause, string>> = {
  button: 'Paused',
  hover: 'Paused while you look',
  hidden: 'Paused while the tab is hidden',
};

/** How often charts are read again, and whether that is paused, and why. */
@customElement('ov-refresh-control')
export class RefreshControl extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
      }
      select,
      button {
        min-height: 28px;
        font-size: var(--text-s);
      }
      select {
        border-color: transparent;
        background: none;
      }
      button.icon {
        width: 28px;
      }
      .paused {
        color: var(--degraded);
      }
    `,
  ];

  @property({ attribute: false }) app!: App;

  private readonly redraw = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.refresh.addEventListener('change', this.redraw);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.refresh.removeEventListener('change', this.redraw);
  }

  override render(): TemplateResult {
    const { refresh } = this.app;
    const isStopped = refresh.pause === 'button';
    const isOff = refresh.seconds === 0;
    const label = isOff ? 'Read again now' : isStopped ? 'Go on' : 'Pause';
    return html`<select aria-label="Read again" title="How often charts are read again" @change=${this.choose}>
        ${PERIODS_SECONDS.map((each) => html`<option value=${each} ?selected=${each === refresh.seconds}>${textOf(each, refresh.pause)}</option>`)}
      </select>
      <button
        class="icon quiet ${refresh.pause === undefined || isOff ? '' : 'paused'}"
        aria-label=${label}
        title=${refresh.pause === undefined || isOff ? label : `${WHY[refresh.pause]}. ${label}`}
        @click=${() => (isOff ? refresh.now() : isStopped ? refresh.resume() : refresh.stop())}
      >
        ${icon(isOff ? 'refresh' : refresh.pause === undefined ? 'pause' : isStopped ? 'play' : 'pause')}
      </button>
      <span class="visually-hidden" role="status">${refresh.pause === 'button' && !isOff ? 'Reading again is paused.' : ''}</span>`;
  }

  private choose(event: Event): void {
    this.app.refresh.seconds = Number((event.target as HTMLSelectElement).value);
  }
}

function textOf(seconds: number, pause: Pause | undefined): string {
  if (seconds === 0) {
    return 'read once';
  }
  const period = seconds === 60 ? '1 min' : `${seconds} s`;
  return pause === undefined ? `every ${period}` : `paused (${period})`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-refresh-control': RefreshControl;
  }
}
