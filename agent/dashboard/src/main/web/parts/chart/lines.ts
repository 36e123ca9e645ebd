import { inUnit } from '../../data/format.js';
import { LEFT, RIGHT, type Drawing, type LegendEntry, type Readout, type ReadoutRow, type Size, type SummaryRow, type Table } from './drawing.js';
import { intervalAt, isEmpty, stepOf, summaries, timesOf, unitOf, type Line, type Mark, type Model } from './model.js';
import { lineOption } from './option.js';

/** So close to a mark, in pixels, the tooltip says what happened. */
const NEAR_PIXELS = 6;

/** So many events the tooltip tells. */
const MOST_NOTES = 4;

/** Lines and areas over time. */
export class LineDrawing implements Drawing {
  constructor(readonly model: Model) {}

  get from(): number {
    return this.model.from;
  }

  get to(): number {
    return this.model.to;
  }

  get isEmpty(): boolean {
    return isEmpty(this.model);
  }

  get stops(): readonly number[] {
    return this.model.times;
  }

  get legend(): readonly LegendEntry[] {
    const lines = this.model.lines.map(({ name, label, colour, kind, isHidden }) => ({ name, label, colour, kind, isHidden: isHidden === true }));
    const bands = this.model.bands.map(({ name, label }) => ({ name, label, colour: 'text-faint', kind: 'band' as const, isHidden: false }));
    return [...lines, ...bands];
  }

  option(palette: (token: string) => string, size: Size, hidden: ReadonlySet<string>): ReturnType<typeof lineOption> {
    return lineOption(this.model, palette, size, hidden);
  }

  readout(at: number, hidden: ReadonlySet<string>): Readout | undefined {
    const { model } = this;
    if (at < model.from || at > model.to) {
      return undefined;
    }
    const index = intervalAt(model.times, model.stepMs, at);
    const from = model.times[index] ?? Math.floor(at / model.stepMs) * model.stepMs;
    const visible = model.lines.filter((each) => !hidden.has(each.name));
    const rows = [...visible.map((each) => this.row(each, at)), ...this.bandRows(at, hidden)];
    return { from, to: from + model.stepMs, rows, notes: this.notes(at) };
  }

  private row(line: Line, at: number): ReadoutRow {
    const value = line.values[intervalAt(timesOf(line, this.model), stepOf(line, this.model), at)] ?? null;
    return { name: line.name, label: line.label, value: inUnit(value, unitOf(line, this.model)), colour: line.colour };
  }

  private bandRows(at: number, hidden: ReadonlySet<string>): readonly ReadoutRow[] {
    return this.model.bands
      .filter((each) => !hidden.has(each.name))
      .map((band) => {
        const index = nearest(band.times, at);
        const unit = unitOf(band, this.model);
        const value = `${inUnit(band.low[index] ?? null, unit)} to ${inUnit(band.high[index] ?? null, unit)}`;
        return { name: band.name, label: band.label, value, colour: 'text-faint' };
      });
  }

  private notes(at: number): readonly string[] {
    const near = ((this.model.to - this.model.from) / 1_000) * NEAR_PIXELS;
    const about: readonly Mark[] = this.model.marks.filter((each) => Math.abs(each.at - at) <= near);
    const unfinished = this.model.unfinished !== undefined && at >= this.model.unfinished ? ['so far: this interval is not over'] : [];
    const happened = about.flatMap((each) => each.detail.split('\n'));
    const more = happened.length > MOST_NOTES ? [`and ${happened.length - MOST_NOTES} more; the timeline has them all`] : [];
    return [...unfinished, ...happened.slice(0, MOST_NOTES), ...more];
  }

  summary(): readonly SummaryRow[] {
    return summaries(this.model).map((each) => ({
      label: each.label,
      latest: inUnit(each.latest, each.unit),
      lowest: inUnit(each.lowest, each.unit),
      highest: inUnit(each.highest, each.unit),
      mean: inUnit(each.mean, each.unit),
    }));
  }

  table(): Table {
    const { model } = this;
    const columns = ['time', ...model.lines.map((each) => `${each.label} (${unitOf(each, model)})`)];
    const rows = model.times.map((time) => [
      new Date(time).toISOString(),
      ...model.lines.map((line) => line.values[intervalAt(timesOf(line, model), stepOf(line, model), time)] ?? null),
    ]);
    return { columns, rows };
  }
}

function nearest(times: readonly number[], at: number): number {
  let best = -1;
  let distance = Infinity;
  for (const [i, time] of times.entries()) {
    if (Math.abs(time - at) < distance) {
      distance = Math.abs(time - at);
      best = i;
    }
  }
  return best;
}

/** How long an interval must be for marks to stand apart by so many pixels. */
export function msOf(pixels: number, model: Model, size: Size): number {
  return ((model.to - model.from) / Math.max(1, size.width - LEFT - RIGHT)) * pixels;
}
