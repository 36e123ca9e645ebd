import type { CurrentMetrics, Figures, Latency, Operation, Operations, Outcomes, System, Total, Wrapper, Wrappers } from '../api-types.js';
import type { Status } from '../../parts/status.js';
import { idOf, type Traits } from './catalogue.js';
import { DAY, INCIDENTS, MINUTE, momentOf, percentile, type Moment } from './week.js';

/** How far back scores look, and what is recent. */
const WINDOW_SECONDS = 300;
const RECENT_SECONDS = 60;
const RECENT_ERRORS = 3;
const OUTCOMES = ['success', 'fallback', 'error', 'rejected', 'timeout', 'cancelled'] as const;

/** What all scopes have: the fields that System, Wrapper and Operation share. */
export type Shared = Omit<Operation, 'id' | 'wrapper' | 'operation'>;

export function sumOf(moments: readonly Moment[]): Outcomes {
  const sum: Outcomes = { success: 0, fallback: 0, error: 0, rejected: 0, timeout: 0, cancelled: 0 };
  for (const each of moments) {
    for (const outcome of OUTCOMES) {
      sum[outcome] += each.rates[outcome];
    }
  }
  return sum;
}

export function latencyOf(moments: readonly Moment[]): Latency {
  return {
    mean: percentile(moments, 0.6),
    p50: percentile(moments, 0.5),
    p90: percentile(moments, 0.9),
    p95: percentile(moments, 0.95),
    p99: percentile(moments, 0.99),
    max: percentile(moments, 0.9995),
  };
}

/** What takes away from the score, by the agent's own limits. */
export function factorsOf(rates: Outcomes): { name: string; multiplier: number; evidence: string }[] {
  const judged = Math.max(1e-9, totalOf(rates) - rates.cancelled);
  const factors: { name: string; multiplier: number; evidence: string }[] = [];
  const failed = rates.error + rates.rejected + rates.timeout;
  const said = (part: number): string => `${Math.round(part * WINDOW_SECONDS)} of ${Math.round(judged * WINDOW_SECONDS)} calls`;
  const recent = Math.round(failed * RECENT_SECONDS);
  if (rates.fallback / judged > 0.5) {
    factors.push({ name: 'fallback rate', multiplier: 0.8, evidence: said(rates.fallback) });
  }
  if (recent >= RECENT_ERRORS && failed / judged > 0.05) {
    factors.push({ name: 'recent errors', multiplier: 0.7, evidence: `${recent} in the last minute` });
  }
  if (failed / judged > 0.1) {
    factors.push({ name: 'error rate', multiplier: 0.6, evidence: said(failed) });
  }
  return factors;
}

/** With two decimals, cut as the agent does it: nothing looks like a limit that it has not reached. */
function cut(score: number): string {
  return (Math.floor(score * 100 + 1e-9) / 100).toFixed(2);
}

function totalOf(rates: Outcomes): number {
  return Math.max(1e-9, OUTCOMES.reduce((sum, each) => sum + rates[each], 0));
}

export function scoreOf(rates: Outcomes): number {
  const good = (rates.success + rates.fallback) / Math.max(1e-9, totalOf(rates) - rates.cancelled);
  return factorsOf(rates).reduce((score, each) => score * each.multiplier, good);
}

export function statusOf(score: number): Status {
  return score >= 0.8 ? 'healthy' : score >= 0.5 ? 'degraded' : 'unhealthy';
}

function sinceOf(ids: ReadonlySet<string>, now: number): string {
  const turns = INCIDENTS.filter((each) => ids.has(each.id)).map((each) =>
    each.startedAgo > each.lasted ? each.startedAgo - each.lasted : each.startedAgo - 2 * MINUTE,
  );
  return new Date(now - Math.min(6 * DAY, ...turns)).toISOString();
}

export function sharedOf(moments: readonly Moment[], now: number): Shared {
  const rates = sumOf(moments);
  const total = totalOf(rates);
  const success = (rates.success + rates.fallback) / Math.max(1e-9, total - rates.cancelled);
  const score = scoreOf(rates);
  const outcomes = Object.fromEntries(OUTCOMES.map((each) => [each, Math.round(rates[each] * WINDOW_SECONDS)])) as unknown as Outcomes;
  const factors = factorsOf(rates).map((each) => ` x ${each.multiplier} ${each.name} (${each.evidence})`);
  const latency = latencyOf(moments);
  return {
    status: statusOf(score),
    since: sinceOf(new Set(moments.map((each) => idOf(each.traits))), now),
    score,
    arithmetic: `${cut(score)} = ${cut(success)} success rate${factors.join('')}`,
    windowSeconds: WINDOW_SECONDS,
    calls: OUTCOMES.reduce((sum, each) => sum + outcomes[each], 0),
    outcomes,
    expected: 0,
    successRate: success,
    errorRate: (rates.error + rates.rejected + rates.timeout) / total,
    fallbackRate: rates.fallback / total,
    callsPerSecond: total,
    inFlight: Math.round(total * (latency.mean ?? 0)),
    peakInFlight: Math.round(total * (latency.p99 ?? 0)),
    stuck: moments.some((each) => idOf(each.traits) === 'warehouse.sync') ? 1 : 0,
    consecutiveFailures: 0,
    latency,
  };
}

/** The shop as it is now. */
export class Figured {
  private readonly moments: readonly Moment[];
  private allWrappers: Wrappers | undefined;

  constructor(
    readonly traits: readonly Traits[],
    readonly now: number,
  ) {
    this.moments = traits.map((each) => momentOf(each, now, now));
  }

  get time(): string {
    return new Date(this.now).toISOString();
  }

  momentsOf(wrapper: string | undefined, operation?: string): readonly Moment[] {
    return this.moments.filter(
      (each) =>
        (wrapper === undefined || each.traits.wrapper === wrapper) && (operation === undefined || each.traits.operation === operation),
    );
  }

  operation(moment: Moment): Operation {
    return {
      id: idOf(moment.traits),
      wrapper: moment.traits.wrapper,
      operation: moment.traits.operation,
      ...sharedOf([moment], this.now),
    };
  }

  operations(wrapper?: string): Operations {
    const operations = this.momentsOf(wrapper).map((each) => this.operation(each));
    return { time: this.time, total: operations.length, operations };
  }

  wrappers(): Wrappers {
    const names = [...new Set(this.traits.map((each) => each.wrapper))];
    this.allWrappers ??= { time: this.time, wrappers: names.map((each) => this.wrapper(each)) };
    return this.allWrappers;
  }

  wrapper(name: string): Wrapper {
    const moments = this.momentsOf(name);
    return { wrapper: name, operations: moments.length, ...sharedOf(moments, this.now) };
  }

  system(): System {
    const shared = sharedOf(this.moments, this.now);
    return {
      time: this.time,
      ...shared,
      status: this.wrappers().wrappers.some((each) => each.status !== 'healthy') ? 'degraded' : shared.status,
      wrappers: counted(this.wrappers().wrappers),
      operations: counted(this.moments.map((each) => ({ status: statusOf(scoreOf(each.rates)) }))),
      openBreakers: 0,
    };
  }

  figures(): CurrentMetrics {
    const system = this.system();
    const row = (scope: string, name: string, of: Shared): Figures => ({
      scope,
      name,
      status: of.status,
      score: of.score,
      callsPerSecond: of.callsPerSecond,
      successRate: of.successRate,
      errorRate: of.errorRate,
      fallbackRate: of.fallbackRate,
      inFlight: of.inFlight,
      p50: of.latency.p50,
      p95: of.latency.p95,
      p99: of.latency.p99,
    });
    return {
      time: this.time,
      series: [
        row('system', 'system', system),
        ...this.wrappers().wrappers.map((each) => row('wrapper', each.wrapper, each)),
        ...this.operations().operations.map((each) => row('operation', each.id, each)),
      ],
    };
  }

  /** Since the start, six days ago, as if every second had been like this one. */
  total(moments: readonly Moment[]): Total {
    const rates = sumOf(moments);
    const seconds = (6 * DAY) / 1_000;
    const outcomes = Object.fromEntries(OUTCOMES.map((each) => [each, Math.round(rates[each] * seconds * 0.3)])) as unknown as Outcomes;
    const ended = OUTCOMES.reduce((sum, each) => sum + outcomes[each], 0);
    return { started: ended, ended, outcomes, expected: 0, retries: Math.round(ended * 0.002), latency: latencyOf(moments) };
  }
}

function counted(all: readonly { status: Status }[]): Record<Status, number> {
  const counts = { healthy: 0, degraded: 0, unhealthy: 0, unknown: 0 };
  all.forEach((each) => counts[each.status]++);
  return counts;
}
