import type { Query } from '../../data/api.js';
import { earlier, queryOf, type Range } from '../../data/range.js';

/** From when until when a chart's axis goes: what was asked for, whether there are values or not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanOf(range: Range, now: number): Span {
  return range.kind === 'last' ? { from: now - range.seconds * 1_000, to: now } : { from: range.from.getTime(), to: range.to.getTime() };
}

/** Whether new points come at the end. */
export function endsNow(range: Range, now: number): boolean {
  return range.kind === 'last' || range.to.getTime() > now;
}

/** So many points as fit: one for a pixel at most, and in steps, so that not every width asks for something else. */
export function pointsFor(width: number, pixelsAPoint = 1): number {
  return Math.min(1_400, Math.max(100, Math.floor(width / pixelsAPoint / 100) * 100));
}

export function rangeQuery(range: Range, points: number): Query {
  return { ...queryOf(range), points };
}

/** The same, so many seconds earlier. */
export function earlierQuery(range: Range, bySeconds: number, points: number, now: number): Query {
  return rangeQuery(earlier(range, bySeconds, now), points);
}
