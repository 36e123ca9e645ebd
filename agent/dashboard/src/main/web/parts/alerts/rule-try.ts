import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { App } from '../../app/app.js';
import type { Replay, Writes } from '../../data/api-types.js';
import { failed, LOADING, ready, type Loaded } from '../../data/loaded.js';
import { asProblem } from '../../data/problem.js';
import { bodyOf, faultsOf, refusedFaults, type Faults, type RuleDraft } from '../../data/rule-draft.js';

const CHECK_AFTER_MS = 250;
const REPLAY_AFTER_MS = 600;
const AGAIN_MS = 1_000;
const MOST_TRIES = 20;

type Checked = Writes['POST /api/v1/alerts/rules/check']['body'];

const UNNAMED = 'Unnamed';

/** A replay, and of which time it is. */
export interface Replayed {
  readonly replay: Replay;
  readonly from: number;
  readonly to: number;
}

/** Tries a rule while somebody edits it: whether the agent would take it, and when it would have fired. The latest counts. */
export class RuleTry implements ReactiveController {
  faults: Faults = new Map();
  replayed: Loaded<Replayed> = LOADING;
  isReplaying = false;

  private timer: number | undefined;
  private running: AbortController | undefined;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly app: () => App,
  ) {
    host.addController(this);
  }

  hostDisconnected(): void {
    clearTimeout(this.timer);
    this.running?.abort();
  }

  /** Tries a draft, a moment after the last change. */
  draft(draft: RuleDraft, seconds: number): void {
    const body = { name: draft.name.trim() === '' ? UNNAMED : draft.name.trim(), ...bodyOf(draft) };
    this.begin(CHECK_AFTER_MS, async (signal) => {
      const faults = await this.check(body, signal);
      if (body.expr === '') {
        faults.delete('expr');
        this.replayed = LOADING;
      }
      this.faults = faults;
      this.host.requestUpdate();
      if (faults.size === 0 && body.expr !== '') {
        await pause(REPLAY_AFTER_MS - CHECK_AFTER_MS, signal);
        await this.replay(seconds, signal, (from) =>
          this.app().api.send('POST /api/v1/alerts/replay', { ...body, from: from.toISOString() }, { signal }),
        );
      }
    });
  }

  /** What is wrong. A name that is refused at once does not hide what is wrong with the rest. */
  private async check(body: Checked, signal: AbortSignal): Promise<Map<string, string>> {
    try {
      const { problems } = await this.app().api.send('POST /api/v1/alerts/rules/check', body, { signal });
      return new Map(faultsOf(problems));
    } catch (thrown) {
      const problem = asProblem(thrown);
      if (signal.aborted || problem.status !== 400 || problem.faults.length === 0) {
        throw thrown;
      }
      const refused = refusedFaults(problem);
      const rest = refused.has('name') && body.name !== UNNAMED ? await this.check({ ...body, name: UNNAMED }, signal) : new Map();
      return new Map([...rest, ...refused]);
    }
  }

  /** Replays a rule as it is, for those who may not change it. */
  known(name: string, seconds: number): void {
    this.begin(0, (signal) =>
      this.replay(seconds, signal, () =>
        this.app().api.get('/api/v1/alerts/rules/{name}/replay', { path: { name }, query: { last: `PT${seconds}S` }, signal }),
      ),
    );
  }

  private begin(afterMs: number, run: (signal: AbortSignal) => Promise<void>): void {
    clearTimeout(this.timer);
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    this.timer = window.setTimeout(() => {
      run(running.signal)
        .catch((thrown: unknown) => {
          if (!running.signal.aborted) {
            this.replayed = failed<Replayed>(LOADING, thrown);
          }
        })
        .finally(() => {
          if (this.running === running) {
            this.isReplaying = false;
          }
          this.host.requestUpdate();
        });
    }, afterMs);
  }

  private async replay(seconds: number, signal: AbortSignal, ask: (from: Date) => Promise<Replay>): Promise<void> {
    this.isReplaying = true;
    this.host.requestUpdate();
    for (let tries = 1; ; tries++) {
      const to = Date.now();
      const from = to - seconds * 1_000;
      try {
        const replay = await ask(new Date(from));
        if (!signal.aborted) {
          this.replayed = ready({ replay, from, to }, to);
        }
        return;
      } catch (thrown) {
        // The agent replays one at a time.
        if (signal.aborted || asProblem(thrown).status !== 503 || tries === MOST_TRIES) {
          throw thrown;
        }
        await pause(AGAIN_MS, signal);
      }
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      fail(new DOMException('aborted', 'AbortError'));
    });
  });
}
