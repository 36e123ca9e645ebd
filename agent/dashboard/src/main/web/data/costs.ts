import type { Budget, Costs, CostTotal, Price } from './api-types.js';
import { count, money, share } from './format.js';

/** What the costs' page makes of the agent's answers. */

/** Which days; the API's words. */
export const PERIODS = [
  { value: 'today', text: 'Today' },
  { value: 'yesterday', text: 'Yesterday' },
  { value: '7d', text: '7 days' },
  { value: '30d', text: '30 days' },
  { value: 'month', text: 'This month' },
  { value: 'last-month', text: 'Last month' },
] as const;

export type Period = (typeof PERIODS)[number]['value'];

export function isPeriod(text: string | undefined): text is Period {
  return PERIODS.some((each) => each.value === text);
}

/** How much of a budget is used, as a status and a word. */
export interface Use {
  readonly status: 'healthy' | 'degraded' | 'unhealthy';
  readonly word: string;
}

/** As the alerts that come with the agent judge it: nearly used from 80 % on, used up from 100 % on. */
export function useOf(budget: Pick<Budget, 'utilization' | 'forecastUtilization'>): Use {
  if (budget.utilization >= 1) {
    return { status: 'unhealthy', word: 'used up' };
  }
  if (budget.utilization >= 0.8) {
    return { status: 'degraded', word: 'nearly used' };
  }
  if ((budget.forecastUtilization ?? 0) > 1) {
    return { status: 'degraded', word: 'will be used up' };
  }
  return { status: 'healthy', word: 'within' };
}

/** What will have been spent at the end, in words. */
export function forecastText(budget: Budget): string {
  if (budget.forecast === null || budget.forecastUtilization === null) {
    return 'No forecast yet: too little is known.';
  }
  const times = budget.forecastUtilization;
  const part = times >= 2 ? `${count(Math.round(times))} times the budget` : `${share(times)} of the budget`;
  return `At this rate ${money(budget.forecast, budget.currency)} by the end of the ${budget.period}, ${part}.`;
}

/** What part of a currency's total an amount is; null where nothing was spent. */
export function partOf(amount: number, currency: string, totals: readonly CostTotal[]): number | null {
  const total = totals.find((each) => each.currency === currency)?.amount ?? 0;
  return total === 0 ? null : amount / total;
}

const UNITS = [
  { size: 1, text: '' },
  { size: 1_000, text: '1k ' },
  { size: 1_000_000, text: '1M ' },
] as const;

/** What a price says: `$0.30 a call`, `$3.00 per 1M tokens.input`. */
export function priceTexts(price: Price): readonly string[] {
  const perCall = price.perCall === 0 ? [] : [`${money(price.perCall, price.currency)} a call`];
  const perUnit = Object.entries(price.perUnit).map(([unit, amount]) => perUnitText(unit, amount, price.currency));
  return perCall.length + perUnit.length === 0 ? ['nothing'] : [...perCall, ...perUnit];
}

/** By the smallest lot that costs a cent: a price of $0.000003 cannot be read. */
function perUnitText(unit: string, amount: number, currency: string): string {
  const lot = UNITS.find((each) => amount * each.size >= 0.01) ?? UNITS[2];
  return `${money(amount * lot.size, currency)} per ${lot.text}${unit}`;
}

/** Whose calls a price is for. */
export function priceScope(price: Price): string {
  const attributes = Object.entries(price.attributes).map(([key, value]) => `${key}=${value}`);
  return [`${price.wrapper}.${price.operation}`, ...attributes].join(', ');
}

/** Whether there is anything of costs at all: spending, or prices. */
export function hasNothing(costs: Costs, prices: readonly Price[]): boolean {
  return costs.totals.length === 0 && prices.length === 0 && costs.unpriced.length === 0;
}

/** `12 calls`, for the total that is shown beside its parts. */
export function unpricedText(costs: Costs): string {
  const calls = costs.unpriced.reduce((sum, each) => sum + each.calls, 0);
  return `${count(calls)} ${calls === 1 ? 'call' : 'calls'} without a price`;
}

/** A line of each outcome that cost something, by day, in one currency; times are the days' beginnings in UTC. */
export function dayTimes(costs: Costs): readonly number[] {
  const times: number[] = [];
  for (let day = Date.parse(costs.from); day <= Date.parse(costs.to); day += 86_400_000) {
    times.push(day);
  }
  return times;
}

/** What each day cost by one outcome; 0 for days without. */
export function dayAmounts(costs: Costs, currency: string, outcome: string): readonly number[] {
  const amounts = new Map(costs.days.filter((each) => each.currency === currency).map((each) => [Date.parse(each.day), each.outcomes[outcome] ?? 0]));
  return dayTimes(costs).map((each) => amounts.get(each) ?? 0);
}
