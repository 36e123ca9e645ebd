import type { Api, Asked } from './api.js';
import type { Reads, Writes } from './api-types.js';
import type { Connection, Live, LiveListener } from './live.js';
import { ApiProblem, asProblem } from './problem.js';
import type { Scope } from './scope.js';
import { Turns } from './turns.js';

/** What the fleet answers in the same shape as one JVM does: the path here, and there. */
const OF_FLEET: Partial<Record<keyof Reads, keyof Reads>> = {
  '/api/v1/system': '/api/v1/fleet/system',
  '/api/v1/metrics/summary': '/api/v1/fleet/metrics/summary',
  '/api/v1/wrappers': '/api/v1/fleet/wrappers',
  '/api/v1/wrappers/{wrapper}': '/api/v1/fleet/wrappers/{wrapper}',
  '/api/v1/operations': '/api/v1/fleet/operations',
  '/api/v1/operations/{id}': '/api/v1/fleet/operations/{id}',
  '/api/v1/guards': '/api/v1/fleet/guards',
  '/api/v1/charts': '/api/v1/fleet/charts',
  '/api/v1/alerts': '/api/v1/fleet/alerts',
};

/** What is about the reader and this page, whatever it shows. */
const OF_PAGE: ReadonlySet<string> = new Set<string>([
  '/api/v1/me',
  '/api/v1/dashboard',
  'POST /api/v1/login',
  'POST /api/v1/logout',
  'POST /api/v1/setup',
  'POST /api/v1/me/password',
]);

/** The same in any scope, and waited for like all that the fleet is asked. */
const INSTANCES = '/api/v1/fleet/instances';

/** What has no meaning over a fleet, said calmly: the status is that of something that is not implemented. */
export function notOfFleet(): ApiProblem {
  return new ApiProblem(
    501,
    'Only shown of one JVM',
    'Series do not tell this. It is known where it happens: choose This JVM above, or open the page of the instance itself.',
    [],
  );
}

const MOST_TRIES = 10;
const RETRY_MS = 500;

/** Fewer than the agent lets wait for the fleet's answers: readers on other pages want to be answered, too. */
const MOST_AT_ONCE = 2;

/** Asks for the fleet's numbers where one JVM's were asked for; what the fleet does not know fails with notOfFleet. */
export class FleetApi implements Api {
  private readonly instance: string | undefined;
  private readonly turns = new Turns(MOST_AT_ONCE);

  constructor(
    private readonly api: Api,
    scope: Scope & { kind: 'fleet' },
  ) {
    this.instance = scope.instances.length === 0 ? undefined : scope.instances.join(',');
  }

  get<P extends keyof Reads>(path: P, asked: Asked = {}): Promise<Reads[P]> {
    if (path === INSTANCES) {
      return this.patiently(path, asked);
    }
    if (OF_PAGE.has(path) || path.startsWith('/api/v1/me/')) {
      return this.api.get(path, asked);
    }
    const there = OF_FLEET[path];
    if (there === undefined) {
      return Promise.reject(notOfFleet());
    }
    // Both paths answer with the same type: the agent writes both with the same views.
    return this.patiently(there, { ...asked, query: this.query(path, asked) }) as Promise<Reads[P]>;
  }

  /** In turn, as a page asks for much at once; and where too many readers of other pages wait already, again. */
  private async patiently<P extends keyof Reads>(path: P, asked: Asked): Promise<Reads[P]> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.turns.take(() => this.api.get(path, asked), asked.signal);
      } catch (thrown) {
        if (asProblem(thrown).status !== 503 || tries === MOST_TRIES || asked.signal?.aborted === true) {
          throw thrown;
        }
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  send<K extends keyof Writes>(what: K, body: Writes[K]['body'], asked: Asked = {}): Promise<Writes[K]['answer']> {
    const path = what.substring(what.indexOf(' ') + 1);
    const isOfPage = OF_PAGE.has(what) || path.startsWith('/api/v1/me/');
    return isOfPage ? this.api.send(what, body, asked) : Promise.reject(notOfFleet());
  }

  /** Alerts of a fleet have no silences, and so nothing to filter by them. */
  private query(path: keyof Reads, asked: Asked): NonNullable<Asked['query']> {
    return { ...(path === '/api/v1/alerts' ? {} : asked.query), instance: this.instance };
  }
}

const PERIOD_MS = 10_000;

/** States of the fleet, asked for every ten seconds while the page is looked at: there is nobody who would send them. */
export class PollingLive implements Live {
  private readonly topics = new Set<string>();
  private listener: LiveListener | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private isAsking = false;
  private isAway = false;

  /**
   * @param read reads the state of a topic
   * @param isSeen whether somebody looks at the page
   */
  constructor(
    private readonly read: (topic: string) => Promise<unknown>,
    private readonly isSeen: () => boolean = () => document.visibilityState === 'visible',
  ) {}

  start(listener: LiveListener): void {
    this.listener = listener;
    this.tell('live');
    this.timer = setInterval(() => void this.ask(), PERIOD_MS);
  }

  subscribe(topic: string): void {
    this.topics.add(topic);
  }

  unsubscribe(topic: string): void {
    this.topics.delete(topic);
  }

  retry(): void {
    void this.ask();
  }

  stop(): void {
    clearInterval(this.timer);
    this.listener = undefined;
  }

  private async ask(): Promise<void> {
    if (this.isAsking || !this.isSeen()) {
      return;
    }
    this.isAsking = true;
    const answers = await Promise.all(this.asked().map((each) => this.askFor(each)));
    this.isAsking = false;
    if (answers.length > 0) {
      this.isAway = !answers.every((each) => each);
      this.tell(this.isAway ? 'waiting' : 'live');
    }
  }

  /** What is watched; where nothing is, one thing all the same until the fleet answers again: pages wait for that. */
  private asked(): readonly string[] {
    return this.topics.size === 0 && this.isAway ? ['system'] : [...this.topics];
  }

  /** Whether the fleet could be asked; that it does not know something is an answer, too. */
  private async askFor(topic: string): Promise<boolean> {
    try {
      const state = await this.read(topic);
      if (this.topics.has(topic)) {
        this.listener?.received(topic, state);
      }
      return true;
    } catch (thrown) {
      const { status } = asProblem(thrown);
      return status === 501 || status === 404;
    }
  }

  private tell(state: Connection): void {
    this.listener?.connected(state);
  }
}
