import type { Chart, Latency, Trends } from '../api-types.js';
import type { Traits } from './catalogue.js';
import { latencyOf, scoreOf, sumOf } from './figures.js';
import { between, DAY, isOut, momentOf, noise, percentile, type Moment } from './week.js';

const RESOLUTIONS = [
  ['10s', 10],
  ['1m', 60],
  ['10m', 600],
  ['1h', 3_600],
  ['1d', 86_400],
] as const;

const KEPT = 7 * DAY;

export interface Span {
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

/** Reads from, to, last and points as the agent does. */
export function spanOf(query: Readonly<Record<string, string>>, now: number): Span {
  const to = query['to'] === undefined ? now : Date.parse(query['to']);
  const from = query['from'] === undefined ? to - isoSeconds(query['last'] ?? query['range'] ?? 'PT1H') * 1_000 : Date.parse(query['from']);
  return { from: Math.max(from, now - KEPT), to: Math.min(to, now), points: Number(query['points'] ?? 300) };
}

/** ISO 8601 or our short form as seconds; an hour for anything else. */
export function isoSeconds(text: string): number {
  const short = /^(\d+)([smhd])$/.exec(text);
  if (short !== null) {
    return Number(short[1]) * ({ s: 1, m: 60, h: 3_600, d: 86_400 }[short[2] ?? 's'] ?? 1);
  }
  const iso = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(text);
  const total =
    Number(iso?.[1] ?? 0) * 86_400 + Number(iso?.[2] ?? 0) * 3_600 + Number(iso?.[3] ?? 0) * 60 + Number(iso?.[4] ?? 0);
  return total === 0 ? 3_600 : total;
}

export interface Grid {
  readonly resolution: string;
  readonly step: number;
  readonly times: readonly number[];
}

export function gridOf(span: Span): Grid {
  const seconds = Math.max(1, (span.to - span.from) / 1_000);
  const [resolution, step] = RESOLUTIONS.find(([, each]) => seconds / each <= span.points) ?? ['1d', 86_400];
  const times: number[] = [];
  for (let at = Math.floor(span.from / 1_000 / step) * step; at < span.to / 1_000; at += step) {
    times.push(at);
  }
  return { resolution, step, times };
}

/** The operations at the middle of each interval; undefined in the gap. */
export function momentsAt(traits: readonly Traits[], grid: Grid, now: number): (readonly Moment[] | undefined)[] {
  return grid.times.map((at) => {
    const middle = Math.min(now, at * 1_000 + grid.step * 500);
    return isOut(middle, now) ? undefined : traits.map((each) => momentOf(each, middle, now));
  });
}

function line<T>(name: string, all: readonly (T | undefined)[], value: (each: T) => number | null): Chart['lines'][number] {
  return { name, values: all.map((each) => (each === undefined ? null : value(each))) };
}

const OUTCOMES = ['success', 'fallback', 'error', 'rejected', 'timeout', 'cancelled'] as const;
const PERCENTILES = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
  ['max', 0.9995],
] as const;
/** Half octaves, as the agent's heat map has them. */
const ROWS = Array.from({ length: 26 }, (_, i) => 2 ** (i / 2 - 9));

/** The percentiles of the range as a whole, from a few of its moments. */
function wholeOf(moments: readonly (readonly Moment[] | undefined)[]): Latency {
  const known = moments.flatMap((each) => each ?? []);
  const stride = Math.max(1, Math.ceil(known.length / 23));
  return latencyOf(known.filter((_, i) => i % stride === 0));
}

export function chartOf(kind: string, traits: readonly Traits[], span: Span, now: number): Chart {
  const grid = gridOf(span);
  const moments = momentsAt(traits, grid, now);
  const head = { chart: kind, resolution: grid.resolution, stepSeconds: grid.step, times: [...grid.times] };
  switch (kind) {
    case 'calls': {
      const rates = moments.map((each) => (each === undefined ? undefined : sumOf(each)));
      return { ...head, unit: 'calls/s', lines: OUTCOMES.map((outcome) => line(outcome, rates, (each) => each[outcome])) };
    }
    case 'latency':
      return { ...head, unit: 'seconds', whole: wholeOf(moments), lines: PERCENTILES.map(([name, share]) => line(name, moments, (each) => percentile(each, share))) };
    case 'heatmap':
      return {
        ...head,
        unit: 'calls',
        rows: ROWS,
        lines: ROWS.map((row) => line(String(row), moments, (each) => Math.round(between(each, row / Math.SQRT2, row) * grid.step))),
      };
    default:
      return {
        ...head,
        unit: '0 to 1',
        lines: [
          line('mean', moments, (each) => scoreOf(sumOf(each))),
          line('lowest', moments, (each) => scoreOf(sumOf(each)) * 0.97),
        ],
      };
  }
}

export function trendsOf(name: string, traits: readonly Traits[], span: Span, now: number): Trends {
  const grid = gridOf(span);
  const points = grid.times.map((at) => {
    const middle = at * 1_000 + grid.step * 500;
    if (isOut(middle, now)) {
      return { time: new Date(at * 1_000).toISOString(), value: null, usual: null, low: null, high: null, unusual: false };
    }
    const value = percentile(traits.map((each) => momentOf(each, middle, now)), 0.95) ?? 0;
    const usual = percentile(traits.map((each) => momentOf(each, middle, now + 1e12)), 0.95) ?? 0;
    const width = usual * (0.18 + 0.04 * noise(name, at));
    return {
      time: new Date(at * 1_000).toISOString(),
      value,
      usual,
      low: usual - width,
      high: usual + width,
      unusual: Math.abs(value - usual) > width,
    };
  });
  const slope = { direction: 'steady' as const, perHour: 0.0004, low: -0.0011, high: 0.0019, start: 0.2, end: 0.21, points: points.length };
  return { trends: [{ name, labels: {}, slope, points }] };
}
