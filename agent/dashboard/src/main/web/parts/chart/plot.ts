import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import { time, utc } from '../../data/format.js';
import { paramsOf } from '../../data/range.js';
import { base } from '../../theme/base.js';
import { LEFT, RIGHT, timeAt, xOf, type Drawing, type Readout, type Size } from './drawing.js';
import { echarts } from './echarts.js';
import { plotStyles } from './plot-styles.js';

/** A drag shorter than this is a click. */
const LEAST_DRAG_PIXELS = 6;
/** Nobody zooms into less. */
const LEAST_RANGE_MS = 10_000;

/**
 * Draws something over time on a canvas. What one points at is on top of it, in elements of our own: a line and a tooltip
 * that the canvas need not be drawn anew for. The keyboard moves the line, too: it is a slider along the time.
 *
 * Fires nothing: zooming sets the page's address.
 */
@customElement('ov-plot')
export class Plot extends LitElement {
  static override styles = [base, plotStyles];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) drawing!: Drawing;
  @property({ attribute: false }) without: ReadonlySet<string> = new Set();
  @property() label = '';
  @property() description = '';
  @state() private isPointed = false;
  @state() private dragged: { readonly from: number; readonly to: number } | undefined;
  @query('.canvas') private readonly canvas!: HTMLElement;

  private chart: ReturnType<typeof echarts.init> | undefined;
  private size: Size = { width: 0, height: 0 };
  private release: (() => void) | undefined;
  private readonly watcher = new ResizeObserver(() => this.measure());
  private readonly recolour = (): void => this.draw();
  private readonly moved = (): void => this.requestUpdate();

  override connectedCallback(): void {
    super.connectedCallback();
    this.app.theme.addEventListener('change', this.recolour);
    this.app.cursor.addEventListener('change', this.moved);
    this.watcher.observe(this);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.app.theme.removeEventListener('change', this.recolour);
    this.app.cursor.removeEventListener('change', this.moved);
    this.watcher.disconnect();
    this.leave();
    this.chart?.dispose();
    this.chart = undefined;
  }

  override updated(changed: PropertyValues<this>): void {
    if (changed.has('drawing') || changed.has('without') || changed.has('description')) {
      this.draw();
    }
  }

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this;
    if (width > 0 && (width !== this.size.width || height !== this.size.height)) {
      this.size = { width, height };
      this.chart?.resize({ width, height });
      this.draw();
      this.requestUpdate();
    }
  }

  private draw(): void {
    if (this.size.width === 0 || this.drawing === undefined || !this.isConnected) {
      return;
    }
    this.chart ??= echarts.init(this.canvas, null, { renderer: 'canvas', ...this.size });
    const option = this.drawing.option((token) => this.app.theme.token(token), this.size, this.without);
    this.chart.setOption({ ...option, aria: { enabled: true, label: { description: this.description } } }, { notMerge: true });
    this.chart.getZr().flush();
    performance.mark('ov-chart-drawn', { detail: this.label });
  }

  override render(): TemplateResult {
    const at = this.shownAt;
    const readout = at === undefined ? undefined : this.drawing.readout(at, this.without);
    return html`
      <div class="canvas"></div>
      <div
        class="over"
        tabindex="0"
        role="slider"
        aria-label="${this.label}: moment"
        aria-describedby="keys"
        aria-valuemin=${this.drawing.from}
        aria-valuemax=${this.drawing.to}
        aria-valuenow=${at ?? this.drawing.to}
        aria-valuetext=${readout === undefined ? 'none chosen' : spoken(readout, this.app.clock.now())}
        @pointermove=${this.point}
        @pointerleave=${this.leave}
        @pointerdown=${this.press}
        @pointerup=${this.drop}
        @pointercancel=${() => (this.dragged = undefined)}
        @keydown=${this.key}
        @blur=${this.leave}
      >
        ${at === undefined ? nothing : this.line(at)} ${this.selection()}
        ${readout === undefined || at === undefined || !this.isPointed ? nothing : this.tooltip(readout, at)}
      </div>
      <span id="keys" class="visually-hidden">Arrow keys move along the time, plus and minus zoom, Escape leaves.</span>
    `;
  }

  private get shownAt(): number | undefined {
    const at = this.app.cursor.at;
    return at === undefined || at < this.drawing.from || at > this.drawing.to ? undefined : at;
  }

  private line(at: number): TemplateResult {
    return html`<div class="line" .style=${`transform: translateX(${Math.round(xOf(at, this.drawing, this.size.width))}px)`}></div>`;
  }

  private selection(): TemplateResult | typeof nothing {
    if (this.dragged === undefined) {
      return nothing;
    }
    const left = Math.min(this.dragged.from, this.dragged.to);
    return html`<div class="selection" .style=${`left: ${left}px; width: ${Math.abs(this.dragged.to - this.dragged.from)}px`}></div>`;
  }

  private tooltip(readout: Readout, at: number): TemplateResult {
    const { width } = this.size;
    const x = xOf(at, this.drawing, width);
    const side = x > width / 2 ? `right: ${width - x + 10}px` : `left: ${x + 10}px`;
    const now = this.app.clock.now();
    return html`<div class="tooltip" aria-hidden="true" .style=${side}>
      <div class="when number">${time(readout.from, now)} to ${time(readout.to, now)}<span>${utc(readout.from)}</span></div>
      ${readout.rows.map(
        (row) => html`<div class="of"><i .style=${`background: var(--${row.colour})`}></i>${row.label}</div>
          <div class="number value">${row.value}</div>`,
      )}
      ${readout.notes.map((each) => html`<div class="note">${each}</div>`)}
    </div>`;
  }

  private point(event: PointerEvent): void {
    const x = event.clientX - this.getBoundingClientRect().left;
    if (this.dragged !== undefined) {
      this.dragged = { from: this.dragged.from, to: Math.min(this.size.width - RIGHT, Math.max(LEFT, x)) };
    }
    this.isPointed = true;
    this.release ??= this.app.refresh.hold();
    this.app.cursor.point(timeAt(x, this.drawing, this.size.width));
  }

  private leave(): void {
    this.isPointed = false;
    this.dragged = undefined;
    this.release?.();
    this.release = undefined;
    this.app.cursor.point(undefined);
  }

  private press(event: PointerEvent): void {
    if (event.button === 0 && event.pointerType !== 'touch') {
      const x = Math.min(this.size.width - RIGHT, Math.max(LEFT, event.clientX - this.getBoundingClientRect().left));
      this.dragged = { from: x, to: x };
      (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
    }
  }

  private drop(): void {
    const { dragged } = this;
    this.dragged = undefined;
    if (dragged !== undefined && Math.abs(dragged.to - dragged.from) >= LEAST_DRAG_PIXELS) {
      const ends = [dragged.from, dragged.to].map((each) => timeAt(each, this.drawing, this.size.width));
      this.zoom(Math.min(...ends), Math.max(...ends));
    }
  }

  private zoom(from: number, to: number): void {
    if (to - from >= LEAST_RANGE_MS) {
      this.app.router.set(paramsOf({ kind: 'fixed', from: new Date(Math.round(from)), to: new Date(Math.round(to)) }));
    }
  }

  private key(event: KeyboardEvent): void {
    const at = this.shownAt;
    const next = this.stopAfter(event, at);
    if (next !== undefined) {
      this.isPointed = true;
      this.release ??= this.app.refresh.hold();
      this.app.cursor.point(next);
    } else if (event.key === 'Escape' && at !== undefined) {
      this.leave();
    } else if (event.key === '+' || event.key === '-') {
      const length = (this.drawing.to - this.drawing.from) * (event.key === '+' ? 0.25 : 1);
      const middle = at ?? (this.drawing.from + this.drawing.to) / 2;
      this.zoom(middle - length, middle + length);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  private stopAfter(event: KeyboardEvent, at: number | undefined): number | undefined {
    const stops = this.drawing.stops;
    const by = (event.shiftKey ? 10 : 1) * (event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0);
    if (event.key === 'Home') {
      return stops[0];
    }
    if (event.key === 'End') {
      return stops.at(-1);
    }
    if (by === 0 || stops.length === 0) {
      return undefined;
    }
    const here = at === undefined ? (by < 0 ? stops.length : -1) : lastNotAfter(stops, at);
    return stops[Math.min(stops.length - 1, Math.max(0, here + by))];
  }
}

function lastNotAfter(stops: readonly number[], at: number): number {
  let index = -1;
  for (const [i, stop] of stops.entries()) {
    if (stop <= at) {
      index = i;
    }
  }
  return index;
}

function spoken(readout: Readout, now: number): string {
  const rows = readout.rows.map((row) => `${row.label} ${row.value}`);
  return [time(readout.from, now), ...rows, ...readout.notes].join(', ');
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-plot': Plot;
  }
}
