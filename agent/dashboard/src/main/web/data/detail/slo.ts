import type { Slo } from '../api-types.js';
import { duration, share } from '../format.js';
import { seconds } from '../range.js';
import { isAbout, type Scope } from './scope.js';

/** How long the error budget lasts if things go on as they do. */
export type Forecast =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'used-up' }
  | { readonly kind: 'lasts' }
  | { readonly kind: 'ends'; readonly inSeconds: number; readonly at: number };

/** In words: `99.9 % of calls succeed`, `95 % of calls within 2 s`. */
export function promise(slo: Slo): string {
  return slo.kind === 'latency' ? `${share(slo.objective)} of calls within ${duration(slo.thresholdSeconds)}` : `${share(slo.objective)} of calls succeed`;
}

/** Whose calls it is about. */
export function scopeOf(slo: Slo): Scope {
  return slo.operation === null ? { wrapper: slo.wrapper } : { wrapper: slo.wrapper, operation: slo.operation };
}

/** The objectives that hold for a scope: its own, those of its wrapper, and those of its operations. */
export function slosOf(all: readonly Slo[], scope: Scope): readonly Slo[] {
  return all.filter((each) => {
    const name = each.operation === null ? each.wrapper : `${each.wrapper}.${each.operation}`;
    return isAbout(name, scope) || (scope.operation !== undefined && each.operation === null && each.wrapper === scope.wrapper);
  });
}

/**
 * When the budget is used up at the rate of the shortest long window (an hour where the objective holds for 30 days): what is
 * left of it, times its window, by that rate. Bad calls that grow older than the window are not counted back.
 */
export function forecast(slo: Slo, now: number): Forecast {
  if (slo.budgetRemaining === null) {
    return { kind: 'unknown' };
  }
  if (slo.budgetRemaining <= 0) {
    return { kind: 'used-up' };
  }
  const rate = slo.burnRates[0]?.longRate;
  const window = seconds(slo.window);
  if (rate === null || rate === undefined || window === undefined) {
    return { kind: 'unknown' };
  }
  const inSeconds = (slo.budgetRemaining * window) / rate;
  return inSeconds > window ? { kind: 'lasts' } : { kind: 'ends', inSeconds, at: now + inSeconds * 1_000 };
}

/** What is left of the budget: 43 % left; 21 times overspent rather than -2,000 %. */
export function budgetText(remaining: number | null): string {
  if (remaining === null) {
    return 'not known yet';
  }
  if (remaining > 0) {
    return `${share(remaining)} left`;
  }
  const used = 1 - remaining;
  return remaining === 0 ? 'used up' : used < 2 ? `overspent by ${share(-remaining)}` : `${used < 10 ? used.toFixed(1) : Math.round(used).toLocaleString('en-US')} times used`;
}

/** Those that burn too fast first, then by what is left of the budget; what is not known comes last. */
export function byUrgency(all: readonly Slo[]): readonly Slo[] {
  const left = (slo: Slo): number => slo.budgetRemaining ?? Number.POSITIVE_INFINITY;
  return [...all].sort((a, b) => Number(b.burning) - Number(a.burning) || left(a) - left(b));
}
