import type { Api, Asked } from '../api.js';
import type { Alert, Operations, Reads, Silence, Writes } from '../api-types.js';
import { ApiProblem } from '../problem.js';
import { catalogue, SHOP_SIZE, type Traits } from './catalogue.js';
import { chartOf, spanOf, trendsOf } from './charts.js';
import { findingsOf, guardsOf, measuresOf, operationOf, slosOf, stuckOf, wrapperOf } from './details.js';
import { Figured } from './figures.js';
import { alertsOf, channelsOf, eventsOf, maintenanceOf, recordsOf, silencesOf } from './happenings.js';
import { historyOf } from './histories.js';
import { auditOf, configurationOf, explanationOf, methodsOf, tokensOf, usersOf } from './manage.js';
import { budgetsOf, costsOf, pricesOf } from './money.js';
import { NO_FLEET, replayOf, seriesOf, suggestionsOf } from './rules.js';
import { tracesOf } from './traces.js';
import { HOUR, OUTAGE } from './week.js';

/** What was asked, all as texts. */
interface Question {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly now: number;
}

type Answers = { readonly [P in keyof Reads]?: (question: Question) => Reads[P] | undefined | Promise<Reads[P]> };

/** What is the same whatever the data: asked of the agent that serves the page. */
const OF_THE_AGENT: ReadonlySet<string> = new Set([
  '/api/v1/config/fields',
  '/api/v1/alerts/rules',
  '/api/v1/alerts/rules/export',
  '/api/v1/alerts/routing',
  '/api/v1/diagnostics',
  '/api/v1/metrics/history/status',
]);

/**
 * A shop that does not exist, in a week that looks like a real one: for showing the page without traffic, and for its
 * tests. The same moment always looks the same. Nothing can be changed but what lives in this page: alerts can be
 * acknowledged and silenced, for as long as it is open.
 */
export class DemoApi implements Api {
  readonly traits: readonly Traits[];
  private readonly acknowledged = new Map<string, Alert['acknowledged']>();
  private silences: Silence[];
  private current: Figured | undefined;

  /**
   * @param real the agent that serves the page, for what is the same whatever the data
   * @param size so many operations; the shop has 18 of its own
   */
  constructor(
    private readonly real: Api,
    readonly now: () => number = Date.now,
    size: number = SHOP_SIZE,
  ) {
    this.traits = catalogue(size);
    this.silences = silencesOf(now());
  }

  /** The shop as it is in this second. */
  shop(): Figured {
    const second = Math.floor(this.now() / 1_000) * 1_000;
    if (this.current?.now !== second) {
      this.current = new Figured(this.traits, second);
    }
    return this.current;
  }

  async get<P extends keyof Reads>(path: P, asked: Asked = {}): Promise<Reads[P]> {
    if (OF_THE_AGENT.has(path)) {
      return this.real.get(path, asked);
    }
    const query = Object.entries(asked.query ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as const]));
    const answer = await this.answers[path]?.({ path: asked.path ?? {}, query: Object.fromEntries(query), now: this.now() });
    if (answer === undefined) {
      throw new ApiProblem(404, 'Not among the made-up data', '', []);
    }
    return answer;
  }

  async send<K extends keyof Writes>(what: K, body: Writes[K]['body'], asked: Asked = {}): Promise<Writes[K]['answer']> {
    const id = asked.path?.['id'] ?? '';
    switch (what) {
      case 'POST /api/v1/alerts/{id}/acknowledge':
        this.acknowledged.set(id, { by: 'you', note: (body as { note?: string }).note ?? '', at: new Date(this.now()).toISOString() });
        return this.alert(id) as Writes[K]['answer'];
      case 'DELETE /api/v1/alerts/{id}/acknowledge':
        this.acknowledged.delete(id);
        return this.alert(id) as Writes[K]['answer'];
      case 'POST /api/v1/alerts/silences':
        return this.silence(body as Writes['POST /api/v1/alerts/silences']['body']) as Writes[K]['answer'];
      case 'POST /api/v1/alerts/rules/check':
      case 'POST /api/v1/config/check':
        return this.real.send(what, body, asked);
      case 'PUT /api/v1/me/preferences':
        return { version: 0, preferences: {} } as Writes[K]['answer'];
      default:
        throw new ApiProblem(409, 'These data are made up', 'open the page without ?demo to change something', []);
    }
  }

  private silence(body: Writes['POST /api/v1/alerts/silences']['body']): Silence {
    const made: Silence = {
      id: `demo-${this.silences.length}`,
      state: 'active',
      matchers: body.matchers,
      startsAt: new Date(this.now()).toISOString(),
      endsAt: body.endsAt ?? new Date(this.now() + HOUR).toISOString(),
      createdBy: 'you',
      comment: body.comment,
      alerts: [],
    };
    this.silences = [...this.silences, made];
    return made;
  }

  private alerts(): Alert[] {
    return alertsOf(this.now()).map((each) => ({ ...each, acknowledged: this.acknowledged.get(each.id) ?? null }));
  }

  private alert(id: string): Alert | undefined {
    return this.alerts().find((each) => each.id === id);
  }

  private operations(query: Readonly<Record<string, string>>): Operations {
    const all = this.shop().operations(query['wrapper']);
    const chosen = all.operations.filter((each) => query['status'] === undefined || each.status === query['status']);
    if (query['sort'] === 'score') {
      chosen.sort((a, b) => (a.score ?? 1) - (b.score ?? 1));
    }
    return { ...all, total: chosen.length, operations: chosen.slice(0, Number(query['limit'] ?? 1_000)) };
  }

  private some(query: Readonly<Record<string, string>>): readonly Traits[] {
    return this.traits.filter(
      (each) =>
        (query['wrapper'] === undefined || each.wrapper === query['wrapper']) &&
        (query['operation'] === undefined || query['operation'] === each.operation || query['operation'] === `${each.wrapper}.${each.operation}`),
    );
  }

  private readonly answers: Answers = {
    '/api/v1/me': () => ({ needsLogin: false, firstRun: false, loggedIn: true, name: 'demo', kind: 'local', role: 'admin', csrfToken: null }),
    '/api/v1/dashboard': ({ now }) => ({
      version: 'demo',
      service: 'shop',
      serviceVersion: '2.14.1',
      environment: 'production',
      started: new Date(now - OUTAGE.startedAgo + OUTAGE.lasted).toISOString(),
      roles: ['viewer', 'operator', 'admin'],
      traceUrl: null,
      metricsUrl: null,
      features: { recording: true, history: true, alerts: true, costs: true, prometheus: true, export: true },
    }),
    '/api/v1/me/preferences': () => ({ version: 0, preferences: {} }),
    '/api/v1/traces': ({ query, now }) => ({ calls: tracesOf(this.some(query), query['outcome'], now).slice(0, Number(query['limit'] ?? 50)) }),
    '/api/v1/instrumentation/methods': ({ query }) => {
      const methods = methodsOf(this.traits).filter((each) => each.method.toLowerCase().includes((query['query'] ?? '').toLowerCase()));
      return { classes: 11_204, isCut: false, methods: methods.slice(0, Number(query['limit'] ?? 100)) };
    },
    '/api/v1/instrumentation/preview': () => {
      const matches = methodsOf(this.traits).map((each) => ({ method: each.method, operation: each.operation, isMonitored: true, excludedBy: '' }));
      return { count: matches.length, exceedsLimit: false, notSeen: 0, matches };
    },
    '/api/v1/metrics/summary': () => {
      const system = this.shop().system();
      return { system, total: this.shop().total(this.shop().momentsOf(undefined)), mostCalled: [], slowest: [], mostErrors: [], mostFallbacks: [] };
    },
    '/api/v1/system': () => this.shop().system(),
    '/api/v1/wrappers': () => this.shop().wrappers(),
    '/api/v1/wrappers/{wrapper}': ({ path }) => wrapperOf(this.shop(), path['wrapper'] ?? ''),
    '/api/v1/operations': ({ query }) => this.operations(query),
    '/api/v1/operations/{id}': ({ path }) => operationOf(this.shop(), path['id'] ?? ''),
    '/api/v1/metrics/current': () => this.shop().figures(),
    '/api/v1/metrics/history': ({ query, now }) => historyOf(query['series'] ?? '', this.traits, spanOf(query, now), now),
    '/api/v1/charts': ({ query, now }) => chartOf(query['chart'] ?? 'calls', this.some(query), spanOf(query, now), now),
    '/api/v1/trend': ({ query, now }) => trendsOf(query['series'] ?? '', this.traits.slice(0, 6), spanOf(query, now), now),
    '/api/v1/events': ({ query, now }) => {
      const events = eventsOf(now).filter(
        (each) =>
          (query['scope'] === undefined || each.scope === query['scope']) && (query['kind'] === undefined || each.kind === query['kind']),
      );
      const older = query['before'] === undefined ? events : events.filter((each) => each.id < Number(query['before']));
      return { lastId: events.length, oldestId: 1, events: [...older].reverse().slice(0, Number(query['limit'] ?? 100)) };
    },
    '/api/v1/alerts': ({ query }) => ({ alerts: this.alerts().filter((each) => query['state'] === undefined || each.state === query['state']) }),
    '/api/v1/alerts/{id}': ({ path }) => this.alert(path['id'] ?? ''),
    '/api/v1/alerts/history': ({ query, now }) => ({ records: recordsOf(now, this.alert(query['alert'] ?? '')).slice(0, Number(query['limit'] ?? 100)) }),
    '/api/v1/alerts/rules/{name}/replay': ({ path, query, now }) => replayOf(path['name'] ?? '', query['last'] ?? '', now),
    '/api/v1/series': () => seriesOf(this.traits),
    '/api/v1/fleet/instances': () => NO_FLEET,
    '/api/v1/instrumentation/suggestions': () => suggestionsOf(this.traits),
    '/api/v1/alerts/silences': () => ({ silences: this.silences }),
    '/api/v1/alerts/maintenance': ({ now }) => ({ windows: maintenanceOf(now) }),
    '/api/v1/alerts/channels': ({ now }) => ({ channels: channelsOf(now), problems: [] }),
    '/api/v1/alerts/dead-letters': () => ({ deadLetters: [] }),
    '/api/v1/costs': ({ query, now }) => costsOf(this.traits, query, now),
    '/api/v1/costs/prices': () => pricesOf(),
    '/api/v1/budgets': ({ now }) => budgetsOf(this.traits, now),
    '/api/v1/measures': () => ({ measures: measuresOf(this.shop()) }),
    '/api/v1/recommendations': () => ({ recommendations: findingsOf(this.shop()) }),
    '/api/v1/guards': () => ({ time: this.shop().time, guards: guardsOf() }),
    '/api/v1/stuck': ({ now }) => ({ time: this.shop().time, total: 1, calls: stuckOf(now) }),
    '/api/v1/slos': ({ now }) => ({ slos: slosOf(now) }),
    '/api/v1/config': async () => configurationOf(await this.real.get('/api/v1/config/fields')),
    '/config/status': async () => ({
      ...configurationOf(await this.real.get('/api/v1/config/fields')),
      valid: true,
      problems: [],
      warnings: [],
    }),
    '/api/v1/config/history': () => ({ versions: [] }),
    '/api/v1/audit': ({ now }) => ({ entries: auditOf(now), next: null }),
    '/api/v1/audit/verify': ({ now }) => ({ intact: true, entries: 240, first: 1, last: 240, head: auditOf(now)[0]?.hash ?? '', problems: [] }),
    '/api/v1/users': ({ now }) => ({ users: usersOf(now) }),
    '/api/v1/tokens': ({ now }) => ({ tokens: tokensOf(now) }),
    '/api/v1/instrumentation': () => {
      const methods = methodsOf(this.traits);
      const none = { selectors: [], source: 'default', until: null };
      return { selection: { include: { ...none, selectors: ['com.example.shop.**Client#*'], source: '/etc/shop/opvitals.yaml:12:3' }, exclude: none }, count: methods.length, methods };
    },
    '/api/v1/instrumentation/explain': ({ query }) => ({
      answers: methodsOf(this.traits)
        .filter((each) => each.method.startsWith(query['class'] ?? ''))
        .map(explanationOf),
    }),
  };
}
