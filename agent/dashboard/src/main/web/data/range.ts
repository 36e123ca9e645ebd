/** A stretch of time that charts show. */
export type Range = { readonly kind: 'last'; readonly seconds: number } | { readonly kind: 'fixed'; readonly from: Date; readonly to: Date };

/** A text of the page's address as a range: `?last=24h`, or `?from=...&to=...` in RFC 3339. */
export type Params = Readonly<Record<string, string>>;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3_600, d: 86_400 };
const LONGEST_SECONDS = 400 * 86_400;

export const HOUR: Range = { kind: 'last', seconds: 3_600 };

/** `90m` as seconds; undefined for what is no such text. */
export function seconds(text: string): number | undefined {
  const match = /^(\d{1,6})([smhd])$/.exec(text);
  const count = Number(match?.[1]);
  const unit = UNITS[match?.[2] ?? ''];
  return unit === undefined || count === 0 || count * unit > LONGEST_SECONDS ? undefined : count * unit;
}

/** `5400` as `90m`: in the largest unit that divides it. */
export function short(total: number): string {
  const unit = ['d', 'h', 'm', 's'].find((each) => total % (UNITS[each] ?? 1) === 0) ?? 's';
  return `${total / (UNITS[unit] ?? 1)}${unit}`;
}

/** Reads the range from the address; what makes no sense is the default. */
export function rangeOf(params: Params, byDefault: Range = HOUR): Range {
  const last = seconds(params['last'] ?? '');
  if (last !== undefined) {
    return { kind: 'last', seconds: last };
  }
  const from = new Date(params['from'] ?? '');
  const to = new Date(params['to'] ?? '');
  return from < to ? { kind: 'fixed', from, to } : byDefault;
}

/** What of the address's range makes no sense, and what takes it away; undefined where all does. */
export function wrongRange(params: Params): { readonly text: string; readonly without: Params } | undefined {
  const { last = '', from = '', to = '', compare = '' } = params;
  if (last !== '' && seconds(last) === undefined) {
    return { text: `The link asks for the last “${last}”, which is no length of time such as 90m, 24h or 7d. The usual range is shown.`, without: { last: '' } };
  }
  if (last === '' && from + to !== '' && !(new Date(from) < new Date(to))) {
    const asked = `from “${from}” to “${to}”`;
    return { text: `The link asks for the time ${asked}, which is none: two times are expected, the earlier one first. The usual range is shown.`, without: { from: '', to: '' } };
  }
  return compare !== '' && comparedSeconds(params) === undefined
    ? { text: `The link compares with “${compare}” ago, which is no length of time such as 1d or 7d. Nothing is compared.`, without: { compare: '' } }
    : undefined;
}

/** The same for the address; '' takes a parameter away. */
export function paramsOf(range: Range): Params {
  return range.kind === 'last'
    ? { last: short(range.seconds), from: '', to: '' }
    : { last: '', from: range.from.toISOString(), to: range.to.toISOString() };
}

/** The range in the words of the API. */
export function queryOf(range: Range): { last?: string; from?: string; to?: string } {
  return range.kind === 'last'
    ? { last: `PT${range.seconds}S` }
    : { from: range.from.toISOString(), to: range.to.toISOString() };
}

/** How long ago an earlier period is that is compared: `?compare=1d`; undefined for none. */
export function comparedSeconds(params: Params): number | undefined {
  return seconds(params['compare'] ?? '');
}

/** The same length of time, so many seconds earlier. */
export function earlier(range: Range, bySeconds: number, now: number): Range {
  const to = range.kind === 'last' ? now : range.to.getTime();
  const from = range.kind === 'last' ? now - range.seconds * 1_000 : range.from.getTime();
  return { kind: 'fixed', from: new Date(from - bySeconds * 1_000), to: new Date(to - bySeconds * 1_000) };
}
