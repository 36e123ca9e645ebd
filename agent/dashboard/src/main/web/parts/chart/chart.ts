import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import { time } from '../../data/format.js';
import type { Loaded } from '../../data/loaded.js';
import { base } from '../../theme/base.js';
import { shown, stateStyles } from '../states.js';
import { chartStyles } from './chart-styles.js';
import './chart-menu.js';
import type { Drawing, LegendEntry, Scale } from './drawing.js';
import type { Origin } from './origin.js';
import './plot.js';

/** What a chart has read: something to draw, and where it is from. */
export interface Drawn {
  readonly drawing: Drawing;
  readonly origin: Origin;
}

/** A chart with all that belongs to it: heading, legend that switches, menu, states, and the same in words. */
@customElement('ov-chart')
export class ChartPart extends LitElement {
  static override styles = [base, stateStyles, chartStyles];

  @property({ attribute: false }) app!: App;
  @property() heading = '';
  @property({ attribute: false }) state!: Loaded<Drawn>;
  @property({ attribute: false }) isBehind = false;
  @property({ attribute: false }) retry: () => void = () => undefined;
  /** What to say where there are no values. */
  @property() emptyText = 'No values in this range';
  @state() private switched: ReadonlyMap<string, boolean> = new Map();

  /** What is not drawn; another set only where it is another choice, or the chart would be drawn anew at each update of its page. */
  private without: ReadonlySet<string> = new Set();

  override willUpdate(): void {
    const legend = this.state.kind === 'ready' ? this.state.value.drawing.legend : [];
    const names = legend.filter((each) => !this.isShown(each)).map((each) => each.name);
    if (names.length !== this.without.size || names.some((each) => !this.without.has(each))) {
      this.without = new Set(names);
    }
  }

  override render(): TemplateResult {
    return html`<figure aria-label=${this.heading}>
      ${this.state.kind === 'ready' ? this.head(this.state.value, this.state.isOld ? this.state.at : undefined) : html`<div class="head"><h3>${this.heading}</h3></div>`}
      <div class="plot ${this.isBehind ? 'behind' : ''}">${shown(this.state, (drawn) => this.body(drawn), { retry: this.retry })}</div>
    </figure>`;
  }

  private head(drawn: Drawn, oldSince: number | undefined): TemplateResult {
    return html`<div class="head">
      <h3>${this.heading}</h3>
      ${oldSince === undefined ? nothing : html`<span class="old" role="status">Old: read ${time(oldSince, this.app.clock.now())}</span>`}
      <div class="legend" role="group" aria-label="Lines of ${this.heading}">${drawn.drawing.legend.map((each) => this.entry(each))}</div>
      ${drawn.drawing.scale === undefined || drawn.drawing.isEmpty ? nothing : this.scale(drawn.drawing.scale)}
      <ov-chart-menu .app=${this.app} .heading=${this.heading} .drawn=${drawn} .without=${this.without}></ov-chart-menu>
    </div>`;
  }

  private entry(entry: LegendEntry): TemplateResult {
    const isShown = this.isShown(entry);
    return html`<button
      aria-pressed=${isShown}
      title=${isShown ? `Hide ${entry.label}` : `Show ${entry.label}`}
      @click=${() => (this.switched = new Map([...this.switched, [entry.name, !isShown]]))}
    >
      <span class="key ${entry.kind}" .style=${`--key: var(--${entry.colour})`}></span>${entry.label}
    </button>`;
  }

  private scale(scale: Scale): TemplateResult {
    const gradient = `background: linear-gradient(to right, var(--${scale.low}), var(--${scale.high}))`;
    return html`<div class="scale">${scale.least}<span .style=${gradient}></span>${scale.most}</div>`;
  }

  private isShown(entry: LegendEntry): boolean {
    return this.switched.get(entry.name) ?? !entry.isHidden;
  }

  private body({ drawing }: Drawn): TemplateResult {
    return html`<ov-plot
        .app=${this.app}
        .drawing=${drawing}
        .without=${this.without}
        .label=${this.heading}
        .description=${described(this.heading, drawing)}
      ></ov-plot>
      ${drawing.isEmpty ? html`<p class="nothing">${this.emptyText}</p>` : this.table(drawing)}`;
  }

  private table(drawing: Drawing): TemplateResult {
    return html`<div class="visually-hidden"><table>
      <caption>${this.heading}, in numbers</caption>
      <thead><tr><th scope="col">Line</th><th scope="col">Latest</th><th scope="col">Lowest</th><th scope="col">Highest</th><th scope="col">Mean</th></tr></thead>
      <tbody>
        ${drawing.summary().map(
          (each) => html`<tr><th scope="row">${each.label}</th><td>${each.latest}</td><td>${each.lowest}</td><td>${each.highest}</td><td>${each.mean}</td></tr>`,
        )}
      </tbody>
    </table></div>`;
  }
}

function described(heading: string, drawing: Drawing): string {
  const lines = drawing.summary().map((each) => `${each.label}: latest ${each.latest}, from ${each.lowest} to ${each.highest}`);
  return `${heading}. ${drawing.isEmpty ? 'No values.' : `${lines.join('; ')}.`}`;
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-chart': ChartPart;
  }
}
