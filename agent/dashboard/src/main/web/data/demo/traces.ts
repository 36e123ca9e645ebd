import type { RecentCall } from '../api-types.js';
import { exceptionOf } from './details.js';
import type { Figured } from './figures.js';

const OUTCOMES = ['error', 'timeout', 'rejected', 'fallback', 'cancelled', 'success'] as const;

/** The last calls that were kept: those that went wrong first, and a few of the others. */
export function tracesOf(shop: Figured, wrapper: string | undefined, operation: string | undefined, limit: number): RecentCall[] {
  const all = shop.operations(wrapper).operations.filter((each) => operation === undefined || each.id === operation);
  const calls = all.flatMap((each, i) =>
    OUTCOMES.filter((outcome) => each.outcomes[outcome] > 0).map((outcome, n): RecentCall => {
      const isFailed = outcome === 'error' || outcome === 'timeout' || outcome === 'rejected';
      return {
        wrapper: each.wrapper,
        operation: each.operation,
        time: new Date(shop.now - (1 + n) * 2_300 - i * 170).toISOString(),
        durationSeconds: (isFailed ? each.latency.p99 : each.latency.p95) ?? 0.1,
        outcome,
        errorType: isFailed ? exceptionOf(each.id) : null,
        message: isFailed ? 'gave no answer in time' : null,
        reason: outcome === 'fallback' ? 'timeout' : null,
        attributes: {},
        traceId: hex(`${each.id} ${outcome}`, 32),
        spanId: hex(`${outcome} ${each.id}`, 16),
        parentSpanId: null,
        thread: `worker-${n + 1}`,
      };
    }),
  );
  return calls.sort((a, b) => b.time.localeCompare(a.time)).slice(0, limit);
}

/** So many hexadecimal digits that are the same for the same text (FNV-1a, digit by digit). */
function hex(text: string, length: number): string {
  let hash = 0x811c9dc5;
  let digits = '';
  for (let i = 0; digits.length < length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i % text.length), 0x01000193) >>> 0;
    digits += (hash >>> 24).toString(16).padStart(2, '0');
  }
  return digits.substring(0, length);
}
