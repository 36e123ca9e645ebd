import type { Event as AgentEvent } from './api-types.js';

/** What events are about, as the timeline filters them. */
export type EventGroup = 'deploy' | 'configuration' | 'breaker' | 'health' | 'exception' | 'stuck' | 'alert' | 'other';

export const EVENT_GROUPS: readonly { readonly id: EventGroup; readonly title: string }[] = [
  { id: 'health', title: 'Health' },
  { id: 'alert', title: 'Alerts' },
  { id: 'exception', title: 'New exceptions' },
  { id: 'breaker', title: 'Circuit breakers' },
  { id: 'stuck', title: 'Stuck calls' },
  { id: 'deploy', title: 'Deploys' },
  { id: 'configuration', title: 'Configuration' },
  { id: 'other', title: 'Other' },
];

const BY_PREFIX: Readonly<Record<string, EventGroup>> = {
  health: 'health',
  check: 'health',
  alert: 'alert',
  exception: 'exception',
  breaker: 'breaker',
  call: 'stuck',
  deploy: 'deploy',
  application: 'deploy',
  jvm: 'deploy',
  configuration: 'configuration',
  instrumentation: 'configuration',
};

export function groupOf(event: AgentEvent): EventGroup {
  return BY_PREFIX[event.kind.split('.')[0] ?? ''] ?? 'other';
}

export function isEventGroup(text: string): text is EventGroup {
  return EVENT_GROUPS.some((each) => each.id === text);
}

/** How an event is shown: the status that it led to, or none. */
export type Mark = 'healthy' | 'degraded' | 'unhealthy' | 'unknown' | 'none';

const TO_MARK: Readonly<Record<string, Mark>> = {
  healthy: 'healthy',
  degraded: 'degraded',
  unhealthy: 'unhealthy',
  unknown: 'unknown',
  closed: 'healthy',
  half_open: 'degraded',
  'half-open': 'degraded',
  open: 'unhealthy',
  forced_open: 'unhealthy',
  firing: 'unhealthy',
  pending: 'degraded',
  resolved: 'healthy',
  inactive: 'healthy',
};

export function markOf(event: AgentEvent): Mark {
  return TO_MARK[event.attributes['to'] ?? ''] ?? 'none';
}

/** What happened, in words: states of circuit breakers come as libraries name them, `half_open`. */
export function messageOf(event: AgentEvent): string {
  return groupOf(event) === 'breaker' ? event.message.replace(/\b(half|forced)[_-]open\b/g, '$1 open') : event.message;
}

/** Where an event leads: a page's address, segment by segment; undefined where there is no page of it. */
export function pageOf(event: AgentEvent): readonly string[] | undefined {
  const alert = event.attributes['alert'];
  if (groupOf(event) === 'alert') {
    return alert === undefined ? ['alerts'] : ['alerts', alert];
  }
  if (event.kind.startsWith('health.') || event.kind.startsWith('exception.') || event.kind.startsWith('call.')) {
    if (event.scope === 'system') {
      return [];
    }
    return event.scope.includes('.') ? ['operations', event.scope] : ['wrappers', event.scope];
  }
  return undefined;
}

/** Events of one kind that happened to different things at about the same time, as one entry that opens. */
export interface Happening {
  readonly key: string;
  readonly group: EventGroup;
  /** The newest first; one at least. */
  readonly events: readonly AgentEvent[];
}

const TOGETHER_MS = 10_000;
const FEWEST = 3;

/** Puts what belongs together into one entry: three events of a kind within ten seconds, or more. The newest first. */
export function happenings(events: readonly AgentEvent[]): readonly Happening[] {
  const all: Happening[] = [];
  let at = 0;
  while (at < events.length) {
    const run = runFrom(events, at);
    if (run.length >= FEWEST) {
      all.push(happening(run));
    } else {
      all.push(...run.map((each) => happening([each])));
    }
    at += run.length;
  }
  return all;
}

function runFrom(events: readonly AgentEvent[], from: number): readonly AgentEvent[] {
  const first = events[from];
  const run: AgentEvent[] = [];
  for (let i = from; i < events.length; i++) {
    const each = events[i];
    if (each === undefined || first === undefined || each.kind !== first.kind || Date.parse(first.time) - Date.parse(each.time) > TOGETHER_MS) {
      break;
    }
    run.push(each);
  }
  return run;
}

function happening(run: readonly AgentEvent[]): Happening {
  const oldest = run.at(-1);
  const first = run[0];
  return { key: String(oldest?.id ?? 0), group: first === undefined ? 'other' : groupOf(first), events: run };
}

/** Those of some groups whose text fits; all groups where none is chosen. */
export function matching(events: readonly AgentEvent[], groups: ReadonlySet<string>, text: string): readonly AgentEvent[] {
  const wanted = text.trim().toLowerCase();
  return events.filter(
    (each) =>
      (groups.size === 0 || groups.has(groupOf(each))) &&
      (wanted === '' || each.message.toLowerCase().includes(wanted) || each.scope.toLowerCase().includes(wanted)),
  );
}
