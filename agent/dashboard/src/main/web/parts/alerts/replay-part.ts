import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { App } from '../../app/app.js';
import type { Replay } from '../../data/api-types.js';
import { count, duration, plural, time } from '../../data/format.js';
import { gaps, isTooCoarse, secondsOf, summaryOf, telling, tracks, withHoles, type Track } from '../../data/replay.js';
import { base } from '../../theme/base.js';
import type { GivenLines } from '../line-chart.js';
import '../line-chart.js';

const MOST_TRACKS = 20;
const MOST_EPISODES = 100;
const COLOURS = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5'] as const;

/** When a rule would have fired: a sentence, what it looked at, a line of time for each alert, and a table of all times. */
@customElement('ov-replay')
export class ReplayPart extends LitElement {
  static override styles = [
    base,
    css`
      :host {
        display: grid;
        gap: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      .track {
        display: grid;
        grid-template-columns: minmax(0, 180px) minmax(0, 1fr);
        gap: var(--space-2);
        align-items: center;
        font-size: var(--text-s);
      }
      .track > span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .bar {
        position: relative;
        height: 16px;
        border-radius: var(--radius-s);
        background: var(--surface-hover);
        overflow: hidden;
      }
      .bar i {
        position: absolute;
        top: 0;
        bottom: 0;
        min-width: 2px;
      }
      .firing {
        background: var(--unhealthy);
      }
      .bar .pending {
        top: 5px;
        bottom: 5px;
        background: var(--degraded);
      }
      .gap {
        background: repeating-linear-gradient(135deg, var(--line) 0 2px, transparent 2px 6px);
      }
      .key.gap {
        height: 12px;
      }
      .key {
        display: inline-block;
        width: 14px;
        margin-right: 4px;
        vertical-align: middle;
      }
      .key.firing {
        height: 12px;
      }
      .key.pending {
        height: 5px;
        background: var(--degraded);
      }
      .ends {
        display: flex;
        justify-content: space-between;
        padding-left: 188px;
      }
      .scroll {
        overflow-x: auto;
        max-height: 320px;
      }
      table {
        border-collapse: collapse;
        font-size: var(--text-s);
      }
      th,
      td {
        padding: 4px var(--space-3) 4px 0;
        text-align: start;
        white-space: nowrap;
        border-bottom: 1px solid var(--line);
      }
      th {
        color: var(--text-soft);
        font-weight: 500;
      }
      @media (max-width: 720px) {
        .track {
          grid-template-columns: minmax(0, 1fr);
          gap: 2px;
        }
        .ends {
          padding-left: 0;
        }
      }
    `,
  ];

  @property({ attribute: false }) app!: App;
  @property({ attribute: false }) replay!: Replay;
  /** Of what was asked for, in ms. */
  @property({ attribute: false }) from = 0;
  @property({ attribute: false }) to = 0;
  /** How long the rule waits, in seconds; for a history that is coarser than that. */
  @property({ attribute: false }) holdSeconds = 0;
  /** The rule's; for a history that is coarser than what it looks over. */
  @property({ attribute: false }) expression = '';
  /** How often it really fired in that time; undefined where that is not known. */
  @property({ attribute: false }) fired: number | undefined;

  override render(): TemplateResult {
    const { replay, from, to } = this;
    const now = this.app.clock.now();
    const said = summaryOf(replay, from, to);
    const all = tracks(replay, from, to);
    return html`<p role="status">
        ${replay.evaluations === 0
          ? 'Nothing is remembered of what it asks for in this range.'
          : said.count === 0
            ? isTooCoarse(replay, this.holdSeconds, this.expression)
              ? `At steps of ${duration(replay.resolutionSeconds)} it is not seen to fire; shorter than that cannot be seen.`
              : `It would not have fired in ${plural(replay.evaluations, 'evaluation')}.`
            : html`It would have fired <strong>${plural(said.count, 'time')}</strong>, for ${duration(said.seconds)} in all,
                ${duration(said.longestSeconds)} at the longest.`}
        ${this.fired === undefined || this.fired === 0 ? nothing : html`By its history it really fired <strong>${plural(this.fired, 'time')}</strong>.`}
      </p>
      ${this.notes(said.knownSince, now)} ${replay.times.length === 0 ? nothing : this.chart()}
      ${all.length === 0 ? nothing : this.timeline(all, now)}`;
  }

  private notes(knownSince: number | undefined, now: number): TemplateResult {
    const { resolutionSeconds, evaluations } = this.replay;
    return html`${knownSince === undefined
      ? nothing
      : html`<p class="soft small">The history is too short: nothing is remembered before ${time(knownSince, now)}.</p>`}
    ${evaluations > 0 && this.holdSeconds > 0 && resolutionSeconds > this.holdSeconds
      ? html`<p class="soft small">
          The history is as fine as ${duration(resolutionSeconds)} here; waiting for ${duration(this.holdSeconds)} counts as one such interval.
        </p>`
      : nothing}`;
  }

  private chart(): TemplateResult {
    const { lines, limit, comparison, lineCount, resolutionSeconds } = this.replay;
    const name = telling(lines.map((each) => each.labels));
    const stepMs = resolutionSeconds * 1_000;
    const drawn = withHoles(this.replay);
    const given: GivenLines = {
      from: this.from,
      to: this.to,
      stepMs,
      times: drawn.times,
      lines: lines.map((each, i) => ({
        name: `${i}`,
        label: name(each.labels),
        values: drawn.lines[i] ?? [],
        colour: COLOURS[i % COLOURS.length] ?? 'series-1',
        kind: i < COLOURS.length ? ('line' as const) : ('dashed' as const),
        axis: 0 as const,
      })),
    };
    return html`<ov-line-chart
        .app=${this.app}
        heading="What it looks at"
        .given=${given}
        .thresholds=${limit === null ? [] : [{ value: limit, text: `holds ${comparison}` }]}
      ></ov-line-chart>
      ${lineCount > lines.length ? html`<p class="soft small">${lines.length} of ${lineCount} series are drawn.</p>` : nothing}`;
  }

  private timeline(all: readonly Track[], now: number): TemplateResult {
    const name = telling(all.map((each) => each.labels));
    const holes = gaps(this.replay, this.from, this.to);
    const place = (bar: { from: number; to: number }): string => `left: ${bar.from * 100}%; width: ${(bar.to - bar.from) * 100}%`;
    return html`<div class="stack">
      <p class="small soft">
        <i class="key pending"></i>pending <i class="key firing"></i>firing ${holes.length === 0 ? nothing : html`<i class="key gap"></i>nothing remembered`}
      </p>
      ${all.slice(0, MOST_TRACKS).map(
        (track) => html`<div class="track">
          <span title=${name(track.labels)}>${name(track.labels)}</span>
          <div class="bar" role="img" aria-label="${name(track.labels)} fired ${plural(track.episodes.length, 'time')}">
            ${holes.map((hole) => html`<i class="gap" .style=${place(hole)}></i>`)}
            ${track.bars.map((bar) => html`<i class=${bar.kind} .style=${place(bar)}></i>`)}
          </div>
        </div>`,
      )}
      <div class="ends small soft number"><span>${time(this.from, now)}</span><span>${time(this.to, now)}</span></div>
      ${all.length > MOST_TRACKS ? html`<p class="small soft">and ${all.length - MOST_TRACKS} more alerts</p>` : nothing}
      <details>
        <summary>All times</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="All times it would have fired">
          <table>
            <thead>
              <tr>
                ${['Alert', 'Pending since', 'Fired', 'Over', 'Fired for', 'Values'].map((each) => html`<th scope="col">${each}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${this.replay.episodes.slice(0, MOST_EPISODES).map(
                (each) => html`<tr>
                  <td>${name(each.labels)}</td>
                  <td class="number">${time(each.activeAt, now)}</td>
                  <td class="number">${time(each.firedAt, now)}</td>
                  <td class="number">${each.resolvedAt === null ? 'not yet' : time(each.resolvedAt, now)}</td>
                  <td class="number">${duration(secondsOf(each, this.to))}</td>
                  <td class="number">${count(each.lowest)} to ${count(each.highest)}</td>
                </tr>`,
              )}
            </tbody>
          </table>
        </div>
        ${this.replay.episodes.length > MOST_EPISODES ? html`<p class="small soft">The first ${MOST_EPISODES} of ${this.replay.count}.</p>` : nothing}
      </details>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ov-replay': ReplayPart;
  }
}
