import type { Chart } from '../../data/api-types.js';
import type { Line } from './model.js';

/** Reading what /api/v1/charts answers. */

/** The order in which outcomes lie upon each other: what went well at the bottom. */
export const OUTCOMES = ['success', 'fallback', 'error', 'rejected', 'timeout', 'cancelled'] as const;

/** Which percentiles are drawn, and with what. */
const PERCENTILES = [
  { name: 'p50', colour: 'series-2' },
  { name: 'p95', colour: 'series-1' },
  { name: 'p99', colour: 'series-3' },
] as const;

export function timesMs(chart: Chart): readonly number[] {
  return chart.times.map((each) => each * 1_000);
}

type Values = readonly (number | null)[];

function valuesOf(chart: Chart, name: string): Values | undefined {
  return chart.lines.find((each) => each.name === name)?.values;
}

/**
 * Calls per second, an area for each outcome that occurred. History keeps no zeros: an interval without a value of one
 * outcome had no such calls, if the application was there at all.
 *
 * @param isThere for each interval, whether the application was there; without it, an interval without calls is a gap
 */
export function outcomeLines(chart: Chart, isThere?: readonly boolean[]): readonly Line[] {
  const found = OUTCOMES.flatMap((name) => {
    const values = valuesOf(chart, name);
    return values === undefined ? [] : [{ name, values }];
  });
  const known = chart.times.map((_, i) => isThere?.[i] === true || found.some((each) => isNumber(each.values[i])));
  return found.map(({ name, values }) => ({
    name,
    label: name,
    values: known.map((isKnown, i) => (isKnown ? (values[i] ?? 0) : null)),
    colour: `outcome-${name}`,
    kind: 'area',
    axis: 0,
  }));
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}

/** p50, p95 and p99; nothing is known of an interval without calls. */
export function percentileLines(chart: Chart, axis: 0 | 1 = 1): readonly Line[] {
  return PERCENTILES.flatMap(({ name, colour }) => {
    const values = valuesOf(chart, name);
    return values === undefined ? [] : [{ name, label: name, values, colour, kind: 'line' as const, axis }];
  });
}

/** All outcomes together. */
export function totalOf(chart: Chart): Values {
  return chart.times.map((_, i) => {
    const known = chart.lines.map((each) => each.values[i]).filter(isNumber);
    return known.length === 0 ? null : known.reduce((a, b) => a + b, 0);
  });
}

/** The same of an earlier time, moved onto this one: dashed. */
export function earlierLine(chart: Chart, values: Values, byMs: number, drawn: Pick<Line, 'name' | 'label' | 'colour' | 'axis'>): Line {
  return { ...drawn, values, times: timesMs(chart).map((each) => each + byMs), stepMs: chart.stepSeconds * 1_000, kind: 'dashed' };
}

/**
 * The interval that is not over yet: where it is short, it is left out (its calls are still being counted); a long one is
 * drawn, with its calls by the seconds that have passed, and where it begins is told.
 */
export function withoutUnfinished(chart: Chart, nowMs: number): { readonly chart: Chart; readonly unfinished?: number } {
  const last = chart.times.at(-1);
  const passed = last === undefined ? Infinity : nowMs / 1_000 - last;
  if (last === undefined || passed >= chart.stepSeconds) {
    return { chart };
  }
  if (chart.stepSeconds <= 60 || passed < chart.stepSeconds / 20) {
    return { chart: cut(chart) };
  }
  return { chart: chart.unit === 'calls/s' ? raised(chart, chart.stepSeconds / passed) : chart, unfinished: last * 1_000 };
}

function cut(chart: Chart): Chart {
  const lines = chart.lines.map((each) => ({ ...each, values: each.values.slice(0, -1) }));
  return { ...chart, times: chart.times.slice(0, -1), lines };
}

function raised(chart: Chart, factor: number): Chart {
  const lines = chart.lines.map((each) => ({
    ...each,
    values: each.values.map((value, i) => (value !== null && i === each.values.length - 1 ? value * factor : value)),
  }));
  return { ...chart, lines };
}
