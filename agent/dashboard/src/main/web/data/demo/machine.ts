import type { Diagnostics, HistoryStatus } from '../api-types.js';
import type { Traits } from './catalogue.js';
import { DAY, HOUR, UPTIME } from './week.js';

const MIB = 1_048_576;

function iso(at: number): string {
  return new Date(at).toISOString();
}

/** What the shop's history takes on disk: of each resolution as much as is kept, for as long as there is something. */
export function keptOf(now: number): HistoryStatus {
  const level = (resolution: string, seconds: number, reach: number, files: number, mib: number): HistoryStatus['resolutions'][number] => ({
    resolution,
    oldest: iso(now - reach),
    files,
    bytes: Math.round(mib * MIB),
    memoryBytes: Math.round(mib * 0.004 * MIB),
    intervals: Math.floor(UPTIME / 1_000 / seconds),
    skipped: 0,
    tailsCut: resolution === '10s' ? 1 : 0,
    setAside: 0,
  });
  const resolutions = [
    level('10s', 10, 6 * HOUR, 7, 14.2),
    level('1m', 60, 2 * DAY, 9, 19.6),
    level('10m', 600, 7 * DAY, 8, 7.1),
    level('1h', 3_600, 7 * DAY, 2, 1.3),
    level('1d', 86_400, 7 * DAY, 1, 0.1),
  ];
  return {
    bytes: resolutions.reduce((sum, each) => sum + each.bytes, 0),
    maxBytes: 500 * MIB,
    series: 1_214,
    lost: 0,
    flushSeconds: 0.011,
    why: null,
    resolutions,
  };
}

/** What the shop's agent says of itself. */
export function diagnosticsOf(traits: readonly Traits[], now: number): Diagnostics {
  const seconds = UPTIME / 1_000;
  const thread = (name: string, state: string, cost: number, onRequest = false): Diagnostics['threads'][number] => ({ name, state, cpuSeconds: seconds * cost, onRequest });
  const threads = [
    thread('opvitals-collector', 'TIMED_WAITING', 0.0011),
    thread('opvitals-history', 'WAITING', 0.0004),
    thread('opvitals-alerts', 'TIMED_WAITING', 0.0003),
    thread('opvitals-server-1', 'RUNNABLE', 0.0001, true),
  ];
  const signal = (name: string, every: number): Diagnostics['export']['signals'][number] => ({
    signal: name,
    endpoint: `http://collector.example.com:4318/v1/${name}`,
    arrived: Math.floor(seconds / every),
    failed: 0,
    secondsSinceArrived: Math.floor(now / 1_000) % every,
  });
  return {
    time: iso(now),
    version: 'demo',
    started: iso(now - UPTIME),
    uptimeSeconds: seconds,
    jvm: { pid: 7, java: '21.0.5+11-LTS', vendor: 'Eclipse Adoptium', processors: 8, heapUsedBytes: 612 * MIB, heapMaxBytes: 2_048 * MIB },
    agent: {
      recording: true,
      classesWoven: new Set(traits.map((each) => each.wrapper)).size,
      methodsWoven: traits.length,
      errorsSuppressed: 0,
      spansKept: 184_220,
      spansDropped: 0,
      cpuSeconds: threads.reduce((sum, each) => sum + (each.cpuSeconds ?? 0), 0),
      governorLevel: 0,
      governorCost: 0.0019 / 8,
      leftOut: [],
      sampledOperations: 0,
    },
    server: { connections: 3, liveClients: 1, refusedRequests: 0 },
    data: { location: '/var/lib/shop/opvitals', writable: true, why: null },
    history: keptOf(now),
    export: {
      configured: true,
      sending: true,
      failing: null,
      signals: [signal('metrics', 30), signal('traces', 5), signal('logs', 5)],
      spansWaiting: 12,
      spansCapacity: 2_048,
      spansDropped: 0,
    },
    threads,
    rings: [
      { name: 'calls', size: 1_000, capacity: 1_000 },
      { name: 'events', size: 26, capacity: 1_000 },
    ],
    eventsKept: 26,
    exceptionKinds: 2,
    exceptionsLeftOut: 0,
  };
}
