import type { History, HistorySeries, Trend } from '../../data/api-types.js';
import type { Band, Line } from './model.js';

/** Reading what /api/v1/metrics/history and /api/v1/trend answer. */

/** Which number of each interval is drawn; `rate` is a counter's growth per second. */
export type Statistic = 'last' | 'mean' | 'min' | 'max' | 'count' | 'sum' | 'p50' | 'p90' | 'p95' | 'p99' | 'increase' | 'rate';

/** When each interval begins, in ms: all of them, also those of which nothing is known. */
export function gridOf(history: History): readonly number[] {
  const step = history.stepSeconds;
  const first = Math.floor(Date.parse(history.from) / 1_000 / step) * step;
  const end = Date.parse(history.to) / 1_000;
  const times: number[] = [];
  for (let time = first; time < end; time += step) {
    times.push(time * 1_000);
  }
  return times;
}

/** Numbers that go on growing until their interval is over. */
const GROWING: readonly Statistic[] = ['count', 'sum', 'increase', 'rate'];

/**
 * The interval that is not over yet, of numbers that still grow: left out where it is short; else drawn, a rate by the
 * seconds that have passed, and where it begins is told.
 */
export function withoutRunning(lines: readonly Line[], statistic: Statistic, stepMs: number, nowMs: number): { readonly lines: readonly Line[]; readonly unfinished?: number } {
  const begin = Math.floor(nowMs / stepMs) * stepMs;
  const isDrawn = stepMs > 60_000 && nowMs - begin >= stepMs / 20;
  if (!GROWING.includes(statistic) || !lines.some((each) => each.times?.at(-1) === begin)) {
    return { lines };
  }
  const factor = statistic === 'rate' ? stepMs / (nowMs - begin) : 1;
  const changed = lines.map((line) => ({
    ...line,
    values: line.values.map((value, i) => (line.times?.[i] !== begin || value === null ? value : isDrawn ? value * factor : null)),
  }));
  return isDrawn ? { lines: changed, unfinished: begin } : { lines: changed };
}

/** The values of a series on that grid; null where nothing is known. A counter's are 0 where others of it are known. */
export function valuesOn(grid: readonly number[], series: HistorySeries, statistic: Statistic, stepSeconds: number): readonly (number | null)[] {
  const values = statistic === 'rate' ? series.increase : series[statistic];
  const known = new Map(series.times.map((time, i) => [time * 1_000, values?.[i] ?? null]));
  const divisor = statistic === 'rate' ? stepSeconds : 1;
  return grid.map((time) => {
    const value = known.get(time) ?? null;
    return value === null ? null : value / divisor;
  });
}

const COLOURS = ['series-1', 'series-2', 'series-3', 'series-4', 'series-5'];

/**
 * A line for each series of an answer, named by the labels in which they differ.
 *
 * @param areSeveral whether lines of other answers stand beside, so that the label is needed as well
 */
export function historyLines(history: History, statistic: Statistic, label: string, areSeveral = false): readonly Line[] {
  const grid = gridOf(history);
  const differing = differingLabels(history.series);
  return history.series.map((series, i) => {
    const labels = differing.map((each) => series.labels[each] ?? '').join(' ');
    const text = labels === '' ? label : areSeveral ? `${label} ${labels}` : labels;
    return {
      name: text,
      label: text,
      values: valuesOn(grid, series, statistic, history.stepSeconds),
      times: grid,
      colour: COLOURS[i % COLOURS.length] ?? 'series-1',
      kind: 'line',
      axis: 0,
    };
  });
}

function differingLabels(series: readonly HistorySeries[]): readonly string[] {
  const names = new Set(series.flatMap((each) => Object.keys(each.labels)));
  return [...names].filter((name) => new Set(series.map((each) => each.labels[name])).size > 1).sort();
}

/** What is usual, from the trend of one series. */
export function bandOf(trend: Trend, label: string, axis: 0 | 1): Band {
  return {
    name: 'usual',
    label,
    times: trend.points.map((each) => Date.parse(each.time)),
    low: trend.points.map((each) => each.low),
    high: trend.points.map((each) => each.high),
    axis,
  };
}

/** The line through all points; nothing where there are too few of them. */
export function slopeLine(trend: Trend, axis: 0 | 1): Line | undefined {
  const { start, end, direction } = trend.slope;
  const times = trend.points.map((each) => Date.parse(each.time));
  const first = times[0] ?? 0;
  const length = (times.at(-1) ?? 0) - first;
  if (start === null || end === null || length <= 0) {
    return undefined;
  }
  return {
    name: 'trend',
    label: `trend: ${direction}`,
    values: times.map((time) => start + ((end - start) * (time - first)) / length),
    times,
    colour: 'text-soft',
    kind: 'dashed',
    axis,
  };
}
