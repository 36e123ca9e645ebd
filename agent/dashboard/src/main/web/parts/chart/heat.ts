import type { Chart } from '../../data/api-types.js';

/** How many calls took how long, over time. Rows ascend and are of the same height on a logarithmic axis. */
export interface Heat {
  readonly from: number;
  readonly to: number;
  readonly stepMs: number;
  readonly times: readonly number[];
  /** Durations in seconds: a row is above the first and up to the second. */
  readonly rows: readonly HeatRow[];
  /** The most calls of one cell. */
  readonly most: number;
}

export interface HeatRow {
  readonly above: number;
  readonly upTo: number;
  /** One for each time; 0 for none. */
  readonly counts: readonly number[];
}

/** Two rows for each doubling of the duration, as the agent has them. */
const ROW_FACTOR = Math.SQRT2;

export function heatOf(chart: Chart, from: number, to: number): Heat {
  const rows = (chart.rows ?? []).map((upTo, i) => ({
    above: upTo / ROW_FACTOR,
    upTo,
    counts: (chart.lines[i]?.values ?? []).map((each) => each ?? 0),
  }));
  return {
    from,
    to,
    stepMs: chart.stepSeconds * 1_000,
    times: chart.times.map((each) => each * 1_000),
    rows,
    most: rows.reduce((most, row) => row.counts.reduce((a, b) => Math.max(a, b), most), 0),
  };
}

/** The ends of the axis, as powers of two of a second. */
export function ends(heat: Heat): { readonly low: number; readonly high: number } {
  const first = heat.rows[0];
  const last = heat.rows.at(-1);
  return first === undefined || last === undefined ? { low: -7, high: 1 } : { low: Math.log2(first.above), high: Math.log2(last.upTo) };
}

/** Round durations for the axis: powers of ten, and where there are few of them their doubles and fives. */
export function ticks(from: number, to: number): readonly number[] {
  const decades = Math.log10(to / from);
  const factors = decades < 1.5 ? [1, 2, 5] : decades < 3 ? [1, 3] : [1];
  const found: number[] = [];
  for (let power = Math.floor(Math.log10(from)); power <= Math.ceil(Math.log10(to)); power++) {
    found.push(...factors.map((each) => Number((each * 10 ** power).toPrecision(6))));
  }
  return found.filter((each) => each >= from && each <= to);
}

export type Rgb = readonly [number, number, number];

/** `#1f3494` as its three numbers. */
export function rgb(hex: string): Rgb {
  const value = Number.parseInt(/^#([0-9a-f]{6})$/i.exec(hex.trim())?.[1] ?? '888888', 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

/** How strong a cell is: not by its share, or few slow calls would not be seen beside many fast ones. */
export function strength(count: number, most: number): number {
  return most <= 1 ? 1 : (count / most) ** 0.4;
}

/**
 * Paints all cells into pixels (RGBA, row by row from the top): one pass, however many there are. No calls leave a pixel
 * transparent.
 */
export function paint(heat: Heat, width: number, height: number, low: Rgb, high: Rgb): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(width * height * 4);
  const columns = columnOf(heat, width);
  const rows = rowOf(heat, height);
  for (let y = 0; y < height; y++) {
    const counts = heat.rows[rows[y] ?? -1]?.counts;
    if (counts === undefined) {
      continue;
    }
    for (let x = 0; x < width; x++) {
      const count = counts[columns[x] ?? -1] ?? 0;
      if (count > 0) {
        const part = strength(count, heat.most);
        const at = (y * width + x) * 4;
        pixels[at] = low[0] + (high[0] - low[0]) * part;
        pixels[at + 1] = low[1] + (high[1] - low[1]) * part;
        pixels[at + 2] = low[2] + (high[2] - low[2]) * part;
        pixels[at + 3] = 255;
      }
    }
  }
  return pixels;
}

/** For each pixel from the left, which time it belongs to; -1 for none. */
function columnOf(heat: Heat, width: number): Int32Array {
  const columns = new Int32Array(width).fill(-1);
  const perMs = width / (heat.to - heat.from);
  heat.times.forEach((time, i) => {
    const begin = Math.max(0, Math.round((time - heat.from) * perMs));
    columns.fill(i, begin, Math.min(width, Math.max(begin + 1, Math.round((time + heat.stepMs - heat.from) * perMs))));
  });
  return columns;
}

/** For each pixel from the top, which row it belongs to; -1 for none. */
function rowOf(heat: Heat, height: number): Int32Array {
  const rows = new Int32Array(height).fill(-1);
  const { low, high } = ends(heat);
  const perUnit = height / (high - low);
  heat.rows.forEach((row, i) => {
    const top = Math.max(0, Math.round((high - Math.log2(row.upTo)) * perUnit));
    rows.fill(i, top, Math.min(height, Math.max(top + 1, Math.round((high - Math.log2(row.above)) * perUnit))));
  });
  return rows;
}
