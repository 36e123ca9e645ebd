import type { Alert, AlertRecord, Channel, Event as AgentEvent, MaintenanceWindow, Silence } from '../api-types.js';
import { DAY, HOUR, INCIDENTS, MINUTE, OUTAGE, type Incident } from './week.js';

interface Happening {
  readonly ago: number;
  readonly kind: string;
  readonly scope: string;
  readonly message: string;
  readonly attributes?: Record<string, string>;
}

const OWN: readonly Happening[] = [
  { ago: 6 * DAY, kind: 'application.started', scope: 'system', message: 'shop 2.13.4 started on Java 21.0.5' },
  { ago: OUTAGE.startedAgo - OUTAGE.lasted, kind: 'application.started', scope: 'system', message: 'shop 2.13.4 started on Java 21.0.5' },
  { ago: 3 * DAY, kind: 'application.deployed', scope: 'system', message: 'shop 2.14.0 deployed, was 2.13.4', attributes: { from: '2.13.4', to: '2.14.0' } },
  { ago: 3 * DAY - 4 * HOUR, kind: 'application.deployed', scope: 'system', message: 'shop 2.14.1 deployed, was 2.14.0', attributes: { from: '2.14.0', to: '2.14.1' } },
  { ago: 30 * HOUR, kind: 'configuration.changed', scope: 'system', message: 'trace.slow-per-second is 5, was 10 (anna)', attributes: { setting: 'trace.slow-per-second' } },
  { ago: 5 * DAY + 2.9 * HOUR, kind: 'breaker.changed', scope: 'payments', message: 'circuit breaker payments is open, was closed', attributes: { from: 'closed', to: 'open' } },
  { ago: 5 * DAY + 1.7 * HOUR, kind: 'breaker.changed', scope: 'payments', message: 'circuit breaker payments is closed, was half-open', attributes: { from: 'half_open', to: 'closed' } },
  { ago: 7 * HOUR - 3 * MINUTE, kind: 'exception.new', scope: 'shipping.quote', message: 'java.net.http.HttpTimeoutException at com.example.shop.shipping.CarrierClient.quote, not seen before' },
  { ago: 36 * MINUTE, kind: 'exception.new', scope: 'routellm.complete', message: 'com.example.shop.llm.ModelOverloadedException at com.example.shop.llm.StrongModel.complete, not seen before' },
];

function turns(incident: Incident): readonly Happening[] {
  const begun: Happening = {
    ago: incident.startedAgo - 2 * MINUTE,
    kind: 'health.changed',
    scope: incident.id,
    message: `${incident.id} is degraded, was healthy`,
    attributes: { from: 'healthy', to: 'degraded' },
  };
  const fired: Happening = { ago: incident.startedAgo - 5 * MINUTE, kind: 'alert.changed', scope: incident.id, message: `${nameOf(incident)} of ${incident.id} fires` };
  const ended = incident.startedAgo - incident.lasted;
  if (ended <= 0) {
    return [begun, fired];
  }
  return [
    begun,
    fired,
    { ago: ended - 2 * MINUTE, kind: 'health.changed', scope: incident.id, message: `${incident.id} is healthy, was degraded`, attributes: { from: 'degraded', to: 'healthy' } },
    { ago: ended - 4 * MINUTE, kind: 'alert.changed', scope: incident.id, message: `${nameOf(incident)} of ${incident.id} is over` },
  ];
}

/** The events of the week, the oldest first, with ids from 1. */
export function eventsOf(now: number): readonly AgentEvent[] {
  return [...OWN, ...INCIDENTS.flatMap(turns)]
    .sort((a, b) => b.ago - a.ago)
    .map((each, i) => ({
      id: i + 1,
      time: iso(now - each.ago),
      kind: each.kind,
      scope: each.scope,
      message: each.message,
      attributes: each.attributes ?? {},
    }));
}

function iso(at: number): string {
  return new Date(at).toISOString();
}

export function nameOf(incident: Incident): string {
  return incident.fallbacks > incident.errors + incident.rejections ? 'OpvitalsLatencyHigh' : 'OpvitalsErrorRateHigh';
}

/** What the shipped rules say of it. */
function summaryOf(incident: Incident): string {
  const operation = incident.id.replace('.', '/');
  return nameOf(incident) === 'OpvitalsLatencyHigh'
    ? `p95 of ${operation} is 4.2 s`
    : `${Math.round(100 * (incident.errors + incident.rejections))} % of the calls of ${operation} fail`;
}

function labelsOf(incident: Incident): Record<string, string> {
  const dot = incident.id.indexOf('.');
  return {
    alertname: nameOf(incident),
    opvitals_health_scope: 'operation',
    opvitals_operation: incident.id.substring(dot + 1),
    opvitals_wrapper: incident.id.substring(0, dot),
    severity: incident.errors > 0.2 ? 'critical' : 'warning',
  };
}

function alertOf(incident: Incident, id: string, now: number): Alert {
  const labels = labelsOf(incident);
  const firedAt = now - incident.startedAgo + 5 * MINUTE;
  return {
    id,
    name: nameOf(incident),
    severity: labels['severity'] ?? '',
    state: 'firing',
    labels,
    annotations: {
      summary: summaryOf(incident),
      description: 'For a minute, calls took longer or failed more often than agreed.',
      runbook_url: `docs/runbooks/${nameOf(incident)}.md`,
    },
    value: nameOf(incident) === 'OpvitalsLatencyHigh' ? 4.2 : incident.errors + incident.rejections,
    rule: `shipped/opvitals-operations/${nameOf(incident)}`,
    activeAt: iso(firedAt - MINUTE),
    firedAt: iso(firedAt),
    resolvedAt: null,
    acknowledged: null,
    quiet: false,
    silencedBy: [],
    maintenance: [],
    inhibitedBy: null,
    told: ['chat', 'on-call'],
    next: iso(now + 3 * HOUR),
  };
}

/** The alerts that are on: one fires, one is about to. */
export function alertsOf(now: number): Alert[] {
  const going = INCIDENTS.filter((each) => each.startedAgo - each.lasted < 0);
  const firing = going.map((each, i) => alertOf(each, `demo-firing-${i}`, now));
  const slow: Alert = {
    ...alertOf({ ...(going[0] ?? INCIDENTS[0]!), id: 'warehouse.sync' }, 'demo-pending', now),
    name: 'OpvitalsStuckCalls',
    severity: 'warning',
    state: 'pending',
    labels: { alertname: 'OpvitalsStuckCalls', opvitals_operation: 'sync', opvitals_wrapper: 'warehouse', severity: 'warning' },
    annotations: { summary: '1 call of warehouse/sync hangs', runbook_url: 'docs/runbooks/OpvitalsStuckCalls.md' },
    value: 1,
    rule: 'shipped/opvitals-operations/OpvitalsStuckCalls',
    activeAt: iso(now - 40_000),
    firedAt: null,
    told: [],
    next: null,
  };
  return [...firing, slow];
}

/** What became of alerts, the newest first. @param only of this one */
export function recordsOf(now: number, only?: Alert): AlertRecord[] {
  const records = INCIDENTS.flatMap((incident, i) => {
    const made = (ago: number, what: string, text: string): AlertRecord => ({
      time: iso(now - ago),
      alert: `demo-${i}`,
      name: nameOf(incident),
      what,
      value: incident.fallbacks + incident.errors,
      text,
      labels: labelsOf(incident),
    });
    const ended = incident.startedAgo - incident.lasted;
    const wrong = summaryOf(incident);
    const begun = [made(incident.startedAgo - 4 * MINUTE, 'pending', wrong), made(incident.startedAgo - 5 * MINUTE, 'firing', wrong)];
    return ended > 0 ? [...begun, made(incident.startedAgo - 9 * MINUTE, 'acknowledged', 'anna'), made(ended - 4 * MINUTE, 'resolved', wrong)] : begun;
  });
  const isAsked = (each: AlertRecord): boolean =>
    only === undefined || ['alertname', 'opvitals_wrapper', 'opvitals_operation'].every((label) => each.labels[label] === only.labels[label]);
  return records.filter(isAsked).sort((a, b) => b.time.localeCompare(a.time));
}

export function silencesOf(now: number): Silence[] {
  return [
    {
      id: 'demo-silence',
      state: 'active',
      matchers: ['opvitals_wrapper="warehouse"', 'severity="info"'],
      startsAt: iso(now - 2 * HOUR),
      endsAt: iso(now + 22 * HOUR),
      createdBy: 'anna',
      comment: 'The supplier moves its warehouse until tomorrow',
      alerts: [],
    },
  ];
}

export function maintenanceOf(now: number): MaintenanceWindow[] {
  return [
    {
      id: 'demo-window',
      name: 'Nightly index',
      active: false,
      matchers: ['opvitals_operation="index"'],
      from: iso(now + 8 * HOUR),
      to: iso(now + 9 * HOUR),
      repeat: 'daily',
      zone: 'Europe/Berlin',
      createdBy: 'anna',
    },
  ];
}

export function channelsOf(now: number): Channel[] {
  const channel = (name: string, type: string, delivered: number): Channel => ({
    name,
    type,
    failing: false,
    reason: '',
    waiting: 0,
    delivered,
    failed: 0,
    dead: 0,
    lastDelivered: iso(now - 33 * MINUTE),
    lastFailed: null,
    nextAttempt: null,
  });
  return [
    channel('chat', 'slack', 41),
    channel('on-call', 'pagerduty', 6),
    { ...channel('mail', 'email', 12), failing: true, reason: 'smtp.example.com:587 cannot be reached: connect timed out', waiting: 1, failed: 3, dead: 1, lastFailed: iso(now - 4 * MINUTE), nextAttempt: iso(now + 2 * MINUTE) },
  ];
}
