import type { AlertRecord, Replay, ReplayEpisode } from './api-types.js';

/** What a replay says in a few numbers. */
export interface ReplaySummary {
  readonly count: number;
  readonly seconds: number;
  readonly longestSeconds: number;
  /** Since when something is remembered, where that is later than what was asked for. */
  readonly knownSince: number | undefined;
}

/** @param from of what was asked for, in ms */
export function summaryOf(replay: Replay, from: number, to: number): ReplaySummary {
  const lengths = replay.episodes.map((each) => secondsOf(each, to));
  const first = replay.times[0];
  const isShort = first !== undefined && first * 1_000 - from > 2_000 * replay.resolutionSeconds + 1_000;
  return {
    count: replay.count,
    seconds: lengths.reduce((a, b) => a + b, 0),
    longestSeconds: Math.max(0, ...lengths),
    knownSince: isShort ? first * 1_000 : undefined,
  };
}

export function secondsOf(episode: ReplayEpisode, to: number): number {
  const end = episode.resolvedAt === null ? to : Date.parse(episode.resolvedAt);
  return Math.max(0, (end - Date.parse(episode.firedAt)) / 1_000);
}

/** Rules are evaluated every so many seconds, and remembered as finely for a while. */
const FINEST_SECONDS = 10;

/** The shortest range that an expression looks over, in seconds; undefined where it has none. */
export function windowSeconds(expression: string): number | undefined {
  const unit: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3_600, d: 86_400, w: 604_800, y: 31_536_000 };
  const ranges = [...expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|#.*/g, '').matchAll(/\[\s*([\dsmhdwy]+)\s*[\]:]/g)].map((range) =>
    [...(range[1] ?? '').matchAll(/(\d+)(ms|[smhdwy])/g)].reduce((sum, each) => sum + Number(each[1]) * (unit[each[2] ?? ''] ?? 0), 0),
  );
  const known = ranges.filter((each) => each > 0);
  return known.length === 0 ? undefined : Math.min(...known);
}

/** Whether it may have fired without the replay seeing it: a step is longer than the rule waits, or than it looks back. */
export function isTooCoarse(replay: Replay, holdSeconds: number, expression: string): boolean {
  const step = replay.resolutionSeconds;
  const shortest = Math.min(holdSeconds, windowSeconds(expression) ?? Infinity);
  return replay.evaluations > 0 && step > Math.max(FINEST_SECONDS, shortest);
}

/** How often alerts of a rule began to fire within a range, by what is remembered of them. */
export function firedIn(records: readonly AlertRecord[], rule: string, from: number, to: number): number {
  return records.filter((each) => {
    const at = Date.parse(each.time);
    return each.what === 'firing' && each.name === rule && at >= from && at <= to;
  }).length;
}

/** When nothing was evaluated for longer than a step, as shares of the range. */
export function gaps(replay: Replay, from: number, to: number): readonly { readonly from: number; readonly to: number }[] {
  const share = (at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)));
  return replay.times.flatMap((at, i) => {
    const before = replay.times[i - 1];
    const isGap = before !== undefined && at - before > 1.5 * replay.resolutionSeconds;
    return isGap ? [{ from: share(before * 1_000), to: share((at - replay.resolutionSeconds) * 1_000) }] : [];
  });
}

/** One alert of a replay, and its times as shares of the range, from 0 to 1. */
export interface Track {
  readonly key: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly bars: readonly { readonly from: number; readonly to: number; readonly kind: 'pending' | 'firing' }[];
  readonly episodes: readonly ReplayEpisode[];
}

export function tracks(replay: Replay, from: number, to: number): readonly Track[] {
  const byLabels = new Map<string, ReplayEpisode[]>();
  for (const each of replay.episodes) {
    const key = JSON.stringify(each.labels);
    byLabels.set(key, [...(byLabels.get(key) ?? []), each]);
  }
  const share = (at: number): number => Math.min(1, Math.max(0, (at - from) / (to - from)));
  return [...byLabels].map(([key, episodes]) => ({
    key,
    labels: episodes[0]?.labels ?? {},
    episodes,
    bars: episodes.flatMap((each) => {
      const active = share(Date.parse(each.activeAt));
      const fired = share(Date.parse(each.firedAt));
      const end = share(each.resolvedAt === null ? to : Date.parse(each.resolvedAt));
      return [
        { from: active, to: fired, kind: 'pending' as const },
        { from: fired, to: end, kind: 'firing' as const },
      ];
    }),
  }));
}

/** The labels in which series differ: what is the same of all need not be said of each. */
export function telling(all: readonly Readonly<Record<string, string>>[]): (labels: Readonly<Record<string, string>>) => string {
  const names = [...new Set(all.flatMap((each) => Object.keys(each)))].filter(
    (name) => new Set(all.map((each) => each[name] ?? '')).size > 1,
  );
  // A wrapper comes before its operations.
  names.sort((a, b) => Number(b === 'opvitals_wrapper') - Number(a === 'opvitals_wrapper'));
  return (labels) => {
    const shown = names.length > 0 ? names : Object.keys(labels).filter((name) => name !== 'alertname' && name !== 'severity');
    return shown.map((name) => labels[name] ?? '').filter((each) => each !== '').join(' / ') || (labels['alertname'] ?? 'value');
  };
}

/** The part of a replay that is about one alert. */
export function onlyOf(replay: Replay, labels: Readonly<Record<string, string>>): Replay {
  const isIt = (each: { readonly labels: Readonly<Record<string, string>> }): boolean =>
    Object.keys(labels).length === Object.keys(each.labels).length && Object.entries(labels).every(([name, value]) => each.labels[name] === value);
  const found = replay.episodes.filter(isIt);
  const lines = replay.lines.filter(isIt);
  return { ...replay, episodes: found, count: found.length, lines, lineCount: lines.length };
}

/** The values with a hole wherever the next evaluation is later than a step: what was not there is not drawn as if it was. */
export function withHoles(replay: Replay): { readonly times: readonly number[]; readonly lines: readonly (readonly (number | null)[])[] } {
  const step = replay.resolutionSeconds;
  const times: number[] = [];
  const lines: (number | null)[][] = replay.lines.map(() => []);
  replay.times.forEach((at, i) => {
    const before = replay.times[i - 1];
    if (before !== undefined && at - before > 1.5 * step) {
      times.push((before + step) * 1_000);
      lines.forEach((each) => each.push(null));
    }
    times.push(at * 1_000);
    lines.forEach((each, line) => each.push(replay.lines[line]?.values[i] ?? null));
  });
  return { times, lines };
}
