import { time } from '../data/format.js';
import { seconds, short, type Range } from '../data/range.js';

/** Going through time: what the range control's buttons and fields make of a range. */

/** A choice of how long ago an earlier period is. */
export interface Comparison {
  readonly value: string;
  readonly text: string;
}

const DAY_SECONDS = 86_400;
const LONGEST_SECONDS = 400 * DAY_SECONDS;

export function lengthMs(range: Range): number {
  return range.kind === 'last' ? range.seconds * 1_000 : range.to.getTime() - range.from.getTime();
}

function endMs(range: Range, now: number): number {
  return range.kind === 'last' ? now : range.to.getTime();
}

/** The same length, by half of it earlier or later; one that would end after now ends now. */
export function stepped(range: Range, direction: -1 | 1, now: number): Range {
  const length = lengthMs(range);
  const to = endMs(range, now) + (direction * length) / 2;
  if (to >= now) {
    return { kind: 'last', seconds: Math.max(1, Math.round(length / 1_000)) };
  }
  return { kind: 'fixed', from: new Date(to - length), to: new Date(to) };
}

/** Twice the length about the same middle; up to now at most. */
export function zoomedOut(range: Range, now: number): Range {
  const length = Math.min(lengthMs(range) * 2, LONGEST_SECONDS * 1_000);
  if (range.kind === 'last') {
    return { kind: 'last', seconds: Math.round(length / 1_000) };
  }
  const to = Math.min(now, range.to.getTime() + lengthMs(range) / 2);
  return { kind: 'fixed', from: new Date(to - length), to: new Date(to) };
}

/** With what a range can be compared, the previous period first. */
export function comparisons(range: Range): readonly Comparison[] {
  const length = Math.max(1, Math.round(lengthMs(range) / 1_000));
  const previous = seconds(short(length)) === undefined ? [] : [{ value: short(length), text: 'previous period' }];
  const others = [
    { value: '1d', text: 'day before' },
    { value: '7d', text: 'week before' },
  ].filter((each) => each.value !== previous[0]?.value);
  return [{ value: '', text: 'no comparison' }, ...previous, ...others];
}

/** A range in few words. */
export function named(range: Range, now: number): string {
  if (range.kind === 'last') {
    return `Last ${spelled(range.seconds)}`;
  }
  return `${time(range.from, now)} to ${time(range.to, now)}`;
}

const UNITS: Readonly<Record<string, string>> = { s: 'second', m: 'minute', h: 'hour', d: 'day' };

function spelled(total: number): string {
  const text = short(total);
  const unit = UNITS[text.at(-1) ?? ''] ?? '';
  const n = Number.parseInt(text, 10);
  return n === 1 ? unit : `${n} ${unit}s`;
}

/** What a form's two fields say: a range, or what is wrong with each of them; '' where nothing is. */
export type Own = { readonly range: Range } | { readonly from: string; readonly to: string };

/** @param from @param to as <input type="datetime-local"> has them, on the reader's clock */
export function ownRange(from: string, to: string, now: number): Own {
  const begin = Date.parse(from);
  const end = Date.parse(to);
  if (Number.isNaN(begin) || Number.isNaN(end)) {
    return { from: Number.isNaN(begin) ? 'Give a day and a time.' : '', to: Number.isNaN(end) ? 'Give a day and a time.' : '' };
  }
  if (begin >= now) {
    return { from: 'That is yet to come.', to: '' };
  }
  if (end <= begin) {
    return { from: '', to: 'The end must be after the beginning.' };
  }
  if (end - begin > LONGEST_SECONDS * 1_000) {
    return { from: 'At most 400 days before the end.', to: '' };
  }
  return { range: { kind: 'fixed', from: new Date(begin), to: new Date(Math.min(end, now)) } };
}

/** A moment as <input type="datetime-local"> takes it, on the reader's clock. */
export function fieldValue(at: number): string {
  const date = new Date(at);
  const two = (n: number): string => String(n).padStart(2, '0');
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day}T${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}
