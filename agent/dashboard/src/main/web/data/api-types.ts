// Made from the agent's OpenAPI document by agent/dashboard/types. Not to be edited.

export interface ActiveSample {
  /** with alertname */
  labels: Record<string, string>;
  /** what the expression gave; null where it is no number */
  value: number | null;
}

export interface Alert {
  /** the same for the same labels */
  id: string;
  /** the label alertname */
  name: string;
  /** the label severity; empty for none */
  severity: string;
  /** where it is in its life */
  state: 'pending' | 'firing' | 'resolved';
  /** all of them */
  labels: Record<string, string>;
  /** what the rule says of it */
  annotations: Record<string, string>;
  /** what the rule's expression gave last */
  value: number | null;
  /** the rule that found it: SOURCE/GROUP/NAME */
  rule: string;
  /** when the rule began to hold */
  activeAt: string;
  /** when it began to fire */
  firedAt: string | null;
  /** when it was over */
  resolvedAt: string | null;
  /** who has it in hand */
  acknowledged: AlertAcknowledgement | null;
  /** whether something keeps channels from being told */
  quiet: boolean;
  /** silences that match it */
  silencedBy: string[];
  /** maintenance windows that match it */
  maintenance: string[];
  /** the alert that explains it */
  inhibitedBy: string | null;
  /** channels that know it fires */
  told: string[];
  /** when its group is told next, where there is something new */
  next: string | null;
}

export interface AlertAcknowledgement {
  /** who has taken it in hand */
  by: string;
  /** what they said; may be empty */
  note: string;
  /** when */
  at: string;
}

export interface AlertEscalation {
  /** so long after it began to fire, unless somebody has it in hand */
  after: string;
  /** who is told, too */
  channels: string[];
}

export interface AlertHistory {
  /** the latest first */
  records: AlertRecord[];
}

export interface AlertRecord {
  /** when */
  time: string;
  /** the alert's id */
  alert: string;
  /** the label alertname */
  name: string;
  /** pending, firing, resolved, inactive, acknowledged, unacknowledged */
  what: string;
  /** what the rule's expression gave last */
  value: number | null;
  /** a summary, or who and why */
  text: string;
  /** the alert's */
  labels: Record<string, string>;
}

export interface AlertRoute {
  /** the matchers that lead to it */
  key: string;
  /** who is told */
  receiver: string;
  /** the channels that are */
  channels: string[];
  /** labels; ... alone for all of them */
  groupBy: string[];
  /** from the first alert of a group to the first notification */
  groupWait: string;
  /** from a notification to the next with something new */
  groupInterval: string;
  /** from a notification to the same again */
  repeatInterval: string;
  /** in these nobody is told */
  muteTimeIntervals: string[];
  /** only in these somebody is told; empty for always */
  activeTimeIntervals: string[];
  /** the time interval that keeps it quiet now */
  quietNow: string | null;
  /** who is told later */
  escalate: AlertEscalation[];
}

export interface AlertRouteMatch {
  /** who would be told first */
  channels: string[];
  /** by which routes */
  routes: AlertRoute[];
}

export interface AlertRouting {
  /** the routing file; empty for none */
  file: string;
  /** what is wrong with it, with the place; then what was right goes on */
  problems: string[];
  /** all there are */
  channels: string[];
  /** the tree, each node before those below it */
  routes: AlertRoute[];
}

export interface AlertRule {
  /** alertname */
  name: string;
  /** the group it is in */
  group: string;
  /** shipped, api, or the file */
  source: string;
  /** as it is written */
  expr: string;
  /** how long it must be true before the alert fires */
  for: string;
  /** how long it goes on firing after that */
  keepFiringFor: string;
  /** added to those of the series */
  labels: Record<string, string>;
  /** what is said; templates */
  annotations: Record<string, string>;
  /** whether the last evaluation went well */
  health: 'unknown' | 'ok' | 'failed';
  /** why it did not; empty where it did */
  problem: string;
  /** whether every series it asks for was there at least once since the start */
  hadData: boolean;
  /** when */
  lastEvaluation: string | null;
  /** how long it took */
  evaluationSeconds: number;
  /** of how many series it is true */
  active: number;
  /** these, a hundred at most */
  samples: ActiveSample[];
}

export interface AlertRules {
  /** those that are evaluated, in order */
  rules: AlertRule[];
  /** those that are left out by opvitals.alert.disabled-rules */
  disabled: AlertRule[];
  /** why others are not, and what is wrong with the settings about them */
  problems: RuleProblem[];
}

export interface Alerts {
  /** what fires first, the latest of it first */
  alerts: Alert[];
}

export interface AttributeCost {
  /** ISO 4217 */
  currency: string;
  /** all of it, exactly */
  amount: number;
  /** of it, for calls that failed: error, rejected, timeout */
  failed: number;
  /** of it, for calls that were served by their fallback */
  fallback: number;
  /** of it, by how the calls ended */
  outcomes: Record<string, number>;
  /** whose calls */
  wrapper: string;
  /** for example model */
  key: string;
  /** _OTHER past the limit of distinct values */
  value: string;
}

export interface AuditEntry {
  /** from 1, without a gap */
  number: number;
  /** when */
  time: string;
  /** who: a user, a token, or file */
  actor: string;
  /** from where: an address, or a path */
  origin: string;
  /** what, for example config.change */
  action: string;
  /** to what, for example a setting */
  target: string;
  /** what it was; empty for nothing */
  from: string;
  /** what it is; empty for nothing */
  to: string;
  /** SHA-256 of all of it and of the entry before */
  hash: string;
}

export interface AuditVerification {
  /** whether the log is as it was written */
  intact: boolean;
  /** how many are kept */
  entries: number;
  /** the number of the first of them, 0 without any */
  first: number;
  /** the number of the latest, 0 without any */
  last: number;
  /** the hash of the latest, to be noted elsewhere */
  head: string;
  /** where it was changed */
  problems: string[];
}

export interface Budget {
  /** whose calls */
  wrapper: string;
  /** how long it is for */
  period: 'day' | 'month';
  /** ISO 4217 */
  currency: string;
  /** what may be spent */
  limit: number;
  /** what was, by this JVM, exactly */
  spent: number;
  /** the share that is used; above 1 it is exceeded */
  utilization: number;
  /** what will be spent at the end, at the rate of late */
  forecast: number | null;
  /** the share that will be used then */
  forecastUtilization: number | null;
  /** when the day or month began */
  start: string;
  /** when it ends and the budget is full again */
  end: string;
  /** what was spent in other currencies */
  notCounted: Record<string, number>;
}

export interface Budgets {
  /** where days and months begin */
  timeZone: string;
  /** in the order of wrappers */
  budgets: Budget[];
}

export interface BurnRate {
  /** for example 5m */
  shortWindow: string;
  /** for example 1h */
  longWindow: string;
  /** 1 uses the budget up exactly within the objective's window */
  shortRate: number | null;
  /** the same over the long window */
  longRate: number | null;
  /** too fast when both are above it */
  limit: number;
  /** whether both are */
  tooFast: boolean;
  /** whether somebody should be woken then; else a ticket is enough */
  page: boolean;
}

export interface ByStatus {
  /** so many */
  healthy: number;
  /** so many */
  degraded: number;
  /** so many */
  unhealthy: number;
  /** so many */
  unknown: number;
}

export interface Changed {
  /** of the changes that hold now */
  version: number;
  /** whether some of it holds only from the next start on */
  needsRestart: boolean;
}

export interface Channel {
  /** as in opvitals.alert.channel.NAME.type */
  name: string;
  /** for example slack */
  type: string;
  /** whether the last attempt failed */
  failing: boolean;
  /** why; empty where it did not */
  reason: string;
  /** notifications that are to be delivered yet */
  waiting: number;
  /** notifications delivered since the start */
  delivered: number;
  /** attempts that failed and are repeated, since the start */
  failed: number;
  /** notifications given up since the start */
  dead: number;
  /** when one was delivered last */
  lastDelivered: string | null;
  /** when an attempt failed last */
  lastFailed: string | null;
  /** when what failed is tried again */
  nextAttempt: string | null;
}

export interface ChannelTest {
  /** whether the other side took it */
  delivered: boolean;
  /** why not; empty where it did */
  reason: string;
  /** how long it took */
  seconds: number;
}

export interface Channels {
  /** by name */
  channels: Channel[];
  /** why others are left out */
  problems: string[];
}

export interface Chart {
  /** which */
  chart: string;
  /** of the values */
  unit: string;
  /** 10s, 1m, 10m, 1h or 1d: how fine what was read is */
  resolution: string;
  /** how long an interval is: as the resolution, or several days */
  stepSeconds: number;
  /** when each interval begins, in seconds since 1970 */
  times: number[];
  /** of a heat map, a line for each row */
  lines: ({
    /** for example an outcome or a percentile */
    name: string;
    /** one for each time */
    values: (number | null)[];
  })[];
  /** of a heat map: up to which duration each row is, in seconds */
  rows?: number[];
  /** of latency: calls that ended in the whole range */
  calls?: number;
  /** of latency: of all calls of the range, merged */
  whole?: Latency;
}

export interface Configuration {
  /** of the changes made at run time; 0 for none */
  version: number;
  /** which one it is */
  environment: string;
  /** what is read and watched, whether it is there or not */
  file: string;
  /** in the order of docs/configuration.md */
  settings: SettingValue[];
}

export interface ConfigurationHistory {
  /** those that can be restored, the latest first */
  versions: ConfigurationVersion[];
}

export interface ConfigurationProblem {
  /** the setting; empty where it is about none */
  key: string;
  /** empty where it is in none */
  file: string;
  /** from 1; 0 where it is in no file */
  line: number;
  /** from 1; 0 where it is in no file */
  column: number;
  /** what is wrong, and what is expected */
  message: string;
}

export interface ConfigurationStatus {
  /** of the changes made at run time; 0 for none */
  version: number;
  /** which one it is */
  environment: string;
  /** what is read and watched, whether it is there or not */
  file: string;
  /** in the order of docs/configuration.md */
  settings: SettingValue[];
  /** false while nothing is monitored for it */
  valid: boolean;
  /** what was wrong when it was last read */
  problems: ConfigurationProblem[];
  /** names outside that nobody knows */
  warnings: ConfigurationProblem[];
}

export interface ConfigurationVersion {
  /** from 1 */
  number: number;
  /** when it came about */
  time: string;
  /** by whom */
  actor: string;
  /** what is another than in the version before */
  changes: ({
    /** the setting */
    key: string;
    /** null for not changed at run time */
    from: string | null;
    /** null for no longer changed at run time */
    to: string | null;
  })[];
}

export interface Cost {
  /** ISO 4217 */
  currency: string;
  /** within the window */
  amount: number;
  /** since the start */
  total: number;
}

export interface CostTotal {
  /** ISO 4217 */
  currency: string;
  /** all of it, exactly */
  amount: number;
  /** of it, for calls that failed: error, rejected, timeout */
  failed: number;
  /** of it, for calls that were served by their fallback */
  fallback: number;
  /** of it, by how the calls ended */
  outcomes: Record<string, number>;
}

export interface Costs {
  /** the first day */
  from: string;
  /** the last day, included */
  to: string;
  /** where days begin */
  timeZone: string;
  /** by currency */
  totals: CostTotal[];
  /** the dearest first */
  wrappers: WrapperCost[];
  /** the dearest first */
  operations: OperationCost[];
  /** the dearest first; a call counts under each of its attributes */
  attributes: AttributeCost[];
  /** in order, those that cost something */
  days: DayCost[];
  /** what is missing in the price book */
  unpriced: UnpricedCalls[];
}

export interface CurrentMetrics {
  /** when this was read */
  time: string;
  /** one for each scope */
  series: Figures[];
}

export interface Dashboard {
  /** the agent's */
  version: string;
  /** what the application is called */
  service: string;
  /** the application's; null where it does not say */
  serviceVersion: string | null;
  /** development, staging or production */
  environment: string;
  /** when the JVM started */
  started: string;
  /** what users may be, from the least to the most */
  roles: string[];
  /** where a trace is shown, with {traceId} in it; null for nowhere */
  traceUrl: string | null;
  /** where PromQL is evaluated, with {query} in it; null for nowhere */
  metricsUrl: string | null;
  /** what is on */
  features: Features;
}

export interface DayCost {
  /** ISO 4217 */
  currency: string;
  /** all of it, exactly */
  amount: number;
  /** of it, for calls that failed: error, rejected, timeout */
  failed: number;
  /** of it, for calls that were served by their fallback */
  fallback: number;
  /** of it, by how the calls ended */
  outcomes: Record<string, number>;
  /** for example 2026-11-21 */
  day: string;
}

export interface DeadLetter {
  /** names it */
  id: string;
  /** who was to be told */
  channel: string;
  /** the same if it is sent again */
  key: string;
  /** firing or resolved */
  status: string;
  /** when it was to be said */
  created: string;
  /** when it was given up */
  failed: string;
  /** why */
  reason: string;
  /** what it was about */
  alerts: NotifiedAlert[];
}

export interface DeadLetters {
  /** the oldest first */
  deadLetters: DeadLetter[];
}

export interface Diagnostics {
  /** when this was read */
  time: string;
  /** the agent's */
  version: string;
  /** when the agent started */
  started: string;
  /** since then */
  uptimeSeconds: number;
  /** the JVM */
  jvm: {
    /** the process */
    pid: number;
    /** the runtime's version */
    java: string;
    /** the runtime's vendor */
    vendor: string;
    /** available to it */
    processors: number;
    /** of the whole application */
    heapUsedBytes: number;
    /** the most it may use */
    heapMaxBytes: number;
  };
  /** the agent */
  agent: {
    /** whether calls are recorded */
    recording: boolean;
    /** now */
    classesWoven: number;
    /** now */
    methodsWoven: number;
    /** failures of its own code */
    errorsSuppressed: number;
    /** calls kept as spans */
    spansKept: number;
    /** dropped before the exporter */
    spansDropped: number;
    /** of its own threads */
    cpuSeconds: number;
    /** parts left out to stay within the budget */
    governorLevel: number;
    /** its share of the processors */
    governorCost: number;
    /** those parts, in their order */
    leftOut: ('exemplars' | 'spans' | 'attributes' | 'timing')[];
    /** of which not every call is timed */
    sampledOperations: number;
  };
  /** this server */
  server: {
    /** open now */
    connections: number;
    /** WebSockets open now */
    liveClients: number;
    /** past a client's rate */
    refusedRequests: number;
  };
  /** the data directory */
  data: {
    /** where the agent keeps what outlives the JVM */
    location: string;
    /** whether it can */
    writable: boolean;
    /** why not */
    why: string | null;
  };
  /** what is remembered */
  history: HistoryStatus;
  /** how sending telemetry goes */
  export: Export;
  /** the agent's own, by name */
  threads: OwnThread[];
  /** what is remembered in memory, and how much of it there is room for */
  rings: Ring[];
  /** events in memory */
  eventsKept: number;
  /** kinds of exceptions known */
  exceptionKinds: number;
  /** sightings of kinds that found no room */
  exceptionsLeftOut: number;
}

export interface ErrorCount {
  /** an exception's class or a given text */
  type: string;
  /** error, rejected or timeout */
  outcome: string;
  /** within the window */
  count: number;
  /** since the start */
  total: number;
}

export interface Event {
  /** grows by one with every event of this JVM */
  id: number;
  /** when it happened */
  time: string;
  /** for example health.changed */
  kind: string;
  /** what it happened to */
  scope: string;
  /** what happened, in words */
  message: string;
  /** details */
  attributes: Record<string, string>;
}

export interface Events {
  /** the id of the latest event of all */
  lastId: number;
  /** the id of the oldest that is kept */
  oldestId: number;
  /** those that match, the latest first */
  events: Event[];
}

export interface Evidence {
  /** what the number is */
  name: string;
  /** the number */
  value: number | null;
  /** s, ratio, calls, ...; empty for a measure's own */
  unit: string;
}

export interface Exception {
  /** its class */
  class: string;
  /** the topmost frame of the application */
  site: string;
  /** the first one's, masked */
  message: string | null;
  /** kept calls that threw it */
  count: number;
  /** when the first ended */
  firstSeen: string;
  /** when the latest kept one ended */
  lastSeen: string;
  /** the first one's, outermost first, masked */
  causes: string[];
  /** the first one's frames, innermost first */
  stackTrace: string[];
}

export interface Explanation {
  /** in a word */
  answer: 'monitored'
    | 'pending'
    | 'not-loaded'
    | 'no-such-method'
    | 'no-code'
    | 'no-match'
    | 'excluded'
    | 'left-out'
    | 'weaving-failed'
    | 'ignored-class-loader'
    | 'unmodifiable'
    | 'off';
  /** class and method with its descriptor, or as it was asked for */
  method: string;
  /** empty where the class is not loaded */
  classLoader: string;
  /** the operation that it is or would be; empty for none */
  operation: string;
  /** what says so: an annotation or a selector */
  because: string;
  /** what else there is to know */
  detail: string;
  /** agents whose code is in the class already */
  otherAgents: string[];
  /** all of it, to read */
  sentence: string;
}

export interface Export {
  /** whether telemetry is to be sent */
  configured: boolean;
  /** whether it is */
  sending: boolean;
  /** what fails and why; null where nothing does */
  failing: string | null;
  /** those that are to be sent */
  signals: ExportSignal[];
  /** in the queue */
  spansWaiting: number;
  /** of the queue */
  spansCapacity: number;
  /** the queue was full, or their export failed */
  spansDropped: number;
}

export interface ExportSignal {
  /** metrics, traces or logs */
  signal: string;
  /** where it goes */
  endpoint: string;
  /** exports since the start that arrived */
  arrived: number;
  /** exports since the start that did not */
  failed: number;
  /** since the last one that arrived; null before */
  secondsSinceArrived: number | null;
}

export interface Factor {
  /** what is wrong */
  name: string;
  /** 0 to 1 */
  multiplier: number;
  /** the numbers behind it */
  evidence: string;
}

export interface Features {
  /** whether calls are recorded */
  recording: boolean;
  /** whether it is remembered what was */
  history: boolean;
  /** whether alert rules are evaluated */
  alerts: boolean;
  /** whether calls have a price, wrappers a budget, or calls said what they cost */
  costs: boolean;
  /** whether /metrics answers */
  prometheus: boolean;
  /** whether telemetry is sent by OTLP */
  export: boolean;
}

export interface Figures {
  /** system, wrapper or operation */
  scope: string;
  /** system, the wrapper, or wrapper.operation */
  name: string;
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** 0 to 1 */
  score: number | null;
  /** ended within the recent window */
  callsPerSecond: number;
  /** in the window */
  successRate: number | null;
  /** in the window */
  errorRate: number | null;
  /** in the window */
  fallbackRate: number | null;
  /** now */
  inFlight: number;
  /** seconds, in the window */
  p50: number | null;
  /** seconds, in the window */
  p95: number | null;
  /** seconds, in the window */
  p99: number | null;
}

export interface Finding {
  /** the same for as long as the finding holds */
  id: string;
  /** what was found, for example slow-tail: docs/recommendations.md */
  kind: string;
  /** an operation, a wrapper, a cache, a circuit breaker, or system */
  scope: string;
  /** how much it matters */
  severity: 'critical' | 'warning' | 'info';
  /** what is so, with its numbers */
  text: string;
  /** what to do about it */
  action: string;
  /** the numbers by themselves */
  evidence: Evidence[];
}

export interface FleetInstance {
  /** the label that tells it from others */
  instance: string;
  /** what it is a part of */
  service: string;
  /** of the service, where it is told */
  version: string | null;
  /** as it says itself; unknown where it is not seen any more */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** 0 to 1, as it says itself */
  score: number | null;
  /** calls that ended lately, per second */
  callsPerSecond: number | null;
  /** failures / judged calls in the window */
  errorRate: number | null;
  /** seconds, of the calls that ended within the window */
  p95: number | null;
  /** when its last sample was taken */
  lastSeen: string;
  /** whether there are samples of now */
  seen: boolean;
}

export interface FleetInstances {
  /** whether there is a fleet to ask; without one, all else is empty */
  configured: boolean;
  /** who tells of it: host and port */
  source: string | null;
  /** when this was read */
  time: string | null;
  /** how far apart samples mostly are */
  intervalSeconds: number | null;
  /** seen within the last hour, by service and name */
  instances: FleetInstance[];
}

export interface Guard {
  /** circuit_breaker, bulkhead, rate_limiter or time_limiter */
  kind: string;
  /** whose it is */
  library: string;
  /** its name */
  name: string;
  /** of a circuit breaker */
  state: string | null;
  /** calls refused since it was met */
  rejected: number;
  /** calls that could pass now */
  available: number | null;
  /** calls that can pass at most */
  limit: number | null;
}

export interface Guards {
  /** when this was read */
  time: string;
  /** by kind, library and name */
  guards: Guard[];
}

export interface Health {
  /** the worse of the checks and the operations */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** in order of their names */
  checks: HealthCheck[];
  /** null before the first report */
  system: ScopeHealth | null;
  /** in order of their names */
  wrappers: WrapperHealth[];
  /** in order of their names */
  operations: OperationHealth[];
}

export interface HealthCheck {
  /** by which it is configured */
  name: string;
  /** where it comes from */
  kind: 'built-in' | 'agent' | 'target' | 'application';
  /** unknown until it has answered once */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** what it saw */
  message: string;
  /** when it was asked */
  time: string;
  /** when the status last changed */
  since: string;
  /** how long it took */
  tookSeconds: number;
}

export interface History {
  /** 10s, 1m, 10m, 1h or 1d */
  resolution: string;
  /** how long an interval is */
  stepSeconds: number;
  /** the beginning of the first interval */
  from: string;
  /** the end of the last */
  to: string;
  /** those of which something is known */
  series: HistorySeries[];
}

export interface HistoryDeleted {
  /** that were on disk and are no more */
  bytes: number;
  /** what is left */
  status: HistoryStatus;
}

export interface HistorySeries {
  /** as a scrape shows it */
  name: string;
  /** its labels */
  labels: Record<string, string>;
  /** what its values are */
  kind: 'counter' | 'gauge' | 'histogram' | 'summary';
  /** when each interval begins, in seconds since 1970 */
  times: number[];
  /** of a counter: by how much it grew */
  increase?: (number | null)[];
  /** of a gauge: the latest */
  last?: (number | null)[];
  /** of all but a counter */
  mean?: (number | null)[];
  /** of a gauge or a summary: the lowest */
  min?: (number | null)[];
  /** of all but a counter: the highest; durations in seconds */
  max?: (number | null)[];
  /** of a histogram or a summary: how many */
  count?: (number | null)[];
  /** of a histogram or a summary; durations in seconds */
  sum?: (number | null)[];
  /** of a histogram or a summary; durations in seconds */
  p50?: (number | null)[];
  /** the same */
  p90?: (number | null)[];
  /** the same */
  p95?: (number | null)[];
  /** the same */
  p99?: (number | null)[];
}

export interface HistoryStatus {
  /** on disk */
  bytes: number;
  /** what it may take */
  maxBytes: number;
  /** remembered at the moment */
  series: number;
  /** intervals and series that could not be kept */
  lost: number;
  /** how long keeping the last ten seconds took */
  flushSeconds: number;
  /** why it is in memory only */
  why: string | null;
  /** the finest first */
  resolutions: ({
    /** 10s, 1m, 10m, 1h or 1d */
    resolution: string;
    /** since when values are there */
    oldest: string | null;
    /** on disk */
    files: number;
    /** on disk */
    bytes: number;
    /** in memory */
    memoryBytes: number;
    /** kept since the start */
    intervals: number;
    /** damaged intervals that were left out */
    skipped: number;
    /** files cut after the last whole interval */
    tailsCut: number;
    /** files that could not be read */
    setAside: number;
  })[];
}

export interface JudgedPoint {
  /** the beginning of its interval */
  time: string;
  /** what was seen */
  value: number | null;
  /** the median at this time of day on the days before */
  usual: number | null;
  /** below it is unusual */
  low: number | null;
  /** above it is unusual */
  high: number | null;
  /** whether it is outside of the two */
  unusual: boolean;
}

export interface KnownSeries {
  /** as an expression names it */
  name: string;
  /** what it means */
  description: string;
  /** how it is asked about */
  kind: 'gauge' | 'counter' | 'histogram';
  /** how many series have this name */
  count: number;
  /** their labels, each with its values, 200 at most */
  labels: Record<string, string[]>;
}

export interface KnownSeriesList {
  /** by name */
  series: KnownSeries[];
}

export interface Latency {
  /** seconds */
  mean: number | null;
  /** seconds */
  p50: number | null;
  /** seconds */
  p90: number | null;
  /** seconds */
  p95: number | null;
  /** seconds */
  p99: number | null;
  /** seconds */
  max: number | null;
}

export interface MaintenanceWindow {
  /** names it */
  id: string;
  /** what is done */
  name: string;
  /** whether it is now */
  active: boolean;
  /** all must match an alert's labels; none for all alerts */
  matchers: string[];
  /** when it begins, the first time */
  from: string;
  /** when it ends, the first time */
  to: string;
  /** whether it comes again */
  repeat: 'none' | 'daily' | 'weekly';
  /** by which clock it comes again */
  zone: string;
  /** who made it */
  createdBy: string;
}

export interface Match {
  /** class and method with its descriptor */
  method: string;
  /** the operation that it would be */
  operation: string;
  /** whether it is already */
  isMonitored: boolean;
  /** what excludes it; empty for nothing */
  excludedBy: string;
}

export interface Me {
  /** whether one must log in to see anything */
  needsLogin: boolean;
  /** whether the first admin is still to be made, by /api/v1/setup */
  firstRun: boolean;
  /** whether we know who asks */
  loggedIn: boolean;
  /** the user or token; local where nobody need log in */
  name: string | null;
  /** how we know */
  kind: 'local' | 'user' | 'token' | null;
  /** what they may do; null for a token without a role */
  role: 'viewer' | 'operator' | 'admin' | null;
  /** what requests that change something must carry as X-CSRF-Token; null without a session */
  csrfToken: string | null;
}

export interface Measure {
  /** as the application names it */
  name: string;
  /** values within the window */
  count: number;
  /** of the values within the window */
  mean: number | null;
  /** half of the values within the window are not above it */
  p50: number | null;
  /** 95 % of them are not */
  p95: number | null;
  /** 99 % of them are not */
  p99: number | null;
  /** the lowest within the window */
  min: number | null;
  /** the highest within the window */
  max: number | null;
}

export interface MeasureDrift {
  /** 0 for spread as before, 1 for nothing in common */
  distance: number | null;
  /** what chance exceeds once in a thousand times */
  byChance: number | null;
  /** whether it is more than chance, and worth telling */
  drifting: boolean;
}

export interface MeasureState {
  /** whose */
  wrapper: string;
  /** of which operation */
  operation: string;
  /** as the application names it */
  name: string;
  /** what it says: number, quality, satisfaction, ... */
  kind: string;
  /** within the window of the health score */
  window: MeasureValues;
  /** since the start */
  total: MeasureValues;
  /** for example: the same hour of the last 7 days */
  comparedWith: string;
  /** what it was by that; null where that is not known */
  baseline: number | null;
  /** by which share the window's mean is more */
  change: number | null;
  /** by which share it is worse; null where neither way is */
  worse: number | null;
  /** how differently the values are spread */
  drift: MeasureDrift;
}

export interface MeasureValues {
  /** number of values */
  count: number;
  /** in the measure's own unit */
  sum: number;
  /** sum / count */
  mean: number | null;
  /** the lowest */
  min: number | null;
  /** half of the values are not above it */
  p50: number | null;
  /** 95 % of them are not */
  p95: number | null;
  /** 99 % of them are not */
  p99: number | null;
  /** the highest */
  max: number | null;
}

export interface Measures {
  /** by operation and name */
  measures: MeasureState[];
}

export interface Method {
  /** class and method with its descriptor */
  method: string;
  /** which class loader the class is from */
  classLoader: string;
  /** the operation that it is; empty where it is not monitored */
  operation: string;
}

export interface NewToken {
  /** what it is for */
  name: string;
  /** what it is good for */
  scopes: ('metrics' | 'health' | 'read' | 'operate' | 'admin')[];
  /** who made it */
  madeBy: string;
  /** when */
  since: string;
  /** when it is no longer good; null for never */
  expires: string | null;
  /** when a program last showed it; null for not since the start */
  lastUsed: string | null;
  /** what a program sends as Authorization: Bearer */
  token: string;
}

export interface NotifiedAlert {
  /** firing or resolved */
  status: string;
  /** names the alert */
  fingerprint: string;
  /** with alertname */
  labels: Record<string, string>;
  /** what it says */
  annotations: Record<string, string>;
  /** since when it fires */
  startsAt: string;
  /** since when it does not any more */
  endsAt: string | null;
}

export interface Operation {
  /** wrapper.operation */
  id: string;
  /** the wrapper it belongs to */
  wrapper: string;
  /** its own name */
  operation: string;
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed; null over a fleet */
  since: string | null;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
  /** what the window covers by now */
  windowSeconds: number;
  /** calls that ended within the window */
  calls: number;
  /** the same by how they ended */
  outcomes: Outcomes;
  /** those of them that threw an expected exception; null over a fleet */
  expected: number | null;
  /** (success + fallback) / judged calls in the window */
  successRate: number | null;
  /** failures / judged calls in the window */
  errorRate: number | null;
  /** fallbacks / judged calls in the window */
  fallbackRate: number | null;
  /** calls that ended within the recent window, per second */
  callsPerSecond: number;
  /** calls in flight now */
  inFlight: number;
  /** the most seen since the start; null over a fleet */
  peakInFlight: number | null;
  /** calls in flight for too long */
  stuck: number;
  /** failures in a row up to now */
  consecutiveFailures: number;
  /** of the calls that ended within the window */
  latency: Latency;
}

export interface OperationCost {
  /** ISO 4217 */
  currency: string;
  /** all of it, exactly */
  amount: number;
  /** of it, for calls that failed: error, rejected, timeout */
  failed: number;
  /** of it, for calls that were served by their fallback */
  fallback: number;
  /** of it, by how the calls ended */
  outcomes: Record<string, number>;
  /** wrapper.operation */
  operation: string;
}

export interface OperationDetail {
  /** when this was read */
  time: string;
  /** wrapper.operation */
  id: string;
  /** the wrapper it belongs to */
  wrapper: string;
  /** its own name */
  operation: string;
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed; null over a fleet */
  since: string | null;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
  /** what the window covers by now */
  windowSeconds: number;
  /** calls that ended within the window */
  calls: number;
  /** the same by how they ended */
  outcomes: Outcomes;
  /** those of them that threw an expected exception; null over a fleet */
  expected: number | null;
  /** (success + fallback) / judged calls in the window */
  successRate: number | null;
  /** failures / judged calls in the window */
  errorRate: number | null;
  /** fallbacks / judged calls in the window */
  fallbackRate: number | null;
  /** calls that ended within the recent window, per second */
  callsPerSecond: number;
  /** calls in flight now */
  inFlight: number;
  /** the most seen since the start; null over a fleet */
  peakInFlight: number | null;
  /** calls in flight for too long */
  stuck: number;
  /** failures in a row up to now */
  consecutiveFailures: number;
  /** of the calls that ended within the window */
  latency: Latency;
  /** what the success rate was multiplied by */
  factors: Factor[];
  /** since the start */
  total: Total;
  /** failures by type */
  errors: ErrorCount[];
  /** fallbacks by reason */
  fallbackReasons: Reason[];
  /** from the first failure to the fallback's end, within the window */
  recovery: Latency;
  /** numbers attached by the application */
  measures: Measure[];
  /** what calls cost */
  costs: Cost[];
  /** kinds of exceptions, the latest first */
  exceptions: Exception[];
  /** guards named like it or its wrapper */
  breakers: Guard[];
  /** calls that hang, with what their threads do */
  stuckCalls: StuckCall[];
}

export interface OperationHealth {
  /** its wrapper's name */
  wrapper: string;
  /** its name within the wrapper */
  operation: string;
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed */
  since: string;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
}

export interface Operations {
  /** when this was read */
  time: string;
  /** how many match */
  total: number;
  /** those asked for */
  operations: Operation[];
}

export interface Outcomes {
  /** calls that ended so */
  success: number;
  /** calls that ended so */
  fallback: number;
  /** calls that ended so */
  error: number;
  /** calls that ended so */
  rejected: number;
  /** calls that ended so */
  timeout: number;
  /** calls that ended so */
  cancelled: number;
}

export interface Outstanding {
  /** wrapper.operation */
  operation: string;
  /** what it stands out by */
  value: number;
}

export interface OwnThread {
  /** its name */
  name: string;
  /** as the JVM calls it */
  state: string;
  /** since it was started; null where the JVM does not tell */
  cpuSeconds: number | null;
  /** whether it works only when somebody asks for something */
  onRequest: boolean;
}

export interface Preferences {
  /** grows with every save; 0 before the first. What is sent must have been made from the version that holds: 409 otherwise */
  version: number;
  /** anything the page likes, at most 64 KiB */
  preferences: Record<string, unknown>;
}

export interface Price {
  /** as the book names it */
  name: string;
  /** where it stands in the file; null for a setting */
  line: number | null;
  /** whose calls, * for any characters */
  wrapper: string;
  /** which of its operations */
  operation: string;
  /** what calls must say of themselves */
  attributes: Record<string, string>;
  /** ISO 4217 */
  currency: string;
  /** what each costs */
  perCall: number;
  /** what a unit of a measure costs */
  perUnit: Record<string, number>;
  /** outcomes that cost nothing */
  free: string[];
  /** null for since ever */
  validFrom: string | null;
  /** when it no longer holds; null for never */
  validTo: string | null;
  /** whether it holds now */
  inForce: boolean;
}

export interface PriceBook {
  /** of the price book */
  file: string | null;
  /** of those that fit a call, the first that is in force decides */
  prices: Price[];
  /** what is wrong with the file, with line and column */
  problems: string[];
}

export interface Problem {
  /** what kind of problem, a URI that stays the same */
  type: string;
  /** the kind in words */
  title: string;
  /** the HTTP status */
  status: number;
  /** what is wrong with this request */
  detail?: string;
  /** each thing that is wrong */
  errors?: {
    /** the parameter, or where in the body */
    at: string;
    /** the value and what was expected */
    detail: string;
  }[];
}

export interface Reason {
  /** an exception's class or a given text */
  reason: string;
  /** within the window */
  count: number;
  /** since the start */
  total: number;
}

export interface RecentCall {
  /** the group */
  wrapper: string;
  /** its name in the group */
  operation: string;
  /** when it started */
  time: string;
  /** how long it took */
  durationSeconds: number;
  /** how it ended */
  outcome: 'success' | 'fallback' | 'error' | 'rejected' | 'timeout' | 'cancelled';
  /** class of the exception or text of the failure, where it failed */
  errorType: string | null;
  /** what the exception said, masked, where that was kept */
  message: string | null;
  /** why there was a fallback, where there was one */
  reason: string | null;
  /** those of its span that the application gave it */
  attributes: Record<string, string>;
  /** 32 hexadecimal digits */
  traceId: string;
  /** 16 hexadecimal digits */
  spanId: string;
  /** 16 hexadecimal digits */
  parentSpanId: string | null;
  /** the thread's name */
  thread: string;
}

export interface RecentCalls {
  /** the one that ended last first */
  calls: RecentCall[];
}

export interface Recommendations {
  /** what matters most first */
  recommendations: Finding[];
}

export interface Replay {
  /** of the history; 0 where nothing is known of what it asks for */
  resolutionSeconds: number;
  /** how often it was evaluated */
  evaluations: number;
  /** how often an alert would have fired */
  count: number;
  /** each time, in order */
  episodes: ReplayEpisode[];
  /** how values are compared to the limit, for example >; empty for not */
  comparison: string;
  /** what values are compared to, where it is a number */
  limit: number | null;
  /** when it was evaluated, in seconds since 1970 */
  times: number[];
  /** how many series it looks at */
  lineCount: number;
  /** ten of them at most, those that would have fired first */
  lines: ReplayLine[];
}

export interface ReplayEpisode {
  /** of the alert */
  labels: Record<string, string>;
  /** when the rule began to be true */
  activeAt: string;
  /** when it would have fired */
  firedAt: string;
  /** when it would have been over; null where not yet */
  resolvedAt: string | null;
  /** the highest value */
  highest: number | null;
  /** the lowest value */
  lowest: number | null;
}

export interface ReplayLine {
  /** of the alert that it would be */
  labels: Record<string, string>;
  /** one for each time */
  values: (number | null)[];
}

export interface Ring {
  /** what is remembered */
  name: string;
  /** how many */
  size: number;
  /** how many at most */
  capacity: number;
}

export interface RuleProblem {
  /** the file, or api */
  source: string;
  /** its name; empty where it has none */
  rule: string;
  /** in the file, from 1 */
  line: number;
  /** in the line, from 1 */
  column: number;
  /** the value and what was expected */
  message: string;
}

export interface ScopeHealth {
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed */
  since: string;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
}

export interface Selection {
  /** what is monitored besides annotated methods */
  include: Selectors;
  /** what is not, whatever else says so */
  exclude: Selectors;
}

export interface Selectors {
  /** in the order in which they hold */
  selectors: string[];
  /** where they come from */
  source: string;
  /** when a change at run time ends by itself; null for never */
  until: string | null;
}

export interface SettingField {
  /** with * for the name of a thing */
  key: string;
  /** how it is written */
  kind: 'flag'
    | 'text'
    | 'list'
    | 'choice'
    | 'whole-number'
    | 'share'
    | 'duration'
    | 'size'
    | 'path'
    | 'url'
    | 'rate'
    | 'money'
    | 'baseline';
  /** what it is for */
  description: string;
  /** what its values are like */
  expected: string;
  /** empty for none */
  default: string;
  /** the only values, items or schemes */
  choices: string[];
  /** a number, milliseconds or bytes */
  least: number | null;
  /** as least */
  most: number | null;
  /** whether each thing with a name has its own */
  named: boolean;
  /** whether it is never shown */
  secret: boolean;
  /** whether a change holds only from the next start on */
  needsRestart: boolean;
  /** whether it can be changed at run time */
  changeable: boolean;
  /** the environment variable */
  variable: string;
}

export interface SettingFields {
  /** every setting there is */
  fields: SettingField[];
}

export interface SettingValue {
  /** the setting, with the name of the thing in it */
  key: string;
  /** *** for a secret that is set */
  value: string;
  /** where it comes from */
  layer: 'invalid' | 'run-time' | 'argument' | 'property' | 'variable' | 'file-environment' | 'file' | 'profile' | 'default';
  /** where exactly: file, line and column, or who changed it */
  source: string;
  /** whether it is never shown */
  secret: boolean;
  /** whether a change holds only from the next start on */
  needsRestart: boolean;
  /** whether another value holds until then */
  pendingRestart: boolean;
  /** when a change at run time ends by itself; null for never */
  until: string | null;
}

export interface Silence {
  /** names it */
  id: string;
  /** whether it holds now */
  state: 'pending' | 'active' | 'expired';
  /** all must match an alert's labels */
  matchers: string[];
  /** from when */
  startsAt: string;
  /** until when */
  endsAt: string;
  /** who made it or changed it last */
  createdBy: string;
  /** why */
  comment: string;
  /** ids of the alerts that it matches now */
  alerts: string[];
}

export interface Slo {
  /** whose calls */
  wrapper: string;
  /** of which operation; null for all */
  operation: string | null;
  /** what makes a call good */
  kind: 'availability' | 'latency';
  /** the share of calls that must be good */
  objective: number;
  /** how fast a call must be, for latency */
  thresholdSeconds: number | null;
  /** the time over which it holds, for example 30d */
  window: string;
  /** the beginning of what is counted */
  since: string;
  /** calls that count */
  total: number;
  /** those of them that were not good */
  bad: number;
  /** the share that was good */
  attained: number | null;
  /** 1 for all of it, negative when overspent */
  budgetRemaining: number | null;
  /** whether one of the rates is too fast */
  burning: boolean;
  /** shortest windows first */
  burnRates: BurnRate[];
}

export interface Slope {
  /** rising or falling where that is more than chance; unknown through fewer than 5 points */
  direction: 'rising' | 'falling' | 'steady' | 'unknown';
  /** the slope; null through fewer than 5 points */
  perHour: number | null;
  /** where it begins, with 95 % confidence */
  low: number | null;
  /** where it ends */
  high: number | null;
  /** the line at the first point */
  start: number | null;
  /** the line at the last point */
  end: number | null;
  /** how many it goes through */
  points: number;
}

export interface Slos {
  /** in the order of the configuration */
  slos: Slo[];
}

export interface Stuck {
  /** when this was read */
  time: string;
  /** calls that hang, listed or not */
  total: number;
  /** the first of them */
  calls: StuckCall[];
}

export interface StuckCall {
  /** wrapper.operation */
  operation: string;
  /** the thread it runs on, or was started on */
  thread: string;
  /** whether it has left its thread and waits for a result */
  waiting: boolean;
  /** when it started */
  since: string;
  /** how long it has been going on */
  seconds: number;
  /** what its thread does, innermost frame first */
  stack: string[];
}

export interface Suggestions {
  /** loaded classes that are the application's own, by their names */
  classes: number;
  /** where they are, the fullest first */
  packages: {
    /** its name */
    package: string;
    /** loaded classes in it */
    classes: number;
  }[];
  /** what to begin with, the most promising first */
  selectors: {
    /** as in opvitals.instrumentation.include */
    selector: string;
    /** how the classes' names end, for example Client */
    kind: string;
    /** loaded classes that it means */
    classes: number;
    /** the first of them */
    examples: string[];
  }[];
}

export interface Summary {
  /** the whole system */
  system: System;
  /** since the start */
  total: Total;
  /** by calls in the window */
  mostCalled: Outstanding[];
  /** by p95 in the window, seconds */
  slowest: Outstanding[];
  /** by error rate in the window; none without errors */
  mostErrors: Outstanding[];
  /** by fallback rate in the window; none without fallbacks */
  mostFallbacks: Outstanding[];
}

export interface System {
  /** when this was read */
  time: string;
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed; null over a fleet */
  since: string | null;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
  /** what the window covers by now */
  windowSeconds: number;
  /** calls that ended within the window */
  calls: number;
  /** the same by how they ended */
  outcomes: Outcomes;
  /** those of them that threw an expected exception; null over a fleet */
  expected: number | null;
  /** (success + fallback) / judged calls in the window */
  successRate: number | null;
  /** failures / judged calls in the window */
  errorRate: number | null;
  /** fallbacks / judged calls in the window */
  fallbackRate: number | null;
  /** calls that ended within the recent window, per second */
  callsPerSecond: number;
  /** calls in flight now */
  inFlight: number;
  /** the most seen since the start; null over a fleet */
  peakInFlight: number | null;
  /** calls in flight for too long */
  stuck: number;
  /** failures in a row up to now */
  consecutiveFailures: number;
  /** of the calls that ended within the window */
  latency: Latency;
  /** wrappers by status */
  wrappers: ByStatus;
  /** operations by status */
  operations: ByStatus;
  /** circuit breakers that refuse calls */
  openBreakers: number;
}

export interface Token {
  /** what it is for */
  name: string;
  /** what it is good for */
  scopes: ('metrics' | 'health' | 'read' | 'operate' | 'admin')[];
  /** who made it */
  madeBy: string;
  /** when */
  since: string;
  /** when it is no longer good; null for never */
  expires: string | null;
  /** when a program last showed it; null for not since the start */
  lastUsed: string | null;
}

export interface Total {
  /** calls started */
  started: number;
  /** calls ended */
  ended: number;
  /** calls ended, by how */
  outcomes: Outcomes;
  /** those that threw an expected exception; null over a fleet */
  expected: number | null;
  /** attempts after the first of their call */
  retries: number;
  /** of all ended calls */
  latency: Latency;
}

export interface Trend {
  /** of the series */
  name: string;
  /** of the series */
  labels: Record<string, string>;
  /** the line by Theil and Sen */
  slope: Slope;
  /** in the order of time */
  points: JudgedPoint[];
}

export interface Trends {
  /** one for each series; empty where nothing is remembered of any */
  trends: Trend[];
}

export interface UnpricedCalls {
  /** wrapper.operation */
  operation: string;
  /** that should have a price and have none, since the start */
  calls: number;
}

export interface User {
  /** as one logs in */
  name: string;
  /** what they may do */
  role: 'viewer' | 'operator' | 'admin';
  /** where they come from; one of the configuration is changed there */
  origin: 'configuration' | 'api';
  /** when they were last changed, or the configuration was read */
  since: string;
}

export interface Wrapper {
  /** its name */
  wrapper: string;
  /** how many it has */
  operations: number;
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed; null over a fleet */
  since: string | null;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
  /** what the window covers by now */
  windowSeconds: number;
  /** calls that ended within the window */
  calls: number;
  /** the same by how they ended */
  outcomes: Outcomes;
  /** those of them that threw an expected exception; null over a fleet */
  expected: number | null;
  /** (success + fallback) / judged calls in the window */
  successRate: number | null;
  /** failures / judged calls in the window */
  errorRate: number | null;
  /** fallbacks / judged calls in the window */
  fallbackRate: number | null;
  /** calls that ended within the recent window, per second */
  callsPerSecond: number;
  /** calls in flight now */
  inFlight: number;
  /** the most seen since the start; null over a fleet */
  peakInFlight: number | null;
  /** calls in flight for too long */
  stuck: number;
  /** failures in a row up to now */
  consecutiveFailures: number;
  /** of the calls that ended within the window */
  latency: Latency;
}

export interface WrapperCost {
  /** ISO 4217 */
  currency: string;
  /** all of it, exactly */
  amount: number;
  /** of it, for calls that failed: error, rejected, timeout */
  failed: number;
  /** of it, for calls that were served by their fallback */
  fallback: number;
  /** of it, by how the calls ended */
  outcomes: Record<string, number>;
  /** its name */
  wrapper: string;
}

export interface WrapperDetail {
  /** when this was read */
  time: string;
  /** its name */
  wrapper: string;
  /** in order of their names */
  operations: Operation[];
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed; null over a fleet */
  since: string | null;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
  /** what the window covers by now */
  windowSeconds: number;
  /** calls that ended within the window */
  calls: number;
  /** the same by how they ended */
  outcomes: Outcomes;
  /** those of them that threw an expected exception; null over a fleet */
  expected: number | null;
  /** (success + fallback) / judged calls in the window */
  successRate: number | null;
  /** failures / judged calls in the window */
  errorRate: number | null;
  /** fallbacks / judged calls in the window */
  fallbackRate: number | null;
  /** calls that ended within the recent window, per second */
  callsPerSecond: number;
  /** calls in flight now */
  inFlight: number;
  /** the most seen since the start; null over a fleet */
  peakInFlight: number | null;
  /** calls in flight for too long */
  stuck: number;
  /** failures in a row up to now */
  consecutiveFailures: number;
  /** of the calls that ended within the window */
  latency: Latency;
  /** what the success rate was multiplied by */
  factors: Factor[];
  /** since the start */
  total: Total;
}

export interface WrapperHealth {
  /** its name */
  wrapper: string;
  /** after hysteresis */
  status: 'healthy' | 'degraded' | 'unhealthy' | 'unknown';
  /** when the status last changed */
  since: string;
  /** 0 to 1; null where there is too little data */
  score: number | null;
  /** how the score came about */
  arithmetic: string;
}

export interface Wrappers {
  /** when this was read */
  time: string;
  /** in order of their names */
  wrappers: Wrapper[];
}

/** What each GET answers. */
export interface Reads {
  '/': string;
  '/api/v1/alerts': Alerts;
  '/api/v1/alerts/channels': Channels;
  '/api/v1/alerts/dead-letters': DeadLetters;
  '/api/v1/alerts/history': AlertHistory;
  '/api/v1/alerts/maintenance': {
    /** the first to begin first */
    windows: MaintenanceWindow[];
  };
  '/api/v1/alerts/routing': AlertRouting;
  '/api/v1/alerts/rules': AlertRules;
  '/api/v1/alerts/rules/export': string;
  '/api/v1/alerts/rules/{name}/replay': Replay;
  '/api/v1/alerts/silences': {
    /** the last to end first */
    silences: Silence[];
  };
  '/api/v1/alerts/silences/{silence}': Silence;
  '/api/v1/alerts/{id}': Alert;
  '/api/v1/audit': {
    /** the newest first */
    entries: AuditEntry[];
    /** before, to go on with; null at the end */
    next: number | null;
  };
  '/api/v1/audit/verify': AuditVerification;
  '/api/v1/budgets': Budgets;
  '/api/v1/charts': Chart;
  '/api/v1/config': Configuration;
  '/api/v1/config/fields': SettingFields;
  '/api/v1/config/history': ConfigurationHistory;
  '/api/v1/costs': Costs;
  '/api/v1/costs/prices': PriceBook;
  '/api/v1/dashboard': Dashboard;
  '/api/v1/diagnostics': Diagnostics;
  '/api/v1/events': Events;
  '/api/v1/export': unknown;
  '/api/v1/fleet/alerts': Alerts;
  '/api/v1/fleet/charts': Chart;
  '/api/v1/fleet/guards': Guards;
  '/api/v1/fleet/instances': FleetInstances;
  '/api/v1/fleet/metrics/summary': Summary;
  '/api/v1/fleet/operations': Operations;
  '/api/v1/fleet/operations/{id}': OperationDetail;
  '/api/v1/fleet/system': System;
  '/api/v1/fleet/wrappers': Wrappers;
  '/api/v1/fleet/wrappers/{wrapper}': WrapperDetail;
  '/api/v1/guards': Guards;
  '/api/v1/instrumentation': {
    /** what the settings say */
    selection: Selection;
    /** methods that are monitored and fit the query */
    count: number;
    /** the first of them, by their names */
    methods: Method[];
  };
  '/api/v1/instrumentation/explain': {
    /** one for each method of the name, in each class loader */
    answers: Explanation[];
  };
  '/api/v1/instrumentation/methods': {
    /** loaded classes whose name fits */
    classes: number;
    /** whether there is more than is shown */
    isCut: boolean;
    /** by class */
    methods: Method[];
  };
  '/api/v1/instrumentation/preview': {
    /** methods of loaded classes that the selectors mean */
    count: number;
    /** whether they are more than may still be monitored */
    exceedsLimit: boolean;
    /** classes that the JVM does not let be looked into */
    notSeen: number;
    /** the first 1,000 */
    matches: Match[];
  };
  '/api/v1/instrumentation/suggestions': Suggestions;
  '/api/v1/live': undefined;
  '/api/v1/me': Me;
  '/api/v1/me/preferences': Preferences;
  '/api/v1/measures': Measures;
  '/api/v1/metrics/current': CurrentMetrics;
  '/api/v1/metrics/history': History;
  '/api/v1/metrics/history/status': HistoryStatus;
  '/api/v1/metrics/summary': Summary;
  '/api/v1/openapi.json': unknown;
  '/api/v1/operations': Operations;
  '/api/v1/operations/{id}': OperationDetail;
  '/api/v1/recommendations': Recommendations;
  '/api/v1/series': KnownSeriesList;
  '/api/v1/slos': Slos;
  '/api/v1/stuck': Stuck;
  '/api/v1/system': System;
  '/api/v1/tokens': {
    /** by name */
    tokens: Token[];
  };
  '/api/v1/traces': RecentCalls;
  '/api/v1/trend': Trends;
  '/api/v1/users': {
    /** by name */
    users: User[];
  };
  '/api/v1/wrappers': Wrappers;
  '/api/v1/wrappers/{wrapper}': WrapperDetail;
  '/config/status': ConfigurationStatus;
  '/dashboard.css': string;
  '/dashboard.js': string;
  '/favicon.svg': string;
  '/health': Health;
  '/health/live': string;
  '/health/ready': string;
  '/health/simple': string;
  '/metrics': unknown;
}

/** What everything else takes and answers. */
export interface Writes {
  'POST /api/v1/alerts/channels/{name}/test': { body: undefined; answer: ChannelTest };
  'DELETE /api/v1/alerts/dead-letters/{id}': { body: undefined; answer: undefined };
  'POST /api/v1/alerts/dead-letters/{id}/send': { body: undefined; answer: undefined };
  'DELETE /api/v1/alerts/history': { body: undefined; answer: undefined };
  'POST /api/v1/alerts/maintenance': { body: {
    /** what is done */
    name: string;
    /** all must match; at least one, but for everything */
    matchers?: string[];
    /** true for all alerts, instead of matchers */
    everything?: boolean;
    /** when it begins, the first time */
    from: string;
    /** when it ends, the first time */
    to: string;
    /** whether it comes again; none without */
    repeat?: 'none' | 'daily' | 'weekly';
    /** by which clock it comes again, for example Europe/Berlin; UTC without */
    zone?: string;
  }; answer: MaintenanceWindow };
  'DELETE /api/v1/alerts/maintenance/{window}': { body: undefined; answer: undefined };
  'POST /api/v1/alerts/replay': { body: {
    /** alertname */
    name: string;
    /** the expression: docs/promql.md */
    expr: string;
    /** how long it must be true before the alert fires, for example 5m */
    for?: string;
    /** how long it goes on firing after that */
    keepFiringFor?: string;
    /** added to those of the series, for example severity */
    labels?: Record<string, string>;
    /** what is said; templates */
    annotations?: Record<string, string>;
    /** the beginning */
    from: string;
    /** the end; now without it */
    to?: string;
  }; answer: Replay };
  'POST /api/v1/alerts/routing/match': { body: {
    /** of an alert, for example alertname and severity */
    labels: Record<string, string>;
  }; answer: AlertRouteMatch };
  'POST /api/v1/alerts/rules/check': { body: {
    /** alertname */
    name: string;
    /** the expression: docs/promql.md */
    expr: string;
    /** how long it must be true before the alert fires, for example 5m */
    for?: string;
    /** how long it goes on firing after that */
    keepFiringFor?: string;
    /** added to those of the series, for example severity */
    labels?: Record<string, string>;
    /** what is said; templates */
    annotations?: Record<string, string>;
  }; answer: {
    /** empty where it would be accepted */
    problems: RuleProblem[];
  } };
  'PUT /api/v1/alerts/rules/{name}': { body: {
    /** the expression: docs/promql.md */
    expr: string;
    /** how long it must be true before the alert fires, for example 5m */
    for?: string;
    /** how long it goes on firing after that */
    keepFiringFor?: string;
    /** added to those of the series, for example severity */
    labels?: Record<string, string>;
    /** what is said; templates */
    annotations?: Record<string, string>;
  }; answer: undefined };
  'DELETE /api/v1/alerts/rules/{name}': { body: undefined; answer: undefined };
  'POST /api/v1/alerts/silences': { body: {
    /** for example opvitals_wrapper="payments"; all must match */
    matchers: string[];
    /** from when; from now on without */
    startsAt?: string;
    /** until when; this or for */
    endsAt?: string;
    /** how long, for example 2h or PT2H */
    for?: string;
    /** why */
    comment: string;
  }; answer: Silence };
  'PUT /api/v1/alerts/silences/{silence}': { body: {
    /** for example opvitals_wrapper="payments"; all must match */
    matchers: string[];
    /** from when; from now on without */
    startsAt?: string;
    /** until when; this or for */
    endsAt?: string;
    /** how long, for example 2h or PT2H */
    for?: string;
    /** why */
    comment: string;
  }; answer: Silence };
  'DELETE /api/v1/alerts/silences/{silence}': { body: undefined; answer: Silence };
  'POST /api/v1/alerts/{id}/acknowledge': { body: {
    /** what is to be known, for example who looks at it */
    note?: string;
  }; answer: Alert };
  'DELETE /api/v1/alerts/{id}/acknowledge': { body: undefined; answer: Alert };
  'PATCH /api/v1/config': { body: {
    /** values by key, all or none; null takes a change back */
    changes: Record<string, string | null>;
    /** after so long they end by themselves, for example 30m or PT30M; for good without */
    for?: string;
    /** the version that was read: 409 if another holds by now */
    version?: number;
  }; answer: Changed };
  'POST /api/v1/config/check': { body: {
    /** values by key */
    changes: Record<string, string | null>;
  }; answer: {
    /** empty if they would */
    problems: ConfigurationProblem[];
  } };
  'POST /api/v1/config/history/{version}/restore': { body: undefined; answer: Changed };
  'POST /api/v1/config/reload': { body: undefined; answer: Changed };
  'DELETE /api/v1/history': { body: undefined; answer: HistoryDeleted };
  'POST /api/v1/history/flush': { body: undefined; answer: HistoryStatus };
  'POST /api/v1/instrumentation/changes': { body: {
    /** monitored, too, from now on; as in opvitals.instrumentation.include */
    include?: string[];
    /** not monitored any more, whatever else says so */
    exclude?: string[];
    /** when it ends by itself, for example 30m or PT30M; without it, never */
    for?: string;
  }; answer: Selection };
  'DELETE /api/v1/instrumentation/changes': { body: undefined; answer: Selection };
  'POST /api/v1/login': { body: {
    /** the user */
    name: string;
    /** their password */
    password: string;
  }; answer: Me };
  'POST /api/v1/logout': { body: undefined; answer: undefined };
  'POST /api/v1/me/password': { body: {
    /** the password that holds */
    before: string;
    /** the password from now on, 12 to 256 characters */
    after: string;
  }; answer: Me };
  'PUT /api/v1/me/preferences': { body: Preferences; answer: Preferences };
  'POST /api/v1/setup': { body: {
    /** the one-time token from the application's log */
    token: string;
    /** the first admin */
    name: string;
    /** their password, 12 to 256 characters */
    password: string;
  }; answer: undefined };
  'POST /api/v1/tokens': { body: {
    /** what it is for: 1 to 64 of A-Z a-z 0-9 . _ @ - */
    name: string;
    /** metrics, health, read (as a viewer), operate (as an operator), admin */
    scopes: ('metrics' | 'health' | 'read' | 'operate' | 'admin')[];
    /** how long it is good, 1 to 3650; for ever without */
    days?: number;
  }; answer: NewToken };
  'DELETE /api/v1/tokens/{name}': { body: undefined; answer: undefined };
  'POST /api/v1/users': { body: {
    /** 1 to 64 of A-Z a-z 0-9 . _ @ - */
    name: string;
    /** what they may do */
    role: 'viewer' | 'operator' | 'admin';
    /** 12 to 256 characters */
    password: string;
  }; answer: User };
  'PATCH /api/v1/users/{name}': { body: {
    /** what they may do from now on */
    role?: 'viewer' | 'operator' | 'admin';
    /** their password from now on; their sessions end */
    password?: string;
  }; answer: User };
  'DELETE /api/v1/users/{name}': { body: undefined; answer: undefined };
}
