import { address, type Query } from '../../data/api.js';
import type { Scope } from './marks.js';

/** Where a chart's numbers are from, so that a reader can ask for them elsewhere. */
export interface Origin {
  /** What was asked of the agent. */
  readonly requests: readonly Request[];
  /** The same of a Prometheus that scrapes the agent. */
  readonly promql: readonly string[];
}

export interface Request {
  readonly path: string;
  readonly query: Query;
}

/** A text as one word of a shell: in single quotes, of which none is within. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/**
 * Commands that ask the agent for the same, one a line.
 *
 * @param page where the dashboard is
 * @param needsLogin whether the agent wants a token, which the command takes from a variable
 */
export function curl(requests: readonly Request[], page: string, needsLogin: boolean): string {
  const token = needsLogin ? ' -H "Authorization: Bearer $OPVITALS_TOKEN"' : '';
  return requests
    .map((each) => new URL(address(each.path, { query: each.query }), page.replace(/[?#].*$/, '')).href)
    .map((url) => `curl -sS${token} ${shellQuoted(url)}`)
    .join('\n');
}

/** A value of a label, in double quotes. */
export function labelValue(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}

/** `{a="1",b="2"}`, or nothing without labels. */
export function selectorOf(labels: Readonly<Record<string, string | undefined>>): string {
  const parts = Object.entries(labels).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${labelValue(value)}`]));
  return parts.length === 0 ? '' : `{${parts.join(',')}}`;
}

export function scopeLabels(scope: Scope): string {
  return selectorOf({ opvitals_wrapper: scope.wrapper, opvitals_operation: scope.operation });
}

const DURATION = 'opvitals_operation_duration_seconds';

/** How far a rate looks back: over the chart's interval, and over several scrapes at least. */
function window(stepSeconds: number): string {
  const seconds = Math.max(60, stepSeconds);
  return seconds % 3_600 === 0 ? `${seconds / 3_600}h` : seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

export function callsPromql(scope: Scope, stepSeconds: number): string {
  return `sum by (opvitals_outcome) (rate(${DURATION}_count${scopeLabels(scope)}[${window(stepSeconds)}]))`;
}

export function latencyPromql(scope: Scope, stepSeconds: number): readonly string[] {
  const buckets = `sum by (le) (rate(${DURATION}_bucket${scopeLabels(scope)}[${window(stepSeconds)}]))`;
  return ['0.5', '0.95', '0.99'].map((each) => `histogram_quantile(${each}, ${buckets})`);
}

export function heatmapPromql(scope: Scope, stepSeconds: number): string {
  return `sum by (le) (increase(${DURATION}_bucket${scopeLabels(scope)}[${window(stepSeconds)}]))`;
}

/** A series as one would ask a Prometheus for it; `rate` for a counter, buckets for a percentile. */
export function seriesPromql(source: { readonly series: string; readonly statistic: string; readonly by?: string }, stepSeconds: number): string {
  const { series, statistic } = source;
  const by = source.by === undefined || source.by === '' ? '' : ` by (${source.by})`;
  const quantile = /^p(\d\d)$/.exec(statistic)?.[1];
  if (quantile !== undefined) {
    const le = source.by === undefined || source.by === '' ? 'le' : `le, ${source.by}`;
    return `histogram_quantile(0.${quantile.replace(/0$/, '')}, sum by (${le}) (rate(${suffixed(series, '_bucket')}[${window(stepSeconds)}])))`;
  }
  const asked = statistic === 'rate' ? `rate(${series}[${window(stepSeconds)}])` : statistic === 'increase' ? `increase(${series}[${window(stepSeconds)}])` : series;
  return source.by === undefined ? asked : `sum${by} (${asked})`;
}

function suffixed(series: string, suffix: string): string {
  return series.replace(/^\s*[\w:]+/, (name) => name.trim() + suffix);
}

/** The page of a Prometheus that evaluates a query; undefined without one, or where the setting is no address of the web. */
export function metricsLink(template: string | null | undefined, query: string): string | undefined {
  if (template === null || template === undefined || !/^https?:\/\//i.test(template)) {
    return undefined;
  }
  return template.replace('{query}', () => encodeURIComponent(query));
}
