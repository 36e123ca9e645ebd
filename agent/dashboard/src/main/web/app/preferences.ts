/** What is kept of a user: by name, and the version of all of it. */
export interface Kept {
  readonly version: number;
  readonly values: Values;
}

export type Values = Readonly<Record<string, unknown>>;

/** Where preferences are kept, so that they are the same in every browser. */
export interface PreferencesKeeper {
  read(): Promise<Kept>;
  /** Rejects with what {@link isConflict} knows where another version holds by now. */
  save(kept: Kept): Promise<Kept>;
  isConflict(thrown: unknown): boolean;
}

/** What of this browser is used; the part of localStorage that is needed. */
export interface Cache {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

const KEY = 'opvitals.preferences';
const USER_KEY = 'opvitals.preferences.user';
const WAIT_MS = 400;
const TRIES = 3;

/**
 * What a reader has chosen of how the page looks and behaves, by name. The agent keeps it for each user; this browser keeps
 * a copy, for what is drawn before the agent has answered, and for where nobody logs in.
 *
 * Two tabs do not overwrite each other: each says which names it has changed, and to what version. What another tab has
 * changed under another name is taken over; under the same name the reader is asked.
 */
export class Preferences extends EventTarget {
  private values: Values;
  private keeper: PreferencesKeeper | undefined;
  /** As the agent has them: what a change is a change of. */
  private base: Kept = { version: 0, values: {} };
  private readonly changed = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSaving = false;
  private theirs: Kept | undefined;
  private fault: unknown;

  constructor(private readonly cache: Cache) {
    super();
    this.values = read(cache.getItem(KEY));
  }

  /** @param isRight whether what was kept still makes sense */
  get<T>(name: string, isRight: (value: unknown) => value is T, byDefault: T): T {
    const value = this.values[name];
    return isRight(value) ? value : byDefault;
  }

  has(name: string): boolean {
    return this.values[name] !== undefined;
  }

  /** @param value undefined for the default again */
  set(name: string, value: unknown): void {
    this.values = { ...this.values, [name]: value };
    this.changed.add(name);
    this.show();
    this.saveSoon();
  }

  /** Names that another tab or browser has changed as well; empty while there is nothing to ask. */
  get conflicts(): readonly string[] {
    const theirs = this.theirs;
    return theirs === undefined ? [] : [...this.changed].filter((each) => isOther(theirs.values[each], this.base.values[each]));
  }

  /** Why the last change is in this browser only; undefined while it is not. */
  get problem(): unknown {
    return this.fault;
  }

  /** Answers what is asked of conflicts: keeps what was changed here, or takes what was changed there. */
  resolve(keepsMine: boolean): void {
    const theirs = this.theirs;
    if (theirs === undefined) {
      return;
    }
    if (!keepsMine) {
      this.conflicts.forEach((each) => this.changed.delete(each));
    }
    this.theirs = undefined;
    this.rebase(theirs);
    this.saveSoon();
  }

  /**
   * From now on the agent keeps them; what it has is taken over, and what another user has left in this browser is not.
   *
   * @param user whose they are
   */
  async keepIn(keeper: PreferencesKeeper, user: string): Promise<void> {
    this.keeper = keeper;
    if (this.cache.getItem(USER_KEY) !== user) {
      this.cache.setItem(USER_KEY, user);
      this.values = {};
      this.changed.clear();
      this.show();
    }
    try {
      this.rebase(await keeper.read());
      this.fault = undefined;
    } catch (thrown) {
      this.fault = thrown;
    }
    this.saveSoon();
  }

  /** Tries again to keep what could not be kept. */
  retry(): void {
    this.saveSoon();
  }

  /** Another tab of this browser has kept something: what is not being changed here is taken over. */
  heard(key: string | null, text: string | null): void {
    if (key === KEY) {
      const theirs = read(text);
      const mine = Object.fromEntries([...this.changed].map((each) => [each, this.values[each]]));
      const unchanged = Object.entries(theirs).filter(([name]) => !this.changed.has(name));
      this.values = { ...theirs, ...mine };
      this.base = { version: this.base.version, values: { ...this.base.values, ...Object.fromEntries(unchanged) } };
      this.dispatchEvent(new Event('change'));
    }
  }

  /** Takes over what the agent has, with what was changed here on top. */
  private rebase(kept: Kept): void {
    const mine = Object.fromEntries([...this.changed].map((each) => [each, this.values[each]]));
    this.base = kept;
    this.values = { ...kept.values, ...mine };
    this.show();
  }

  private show(): void {
    try {
      this.cache.setItem(KEY, JSON.stringify(this.values));
    } catch {
      // A browser that keeps nothing still shows what was chosen.
    }
    this.dispatchEvent(new Event('change'));
  }

  private saveSoon(): void {
    clearTimeout(this.timer);
    if (this.keeper !== undefined && this.changed.size > 0 && this.theirs === undefined) {
      const keeper = this.keeper;
      this.timer = setTimeout(() => void this.save(keeper), WAIT_MS);
    }
  }

  private async save(keeper: PreferencesKeeper): Promise<void> {
    if (this.isSaving) {
      return this.saveSoon();
    }
    this.isSaving = true;
    try {
      await this.tried(keeper, TRIES);
      this.fault = undefined;
    } catch (thrown) {
      this.fault = thrown;
    } finally {
      this.isSaving = false;
    }
    this.dispatchEvent(new Event('change'));
  }

  private async tried(keeper: PreferencesKeeper, tries: number): Promise<void> {
    const sent = new Map([...this.changed].map((each) => [each, this.values[each]]));
    try {
      const saved = await keeper.save({ version: this.base.version, values: this.values });
      sent.forEach((value, name) => {
        if (this.values[name] === value) {
          this.changed.delete(name);
        }
      });
      this.base = saved;
      this.saveSoon();
    } catch (thrown) {
      if (!keeper.isConflict(thrown) || tries === 0) {
        throw thrown;
      }
      const theirs = await keeper.read();
      this.theirs = theirs;
      if (this.conflicts.length === 0) {
        this.theirs = undefined;
        this.rebase(theirs);
        await this.tried(keeper, tries - 1);
      }
    }
  }
}

function isOther(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) !== JSON.stringify(b);
}

function read(text: string | null): Values {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    return typeof kept === 'object' && kept !== null && !Array.isArray(kept) ? (kept as Values) : {};
  } catch {
    return {};
  }
}
