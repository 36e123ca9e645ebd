import type { RecentCall } from '../api-types.js';
import type { Traits } from './catalogue.js';
import { idOf } from './catalogue.js';
import { exceptionOf, messageOf } from './details.js';
import { momentOf, noise, type Moment } from './week.js';

const MOST = 20;
const HEX = '0123456789abcdef';

/** The calls that would have been kept as spans: those that did not go well first of all, a few each minute. */
export function tracesOf(traits: readonly Traits[], outcome: string | undefined, now: number): RecentCall[] {
  const calls = traits.flatMap((each) => Array.from({ length: MOST }, (_, i) => callOf(momentOf(each, now - i * 7_000, now), now - i * 7_000)));
  return calls
    .filter((each) => outcome === undefined || each.outcome === outcome)
    .sort((a, b) => b.time.localeCompare(a.time))
    .slice(0, 200);
}

function callOf(moment: Moment, at: number): RecentCall {
  const id = idOf(moment.traits);
  const time = Math.floor(at / 7_000) * 7_000;
  const outcome = drawn(moment, noise(`${id}?`, time));
  const isBad = outcome === 'error' || outcome === 'timeout' || outcome === 'rejected';
  return {
    wrapper: moment.traits.wrapper,
    operation: moment.traits.operation,
    time: new Date(time).toISOString(),
    durationSeconds: outcome === 'timeout' ? 2 : moment.median * Math.exp(moment.spread * (2 * noise(`${id}t`, time) - 0.6)),
    outcome,
    errorType: isBad ? exceptionOf(id) : null,
    message: isBad ? messageOf(id) : null,
    reason: outcome === 'fallback' ? 'timeout' : null,
    attributes: moment.traits.wrapper === 'routellm' ? { 'gen_ai.response.model': outcome === 'fallback' ? 'weak' : 'strong' } : {},
    traceId: digits(`${id}trace`, time, 32),
    spanId: digits(`${id}span`, time, 16),
    parentSpanId: null,
    thread: `http-nio-8080-exec-${1 + Math.floor(9 * noise(id, time))}`,
  };
}

/** An outcome, as likely as it is; those that are kept for having failed count tenfold. */
function drawn(moment: Moment, at: number): RecentCall['outcome'] {
  const weights = [
    ['fallback', moment.rates.fallback * 10],
    ['error', moment.rates.error * 10],
    ['rejected', moment.rates.rejected * 10],
    ['timeout', moment.rates.timeout * 10],
    ['success', moment.rates.success],
  ] as const;
  let left = at * weights.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [outcome, weight] of weights) {
    left -= weight;
    if (left <= 0) {
      return outcome;
    }
  }
  return 'success';
}

function digits(seed: string, at: number, count: number): string {
  return Array.from({ length: count }, (_, i) => HEX[Math.floor(16 * noise(`${seed}${i}`, at))] ?? '0').join('');
}
