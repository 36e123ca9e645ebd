import type { ConfigurationProblem, ConfigurationVersion, SettingField } from './api-types.js';
import type { Entry } from './settings.js';
import { faultOf, items } from './setting-value.js';

/** Values by key that are not saved yet; null takes a change back. */
export type Draft = ReadonlyMap<string, string | null>;

export const NO_DRAFT: Draft = new Map();

/** What a form shows: what is typed, else what holds. A secret's value is never known. */
export function textOf(draft: Draft, entry: Entry): string {
  const typed = draft.get(entry.key);
  if (typed !== undefined && typed !== null) {
    return typed;
  }
  return entry.field.secret ? '' : shownText(entry.field, entry.value?.value ?? '');
}

/** A value as a form shows it: the items of a list each in a line. */
function shownText(field: SettingField, value: string): string {
  return field.kind === 'list' ? items(value).join('\n') : value;
}

/** What is in a form as the agent takes it. */
export function sentText(field: SettingField, text: string): string {
  return field.kind === 'list' ? items(text).join(', ') : text.trim();
}

/** The draft as a request takes it. */
export function sent(draft: Draft, entries: ReadonlyMap<string, Entry>): Record<string, string | null> {
  const changes: Record<string, string | null> = {};
  for (const [key, value] of draft) {
    const field = entries.get(key)?.field;
    changes[key] = value === null || field === undefined ? value : sentText(field, value);
  }
  return changes;
}

/** What somebody typed; what holds already is no change. */
export function typed(draft: Draft, entry: Entry, text: string): Draft {
  const next = new Map(draft);
  const isSame = entry.field.secret
    ? text === ''
    : sentText(entry.field, text) === sentText(entry.field, entry.value?.value ?? '');
  if (isSame) {
    next.delete(entry.key);
  } else {
    next.set(entry.key, text);
  }
  return next;
}

/** Takes what was changed at run time back. */
export function takenBack(draft: Draft, keys: readonly string[]): Draft {
  const next = new Map(draft);
  keys.forEach((key) => next.set(key, null));
  return next;
}

/** Leaves keys as they are. */
export function without(draft: Draft, keys: readonly string[]): Draft {
  const next = new Map(draft);
  keys.forEach((key) => next.delete(key));
  return next;
}

/** A change before it is saved, to be read. */
export interface Pending {
  readonly key: string;
  readonly before: string;
  readonly after: string;
  readonly field: SettingField | undefined;
  readonly fault: string;
}

export function pendings(draft: Draft, entries: ReadonlyMap<string, Entry>, problems: readonly ConfigurationProblem[]): readonly Pending[] {
  return [...draft].map(([key, value]) => {
    const entry = entries.get(key);
    const isSecret = entry?.field.secret === true;
    const fallback = entry?.field.default ?? '';
    return {
      key,
      before: entry?.value?.value ?? '',
      after: value === null ? `what else says so${fallback === '' ? '' : `, or ${fallback}`}` : isSecret ? '***' : afterText(entry, value),
      field: entry?.field,
      fault: faultAt(draft, entry, problems),
    };
  });
}

function afterText(entry: Entry | undefined, value: string): string {
  return entry === undefined ? value : sentText(entry.field, value);
}

/** What is wrong with what stands in a field: what we see ourselves, else what the agent said. */
export function faultAt(draft: Draft, entry: Entry | undefined, problems: readonly ConfigurationProblem[]): string {
  const value = entry === undefined ? undefined : draft.get(entry.key);
  if (entry === undefined || value === undefined) {
    return '';
  }
  const own = value === null ? '' : faultOf(entry.field, value);
  return own !== ''
    ? own
    : problems
        .filter((each) => each.key === entry.key)
        .map((each) => each.message)
        .join('; ');
}

/** What others changed after a version that was read, of it what is changed here as well. */
export interface Meanwhile {
  readonly versions: readonly ConfigurationVersion[];
  readonly clashes: readonly string[];
}

export function meanwhile(versions: readonly ConfigurationVersion[], read: number, draft: Draft): Meanwhile {
  const later = versions.filter((each) => each.number > read);
  const theirs = new Set(later.flatMap((each) => each.changes.map((change) => change.key)));
  return { versions: later, clashes: [...draft.keys()].filter((each) => theirs.has(each)) };
}
