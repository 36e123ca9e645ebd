import type { KnownSeries } from './api-types.js';

/** Something that may be written where the caret stands. */
export interface Offer {
  readonly text: string;
  /** What it is, in a few words. */
  readonly detail: string;
  /** What is put in; the text without. */
  readonly put?: string;
}

/** What may be written, and which part of the text it takes the place of. */
export interface Offers {
  readonly from: number;
  readonly to: number;
  readonly offers: readonly Offer[];
}

const NONE: Offers = { from: 0, to: 0, offers: [] };
const MOST = 40;

const FUNCTIONS: Readonly<Record<string, string>> = {
  rate: 'growth a second over a range',
  increase: 'growth over a range',
  delta: 'difference over a range',
  deriv: 'slope over a range',
  predict_linear: 'value in so many seconds',
  changes: 'how often it changed',
  resets: 'how often it began anew',
  avg_over_time: 'mean over a range',
  min_over_time: 'least over a range',
  max_over_time: 'most over a range',
  sum_over_time: 'sum over a range',
  count_over_time: 'samples in a range',
  last_over_time: 'latest in a range',
  present_over_time: '1 where there is a sample',
  quantile_over_time: 'quantile over a range',
  stddev_over_time: 'deviation over a range',
  absent: '1 where there is none',
  absent_over_time: '1 where there is none in a range',
  abs: 'without its sign',
  ceil: 'rounded up',
  floor: 'rounded down',
  round: 'rounded',
  sqrt: 'square root',
  exp: 'e to the power of it',
  ln: 'logarithm',
  clamp: 'between two bounds',
  clamp_min: 'at least',
  clamp_max: 'at most',
  scalar: 'one series as a number',
  vector: 'a number as a series',
  time: 'now in seconds',
  histogram_quantile: 'quantile of buckets',
  label_replace: 'another label',
  baseline: 'what is usual at this time of day',
  anomaly: 'how far from usual',
};

const AGGREGATIONS: readonly string[] = ['sum', 'avg', 'min', 'max', 'count', 'group', 'stddev', 'stdvar', 'topk', 'bottomk', 'quantile'];
const WORDS: readonly string[] = ['by', 'without', 'and', 'or', 'unless', 'on', 'ignoring', 'group_left', 'group_right', 'offset', 'bool'];

/** What can be written at a place of an expression: series, functions and words; labels and their values in braces. */
export function offersAt(text: string, caret: number, series: readonly KnownSeries[]): Offers {
  const before = text.substring(0, caret);
  const open = openBrace(before);
  if (open !== undefined) {
    return inBraces(before, open, series);
  }
  if (isInText(before)) {
    return NONE;
  }
  const word = /[A-Za-z_:][A-Za-z0-9_:]*$/.exec(before)?.[0] ?? '';
  const from = caret - word.length;
  if (/\b(?:by|without|on|ignoring|group_left|group_right)\s*\([^()]*$/.test(before)) {
    return found(from, caret, word, labelsOf(series).map((each) => ({ text: each, detail: 'label' })));
  }
  if (word === '' || /[\d.]$/.test(before.substring(0, from))) {
    return NONE;
  }
  return found(from, caret, word, [
    ...series.map((each) => ({ text: each.name, detail: `${each.kind}, ${each.count} series` })),
    ...Object.entries(FUNCTIONS).map(([name, detail]) => ({ text: name, detail, put: `${name}(` })),
    ...AGGREGATIONS.map((each) => ({ text: each, detail: 'aggregation' })),
    ...WORDS.map((each) => ({ text: each, detail: 'word' })),
  ]);
}

function inBraces(before: string, open: number, series: readonly KnownSeries[]): Offers {
  const name = /[A-Za-z_:][A-Za-z0-9_:]*$/.exec(before.substring(0, open))?.[0];
  const asked = series.filter((each) => name === undefined || each.name === name);
  const inside = before.substring(open + 1);
  const value = /([A-Za-z_]\w*)\s*(?:=~|!~|!=|=)\s*"([^"]*)$/.exec(inside);
  const caret = before.length;
  if (value !== null) {
    const typed = value[2] ?? '';
    const values = new Set(asked.flatMap((each) => each.labels[value[1] ?? ''] ?? []));
    return found(caret - typed.length, caret, typed, [...values].map((each) => ({ text: each, detail: 'value' })));
  }
  const label = /(?:^|,)\s*(\w*)$/.exec(inside)?.[1];
  return label === undefined
    ? NONE
    : found(caret - label.length, caret, label, labelsOf(asked).map((each) => ({ text: each, detail: 'label', put: `${each}="` })));
}

function labelsOf(series: readonly KnownSeries[]): readonly string[] {
  return [...new Set(series.flatMap((each) => Object.keys(each.labels)))].sort();
}

/** Where the braces begin that the end of a text stands in; undefined where it stands in none. */
function openBrace(before: string): number | undefined {
  let open: number | undefined;
  let quote = '';
  for (let i = 0; i < before.length; i++) {
    const c = before.charAt(i);
    if (quote !== '') {
      if (c === '\\') {
        i++;
      } else if (c === quote) {
        quote = '';
      }
    } else if (c === '"' || c === "'" || c === '`') {
      quote = c;
    } else if (c === '{') {
      open = i;
    } else if (c === '}') {
      open = undefined;
    }
  }
  return open;
}

function isInText(before: string): boolean {
  return (before.match(/"/g)?.length ?? 0) % 2 === 1;
}

/** Those that begin with what was typed, then those that have it in them. What is complete already is not offered. */
function found(from: number, to: number, typed: string, all: readonly Offer[]): Offers {
  const lower = typed.toLowerCase();
  const at = (each: Offer): number => each.text.toLowerCase().indexOf(lower);
  const fitting = all.filter((each) => at(each) >= 0).sort((a, b) => Number(at(a) > 0) - Number(at(b) > 0));
  const isComplete = fitting.length === 1 && fitting[0]?.text === typed;
  return { from, to, offers: isComplete ? [] : fitting.slice(0, MOST) };
}

/** The text with one of them put in, and where the caret is then. */
export function withOffer(text: string, offers: Offers, chosen: Offer): { readonly text: string; readonly caret: number } {
  const put = chosen.put ?? chosen.text;
  return { text: text.substring(0, offers.from) + put + text.substring(offers.to), caret: offers.from + put.length };
}
