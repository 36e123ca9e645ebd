import type { History, HistorySeries } from '../api-types.js';
import { idOf, type Traits } from './catalogue.js';
import { gridOf, momentsAt, type Span } from './charts.js';
import { scoreOf, sumOf } from './figures.js';
import { spentOf } from './money.js';
import { percentile, type Moment } from './week.js';

/** `name{label="value",...}`, as far as the page asks. */
interface Selector {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
}

export function parseSelector(text: string): Selector {
  const brace = text.indexOf('{');
  const labels = [...text.substring(brace + 1).matchAll(/(\w+)\s*=\s*"([^"]*)"/g)].map((each) => [each[1] ?? '', each[2] ?? '']);
  return { name: brace < 0 ? text : text.substring(0, brace), labels: brace < 0 ? {} : Object.fromEntries(labels) };
}

const MOST_SERIES = 60;
const COST = 'opvitals_operation_cost_total';

/** What was, of the series that the page's own charts ask for; of any other, the number of processors. */
export function historyOf(series: string, traits: readonly Traits[], span: Span, now: number): History {
  const selector = parseSelector(series);
  const grid = gridOf(span);
  const rows = selector.name === COST ? [] : groups(selector, traits).slice(0, MOST_SERIES);
  return {
    resolution: grid.resolution,
    stepSeconds: grid.step,
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    series: selector.name === COST ? spentOf(traits, grid.times, grid.step, now) : rows.map(({ labels, members }): HistorySeries => {
      const moments = momentsAt(members, grid, now);
      const values = moments.map((each) => (each === undefined ? null : value(selector, each)));
      return {
        name: selector.name,
        labels: { ...selector.labels, ...labels },
        kind: 'gauge',
        times: [...grid.times],
        last: values,
        mean: values,
        min: values,
        max: values,
      };
    }),
  };
}

/** One row for what is asked: a row each for wrappers or operations where none is named. */
function groups(selector: Selector, traits: readonly Traits[]): readonly { labels: Record<string, string>; members: readonly Traits[] }[] {
  const wrapper = selector.labels['opvitals_wrapper'];
  const operation = selector.labels['opvitals_operation'];
  const chosen = traits.filter(
    (each) => (wrapper === undefined || each.wrapper === wrapper) && (operation === undefined || each.operation === operation),
  );
  const scope = selector.labels['opvitals_health_scope'];
  if (scope === 'wrapper') {
    return [...new Set(chosen.map((each) => each.wrapper))].map((each) => ({
      labels: { opvitals_wrapper: each },
      members: chosen.filter((one) => one.wrapper === each),
    }));
  }
  if (scope === 'operation') {
    return chosen.map((each) => ({ labels: { opvitals_wrapper: each.wrapper, opvitals_operation: each.operation }, members: [each] }));
  }
  return chosen.length === 0 ? [] : [{ labels: {}, members: chosen }];
}

function value(selector: Selector, moments: readonly Moment[]): number | null {
  const rates = sumOf(moments);
  const total = Object.values(rates).reduce((sum, each) => sum + each, 0);
  switch (selector.name) {
    case 'opvitals_calls_per_second':
      return total;
    case 'opvitals_error_ratio':
      return (rates.error + rates.timeout + rates.rejected) / total;
    case 'opvitals_fallback_ratio':
      return rates.fallback / total;
    case 'opvitals_latency_seconds':
      return percentile(moments, Number(selector.labels['quantile'] ?? 0.95));
    case 'opvitals_operation_active':
      return Math.round(moments.reduce((sum, each) => sum + each.rate * each.median, 0));
    case 'opvitals_slo_budget_remaining_ratio':
      return moments.some((each) => idOf(each.traits) === 'routellm.complete') ? 0.28 : 0.81;
    case 'opvitals_wrapper_rate_limit_utilization_ratio':
      return Math.min(0.9, total / 40);
    case 'opvitals_health_score':
    case 'opvitals_health_score_ratio':
      return scoreOf(rates);
    default:
      return 8;
  }
}
