import type { Exception, Finding, Guard, MeasureState, OperationDetail, Slo, StuckCall, WrapperDetail } from '../api-types.js';
import { idOf } from './catalogue.js';
import { factorsOf, sumOf, type Figured } from './figures.js';
import { DAY, incidentOf, MINUTE, type Moment } from './week.js';

export function operationOf(shop: Figured, id: string): OperationDetail | undefined {
  const moment = shop.momentsOf(undefined).find((each) => idOf(each.traits) === id);
  if (moment === undefined) {
    return undefined;
  }
  const operation = shop.operation(moment);
  const failed = operation.outcomes.error + operation.outcomes.timeout;
  return {
    time: shop.time,
    ...operation,
    factors: factorsOf(sumOf([moment])),
    total: shop.total([moment]),
    errors: failed === 0 ? [] : [{ type: exceptionOf(id), outcome: operation.outcomes.timeout > operation.outcomes.error ? 'timeout' : 'error', count: failed, total: failed * 410 }],
    fallbackReasons: operation.outcomes.fallback === 0 ? [] : reasonsOf(operation.outcomes.fallback),
    recovery: operation.latency,
    measures: measuresOf(shop)
      .filter((each) => `${each.wrapper}.${each.operation}` === id)
      .map((each) => ({ name: each.name, count: each.window.count, mean: each.window.mean, p50: each.window.p50, p95: each.window.p95, p99: each.window.p99, min: each.window.min, max: each.window.max })),
    costs: moment.traits.price === 0 ? [] : [{ currency: 'USD', amount: operation.calls * moment.traits.price, total: operation.calls * moment.traits.price * 1_440 * 6 }],
    exceptions: failed === 0 ? [] : [exceptionDetail(id, failed, shop.now)],
    breakers: guardsOf().filter((each) => each.name === moment.traits.wrapper),
    stuckCalls: stuckOf(shop.now).filter((each) => each.operation === id),
  };
}

function reasonsOf(count: number): { reason: string; count: number; total: number }[] {
  const byTimeout = Math.ceil(count * 0.92);
  const reasons = [
    { reason: 'timeout', count: byTimeout, total: byTimeout * 37 },
    { reason: 'overloaded', count: count - byTimeout, total: (count - byTimeout) * 37 },
  ];
  return reasons.filter((each) => each.count > 0);
}

export function wrapperOf(shop: Figured, name: string): WrapperDetail | undefined {
  const moments = shop.momentsOf(name);
  if (moments.length === 0) {
    return undefined;
  }
  const { operations: _, ...wrapper } = shop.wrapper(name);
  return {
    time: shop.time,
    ...wrapper,
    operations: shop.operations(name).operations,
    factors: factorsOf(sumOf(moments)),
    total: shop.total(moments),
  };
}

export function exceptionOf(id: string): string {
  return id.startsWith('routellm') ? 'com.example.shop.llm.ModelOverloadedException' : 'java.net.http.HttpTimeoutException';
}

export function messageOf(id: string): string {
  return `POST http://upstream.example.com/${id.replace('.', '/')} gave no answer within 2 s`;
}

function exceptionDetail(id: string, count: number, now: number): Exception {
  return {
    class: exceptionOf(id),
    site: 'com.example.shop.Upstream.call',
    message: messageOf(id),
    count: count * 37,
    firstSeen: new Date(now - 36 * MINUTE).toISOString(),
    lastSeen: new Date(now - 2_000).toISOString(),
    causes: ['java.net.http.HttpTimeoutException: request timed out', 'java.net.SocketTimeoutException: Read timed out'],
    stackTrace: [
      'com.example.shop.Upstream.call(Upstream.java:88)',
      'com.example.shop.Upstream.post(Upstream.java:41)',
      'com.example.shop.Gateway.answer(Gateway.java:57)',
      'com.example.shop.web.CheckoutController.checkout(CheckoutController.java:112)',
      'org.springframework.web.servlet.FrameworkServlet.service(FrameworkServlet.java:885)',
      'java.base/java.lang.Thread.run(Thread.java:1583)',
    ],
  };
}

export function guardsOf(): Guard[] {
  return [
    { kind: 'circuit_breaker', library: 'Resilience4j', name: 'payments', state: 'closed', rejected: 3_512, available: null, limit: null },
    { kind: 'circuit_breaker', library: 'Resilience4j', name: 'routellm', state: 'half_open', rejected: 214, available: null, limit: null },
    { kind: 'rate_limiter', library: 'Resilience4j', name: 'mail', state: null, rejected: 96, available: 4, limit: 10 },
  ];
}

export function stuckOf(now: number): StuckCall[] {
  return [
    {
      operation: 'warehouse.sync',
      thread: 'warehouse-sync-1',
      waiting: true,
      since: new Date(now - 94_000).toISOString(),
      seconds: 94,
      stack: [
        'java.base/sun.nio.ch.SocketDispatcher.read0(Native Method)',
        'java.base/java.net.Socket$SocketInputStream.read(Socket.java:1099)',
        'com.example.shop.warehouse.FtpClient.list(FtpClient.java:203)',
        'com.example.shop.warehouse.Sync.run(Sync.java:77)',
      ],
    },
  ];
}

export function measuresOf(shop: Figured): MeasureState[] {
  const values = (count: number, middle: number, width: number) => ({
    count,
    sum: count * middle,
    mean: middle,
    min: middle - 3 * width,
    p50: middle,
    p95: middle + 1.6 * width,
    p99: middle + 2.3 * width,
    max: middle + 3 * width,
  });
  const measure = (name: string, kind: string, middle: number, width: number, baseline: number, isDrifting: boolean): MeasureState => ({
    wrapper: 'routellm',
    operation: 'complete',
    name,
    kind,
    window: values(412, middle, width),
    total: values(1_870_000, baseline, width),
    comparedWith: 'the same hour of the last 7 days',
    baseline,
    change: middle / baseline - 1,
    worse: isDrifting ? Math.abs(middle / baseline - 1) : 0,
    drift: { distance: isDrifting ? 0.31 : 0.03, byChance: isDrifting ? 0.0004 : 0.61, drifting: isDrifting },
  });
  return shop.momentsOf('routellm', 'complete').length === 0
    ? []
    : [
        measure('quality', 'quality', 0.81, 0.05, 0.92, true),
        measure('tokens.input', 'number', 233, 90, 231, false),
        measure('tokens.output', 'number', 199, 60, 204, false),
      ];
}

export function slosOf(now: number): Slo[] {
  const slo = (wrapper: string, operation: string | null, objective: number, total: number, bad: number, threshold: number | null): Slo => {
    const attained = 1 - bad / total;
    const remaining = 1 - (1 - attained) / (1 - objective);
    const rate = (1 - attained) / (1 - objective);
    const burns = (shortWindow: string, longWindow: string, limit: number, factor: number) => ({
      shortWindow,
      longWindow,
      shortRate: rate * factor * 1.3,
      longRate: rate * factor,
      limit,
      tooFast: rate * factor > limit,
      page: limit > 6,
    });
    return {
      wrapper,
      operation,
      kind: threshold === null ? 'availability' : 'latency',
      objective,
      thresholdSeconds: threshold,
      window: '7d',
      since: new Date(now - 6 * DAY).toISOString(),
      total,
      bad,
      attained,
      budgetRemaining: remaining,
      burning: operation === 'complete',
      burnRates: [burns('5m', '1h', 14.4, operation === 'complete' ? 22 : 0.4), burns('30m', '6h', 6, 0.9), burns('2h', '1d', 3, 0.8), burns('6h', '3d', 1, 0.7)],
    };
  };
  return [
    slo('payments', null, 0.999, 6_120_440, 5_210, null),
    slo('routellm', 'complete', 0.99, 1_870_012, 13_420, null),
    slo('search', 'query', 0.95, 13_900_512, 402_114, 0.2),
  ];
}

export function findingsOf(shop: Figured): Finding[] {
  const isSlow = (moment: Moment): boolean => incidentOf(idOf(moment.traits), shop.now, shop.now) !== undefined;
  if (!shop.momentsOf('routellm', 'complete').some(isSlow)) {
    return [];
  }
  return [
    {
      id: 'timeout-cuts-successes:routellm.complete',
      kind: 'timeout-cuts-successes',
      scope: 'routellm.complete',
      severity: 'critical',
      text: '92 % of fallbacks are timeouts at 2 s; p95 of successes is 2.4 s',
      action: 'Give the call more time, or ask a faster model first: most of those that are cut off would have succeeded half a second later.',
      evidence: [
        { name: 'fallbacks by timeout', value: 0.92, unit: 'ratio' },
        { name: 'time-out', value: 2, unit: 's' },
        { name: 'p95 of successes', value: 2.4, unit: 's' },
      ],
    },
    {
      id: 'slow-tail:shipping.track',
      kind: 'slow-tail',
      scope: 'shipping.track',
      severity: 'info',
      text: '1 of 100 calls takes 2 s or more, half of them at most 310 ms',
      action: 'Look at the spans of its slowest calls: cold connections, a queue, a lock or a few large inputs.',
      evidence: [
        { name: 'p50', value: 0.31, unit: 's' },
        { name: 'p99', value: 2, unit: 's' },
      ],
    },
    {
      id: 'retries-never-help:shipping.quote',
      kind: 'retries-never-help',
      scope: 'shipping.quote',
      severity: 'warning',
      text: '1 of 214 retries succeeded',
      action: 'Retry less often, or only for what passes by itself.',
      evidence: [
        { name: 'retries', value: 214, unit: 'calls' },
        { name: 'successes', value: 1, unit: 'calls' },
      ],
    },
  ];
}
