/** What a column sorts by; what is not known comes last, whichever way. */
export type SortValue = number | string | null | undefined;

/** Sorts without changing what was given; equal rows keep their order. */
export function sorted<R>(rows: readonly R[], value: (row: R) => SortValue, isDescending: boolean): readonly R[] {
  const direction = isDescending ? -1 : 1;
  return rows
    .map((row, index) => ({ row, index, value: value(row) }))
    .sort((a, b) => compared(a.value, b.value, direction) || a.index - b.index)
    .map((each) => each.row);
}

/** One for all: making one for each comparison would take a tenth of a second for a thousand rows. */
const COLLATOR = new Intl.Collator(undefined, { numeric: true });

function compared(a: SortValue, b: SortValue, direction: number): number {
  const isAMissing = a === null || a === undefined;
  const isBMissing = b === null || b === undefined;
  if (isAMissing || isBMissing) {
    return Number(isAMissing) - Number(isBMissing);
  }
  if (typeof a === 'number' && typeof b === 'number') {
    return (a - b) * direction;
  }
  return COLLATOR.compare(String(a), String(b)) * direction;
}

/** Rows in the order of keys that were shown before, with what is new at the end: for as long as somebody points at them. */
export function held<R>(rows: readonly R[], key: (row: R) => string, before: readonly R[]): readonly R[] {
  const byKey = new Map(rows.map((each) => [key(each), each]));
  const kept: R[] = [];
  for (const each of before) {
    const now = byKey.get(key(each));
    if (now !== undefined) {
      kept.push(now);
      byKey.delete(key(each));
    }
  }
  return [...kept, ...byKey.values()];
}

/** Which rows are drawn: those that are seen, and some above and below. */
export interface Window {
  readonly first: number;
  /** The one behind the last. */
  readonly end: number;
}

/** So many rows are drawn at once before what is seen and behind it: another window is needed only every so many rows. */
const BLOCK = 8;

export function windowOf(rows: number, rowHeight: number, scrolled: number, seen: number): Window {
  const first = blockOf(scrolled / rowHeight) * BLOCK - BLOCK;
  const end = (blockOf((scrolled + seen) / rowHeight) + 2) * BLOCK;
  const last = Math.max(0, rows - 1);
  return { first: Math.min(Math.max(0, first), last), end: Math.min(rows, end) };
}

function blockOf(row: number): number {
  return Math.floor(row / BLOCK);
}
