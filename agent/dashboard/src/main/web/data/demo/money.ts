import type { Budgets, Costs, CostTotal, HistorySeries, PriceBook } from '../api-types.js';
import { idOf, type Traits } from './catalogue.js';
import { sumOf } from './figures.js';
import { DAY, isOut, momentOf } from './week.js';

const CURRENCY = 'USD';
const OUTCOMES = ['success', 'fallback', 'error', 'timeout'] as const;

/** What an operation cost on one day, by how its calls ended; what was rejected cost nothing. */
function dayOf(traits: Traits, day: number, until: number, now: number): CostTotal {
  const outcomes: Record<string, number> = {};
  const hours = Math.max(0, (Math.min(day + DAY, until) - day) / 3_600_000);
  for (let hour = 0; hour < hours; hour++) {
    const rates = sumOf([momentOf(traits, day + (hour + 0.5) * 3_600_000, now)]);
    for (const outcome of OUTCOMES) {
      const part = Math.min(1, hours - hour);
      outcomes[outcome] = (outcomes[outcome] ?? 0) + rates[outcome] * 3_600 * part * traits.price * (outcome === 'fallback' ? 0.1 : 1);
    }
  }
  return total(outcomes);
}

function total(outcomes: Record<string, number>): CostTotal {
  return {
    currency: CURRENCY,
    amount: Object.values(outcomes).reduce((sum, each) => sum + each, 0),
    failed: (outcomes['error'] ?? 0) + (outcomes['timeout'] ?? 0),
    fallback: outcomes['fallback'] ?? 0,
    outcomes,
  };
}

function added(all: readonly CostTotal[]): CostTotal {
  const outcomes: Record<string, number> = {};
  all.forEach((each) => Object.entries(each.outcomes).forEach(([name, value]) => (outcomes[name] = (outcomes[name] ?? 0) + value)));
  return total(outcomes);
}

/** So many days, of which the week that is made up has seven; and how many days ago the last of them is. */
const DAYS: Readonly<Record<string, readonly [number, number]>> = { today: [1, 0], yesterday: [1, 1], '7d': [7, 0], '30d': [7, 0], month: [7, 0] };

export function costsOf(traits: readonly Traits[], query: Readonly<Record<string, string>>, now: number): Costs {
  const priced = traits.filter(
    (each) =>
      each.price > 0 &&
      (query['wrapper'] === undefined || query['wrapper'] === each.wrapper) &&
      (query['operation'] === undefined || query['operation'] === idOf(each)),
  );
  const [count, ago] = DAYS[query['period'] ?? 'today'] ?? [0, 0];
  const today = new Date(now).setUTCHours(0, 0, 0, 0) - ago * DAY;
  const days = Array.from({ length: count }, (_, i) => today - (count - 1 - i) * DAY);
  const rows = priced.map((each) => ({ traits: each, days: days.map((day) => dayOf(each, day, now, now)) }));
  const operations = rows.map((each) => ({ ...added(each.days), operation: idOf(each.traits) }));
  const wrappers = [...new Set(priced.map((each) => each.wrapper))].map((wrapper) => ({
    ...added(operations.filter((each) => each.operation.startsWith(`${wrapper}.`))),
    wrapper,
  }));
  const llm = operations.find((each) => each.operation === 'routellm.complete');
  return {
    from: new Date(days[0] ?? today).toISOString().substring(0, 10),
    to: new Date(today).toISOString().substring(0, 10),
    timeZone: 'UTC',
    totals: [added(operations)],
    wrappers,
    operations,
    attributes:
      llm === undefined
        ? []
        : [
            { ...llm, wrapper: 'routellm', key: 'gen_ai.response.model', value: 'strong', amount: llm.amount - llm.fallback, fallback: 0 },
            { ...llm, wrapper: 'routellm', key: 'gen_ai.response.model', value: 'weak', amount: llm.fallback },
          ],
    days: days.map((day, i) => ({ ...added(rows.flatMap((each) => each.days[i] ?? [])), day: new Date(day).toISOString().substring(0, 10) })),
    unpriced: [{ operation: 'shipping.quote', calls: 214 }],
  };
}

/** What the calls of each wrapper cost in each interval. */
export function spentOf(traits: readonly Traits[], times: readonly number[], stepSeconds: number, now: number): HistorySeries[] {
  const wrappers = [...new Set(traits.filter((each) => each.price > 0).map((each) => each.wrapper))];
  return wrappers.map((wrapper) => {
    const own = traits.filter((each) => each.wrapper === wrapper && each.price > 0);
    const increase = times.map((at) => {
      const seconds = Math.min(stepSeconds, Math.max(0, now / 1_000 - at));
      const middle = at * 1_000 + seconds * 500;
      const spent = own.map((each) => sumOf([momentOf(each, middle, now)]).success * each.price).reduce((a, b) => a + b, 0);
      return isOut(middle, now) ? null : spent * seconds;
    });
    return { name: 'opvitals_operation_cost_total', labels: { opvitals_wrapper: wrapper }, kind: 'counter', times: [...times], increase };
  });
}

export function budgetsOf(traits: readonly Traits[], now: number): Budgets {
  const spent = costsOf(traits, { wrapper: 'routellm' }, now).totals[0]?.amount ?? 0;
  const week = costsOf(traits, { wrapper: 'routellm', period: '7d' }, now).totals[0]?.amount ?? 0;
  const day = new Date(now).setUTCHours(0, 0, 0, 0);
  const passed = Math.max(0.02, (now - day) / DAY);
  const date = new Date(now);
  const month = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
  const next = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
  const soFar = (week / 7) * ((now - month) / DAY);
  const budget = (period: 'day' | 'month', limit: number, used: number, forecast: number, start: number, end: number) => ({
    wrapper: 'routellm',
    period,
    currency: CURRENCY,
    limit,
    spent: used,
    utilization: used / limit,
    forecast,
    forecastUtilization: forecast / limit,
    start: new Date(start).toISOString(),
    end: new Date(end).toISOString(),
    notCounted: {},
  });
  return {
    timeZone: 'UTC',
    budgets: [
      budget('day', 900, spent, spent / passed, day, day + DAY),
      budget('month', 30_000, soFar, (week / 7) * ((next - month) / DAY), month, next),
    ],
  };
}

export function pricesOf(): PriceBook {
  const price = (name: string, line: number, operation: string, attributes: Record<string, string>, perUnit: Record<string, number>, perCall: number) => ({
    name,
    line,
    wrapper: 'routellm',
    operation,
    attributes,
    currency: CURRENCY,
    perCall,
    perUnit,
    free: ['rejected'],
    validFrom: '2026-07-01T00:00:00Z',
    validTo: null,
    inForce: true,
  });
  return {
    file: 'prices.yaml',
    prices: [
      price('strong model', 3, 'complete', { 'gen_ai.response.model': 'strong*' }, { 'tokens.input': 0.000_003, 'tokens.output': 0.000_015 }, 0),
      price('weak model', 11, 'complete', { 'gen_ai.response.model': 'weak*' }, { 'tokens.input': 1.5e-7, 'tokens.output': 6e-7 }, 0),
      price('embeddings', 19, 'embed', {}, {}, 0.000_02),
    ],
    problems: [],
  };
}
