import type { ConfigurationProblem, ConfigurationStatus, SettingField } from './api-types.js';
import type { Api } from './api.js';
import { asProblem, type ApiProblem } from './problem.js';
import { meanwhile, NO_DRAFT, sent, takenBack, typed, without, type Draft, type Meanwhile } from './setting-draft.js';
import { faultOf } from './setting-value.js';
import { grouped, type Entry, type Group } from './settings.js';

const CHECK_AFTER_MS = 300;

/**
 * The form of all settings: what holds, what was typed and is not saved, what the agent says of it. Sends `change` whenever
 * one of them is another.
 */
export class SettingForm extends EventTarget {
  /** What is typed and not saved. */
  draft: Draft = NO_DRAFT;
  /** What the agent says of it. */
  problems: readonly ConfigurationProblem[] = [];
  /** What others changed since this was read. */
  theirs: Meanwhile | undefined;
  /** Why the last attempt to save did not succeed. */
  refused: ApiProblem | undefined;
  isChecking = false;
  isSaving = false;
  groups: readonly Group[] = [];
  entries: ReadonlyMap<string, Entry> = new Map();

  private fields: readonly SettingField[] = [];
  private held: ConfigurationStatus | undefined;
  private added: ReadonlyMap<string, readonly string[]> = new Map();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private checks = 0;

  constructor(
    private readonly api: Api,
    private readonly canChange: () => boolean,
  ) {
    super();
  }

  get status(): ConfigurationStatus | undefined {
    return this.held;
  }

  /** What was read from the agent; what was typed stays. */
  know(fields: readonly SettingField[], status: ConfigurationStatus): void {
    if (fields !== this.fields || status !== this.held) {
      this.fields = fields;
      this.held = status;
      this.regroup();
    }
  }

  type(entry: Entry, text: string): void {
    this.become(typed(this.draft, entry, text));
  }

  takeBack(keys: readonly string[]): void {
    this.become(takenBack(this.draft, keys));
  }

  leave(keys: readonly string[]): void {
    this.become(without(this.draft, keys));
  }

  leaveAll(): void {
    this.added = new Map();
    this.theirs = undefined;
    this.refused = undefined;
    this.regroup();
    this.become(NO_DRAFT);
  }

  /** Shows the settings of something that has none yet. */
  add(prefix: string, name: string): void {
    this.added = new Map([...this.added, [prefix, [...(this.added.get(prefix) ?? []), name]]]);
    this.regroup();
    this.tell();
  }

  /** Takes something away again that was added and not saved. */
  forget(name: string, keys: readonly string[]): void {
    this.added = new Map([...this.added].map(([prefix, names]) => [prefix, names.filter((each) => each !== name)]));
    this.regroup();
    this.leave(keys);
  }

  /** Whether nothing is known to be wrong with it. */
  get isRight(): boolean {
    return this.problems.length === 0 && [...this.draft].every(([key, value]) => this.isFine(key, value));
  }

  /** Saves all of it or nothing. @param lasting `30m`, or undefined for good */
  async save(lasting: string | undefined): Promise<boolean> {
    this.isSaving = true;
    this.refused = undefined;
    this.tell();
    try {
      const version = this.held?.version ?? 0;
      const body = { changes: sent(this.draft, this.entries), version, ...(lasting === undefined ? {} : { for: lasting }) };
      await this.api.send('PATCH /api/v1/config', body);
      this.leaveAll();
      return true;
    } catch (thrown) {
      await this.failed(asProblem(thrown));
      return false;
    } finally {
      this.isSaving = false;
      this.tell();
    }
  }

  private async failed(problem: ApiProblem): Promise<void> {
    this.refused = problem;
    if (problem.status === 409) {
      try {
        const history = await this.api.get('/api/v1/config/history');
        this.theirs = meanwhile(history.versions, this.held?.version ?? 0, this.draft);
      } catch {
        this.theirs = { versions: [], clashes: [] };
      }
    }
    this.problems = problem.faults.map((each) => ({ key: each.at === 'configuration' ? '' : each.at, file: '', line: 0, column: 0, message: each.detail }));
  }

  private isFine(key: string, value: string | null): boolean {
    const field = this.entries.get(key)?.field;
    return field === undefined || value === null || faultOf(field, value) === '';
  }

  private become(draft: Draft): void {
    this.draft = draft;
    this.refused = undefined;
    this.checkSoon();
    this.tell();
  }

  private checkSoon(): void {
    clearTimeout(this.timer);
    const check = ++this.checks;
    if (this.draft.size === 0 || !this.canChange()) {
      this.problems = [];
      this.isChecking = false;
      return;
    }
    this.isChecking = true;
    this.timer = setTimeout(() => void this.check(check), CHECK_AFTER_MS);
  }

  private async check(check: number): Promise<void> {
    let problems: readonly ConfigurationProblem[] = [];
    try {
      problems = (await this.api.send('POST /api/v1/config/check', { changes: sent(this.draft, this.entries) })).problems;
    } catch (thrown) {
      problems = [{ key: '', file: '', line: 0, column: 0, message: asProblem(thrown).message }];
    }
    if (check === this.checks) {
      this.problems = problems;
      this.isChecking = false;
      this.tell();
    }
  }

  private regroup(): void {
    this.groups = grouped(this.fields, this.held?.settings ?? [], this.added);
    const all = this.groups.flatMap((group) => [
      ...group.entries,
      ...group.collections.flatMap((each) => each.things.flatMap((thing) => thing.entries)),
    ]);
    this.entries = new Map(all.map((each) => [each.key, each]));
  }

  private tell(): void {
    this.dispatchEvent(new Event('change'));
  }
}
