import type { AuditEntry, ConfigurationVersion, SettingValue } from './api-types.js';

/** What one setting will be when a version is restored. */
export interface Restored {
  readonly key: string;
  /** null for not changed at run time. */
  readonly now: string | null;
  readonly then: string | null;
}

/**
 * What going back to a version changes, from what each later one says it changed.
 *
 * @param versions the latest first, without a gap
 * @param number the version to go back to; 0 for no change at run time at all
 * @param settings what holds now
 */
export function restoring(versions: readonly ConfigurationVersion[], number: number, settings: readonly SettingValue[]): readonly Restored[] {
  if (number === 0) {
    return settings
      .filter((each) => each.layer === 'run-time')
      .map((each) => ({ key: each.key, now: each.value, then: null }));
  }
  const now = new Map<string, string | null>();
  const then = new Map<string, string | null>();
  for (const version of versions.filter((each) => each.number > number)) {
    for (const change of version.changes) {
      if (!now.has(change.key)) {
        now.set(change.key, change.to);
      }
      then.set(change.key, change.from);
    }
  }
  return [...now]
    .map(([key, value]) => ({ key, now: value, then: then.get(key) ?? null }))
    .filter((each) => each.now !== each.then)
    .sort((a, b) => a.key.localeCompare(b.key));
}

/** What of the trail is looked for. */
export interface AuditFilter {
  readonly text: string;
  /** The kind of action: `config`, `user`; '' for all. */
  readonly kind: string;
}

export function kindOf(entry: AuditEntry): string {
  return entry.action.split('.')[0] ?? entry.action;
}

export function filtered(entries: readonly AuditEntry[], filter: AuditFilter): readonly AuditEntry[] {
  const words = filter.text.toLowerCase().split(/\s+/).filter((each) => each !== '');
  return entries.filter((each) => {
    const all = [each.actor, each.origin, each.action, each.target, each.from, each.to].join(' ').toLowerCase();
    return (filter.kind === '' || kindOf(each) === filter.kind) && words.every((word) => all.includes(word));
  });
}

/** Both lists as one, the newest first, each entry once. */
export function joined(entries: readonly AuditEntry[], more: readonly AuditEntry[]): readonly AuditEntry[] {
  const byNumber = new Map([...more, ...entries].map((each) => [each.number, each]));
  return [...byNumber.values()].sort((a, b) => b.number - a.number);
}
