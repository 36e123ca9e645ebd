import type { SettingField, SettingValue } from './api-types.js';

const PREFIX = 'opvitals.';

/** A setting with its value: what a form needs of it. */
export interface Entry {
  /** With the name of the thing in it. */
  readonly key: string;
  readonly field: SettingField;
  /** What holds; undefined where nobody has said anything and there is no default. */
  readonly value: SettingValue | undefined;
}

/** Something with a name that has settings of its own: a wrapper, a channel. */
export interface Thing {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Things of a kind, by names that one may choose. */
export interface Collection {
  /** What stands before the name: `opvitals.alert.channel.`. */
  readonly prefix: string;
  /** `alert.channel`, for links. */
  readonly id: string;
  readonly fields: readonly SettingField[];
  readonly things: readonly Thing[];
}

/** Settings that are about the same. */
export interface Group {
  readonly id: string;
  readonly title: string;
  readonly entries: readonly Entry[];
  readonly collections: readonly Collection[];
}

const GROUPS: readonly (readonly [string, string, readonly string[]])[] = [
  ['monitoring', 'What is monitored', ['enabled', 'instrumentation.', 'outcome.', 'stuck-after', 'kill-switch.']],
  ['health', 'Health scores', ['health.']],
  ['checks', 'Health checks', ['health.check.', 'health.target.', 'health.ready']],
  ['wrappers', 'Wrappers', ['wrapper.']],
  ['operations', 'Operations', ['operation.']],
  ['alerts', 'Alerts', ['alert.']],
  ['costs', 'Costs', ['cost.']],
  ['measures', 'Measures', ['measure.']],
  ['history', 'History', ['history.']],
  ['traces', 'Traces and logs', ['trace.', 'logging.', 'log.']],
  ['outputs', 'Other outputs', ['console.', 'prometheus.', 'jmx.']],
  ['server', 'Server', ['server.']],
  ['security', 'Security', ['security.', 'user.']],
  ['agent', 'The agent itself', ['']],
];

/** Without what every setting begins with, as it stands in the file. */
export function shortKey(key: string): string {
  return key.startsWith(PREFIX) ? key.substring(PREFIX.length) : key;
}

/** The group whose prefix fits best. */
function groupOf(key: string): string {
  const short = shortKey(key);
  let best: readonly [string, number] = ['agent', -1];
  for (const [id, , prefixes] of GROUPS) {
    for (const prefix of prefixes) {
      if (short.startsWith(prefix) && prefix.length > best[1]) {
        best = [id, prefix.length];
      }
    }
  }
  return best[0];
}

/** Which thing a key is about, and by which setting: the longest that fits, for names may have dots. */
export function parseNamed(fields: readonly SettingField[], key: string): { field: SettingField; name: string } | undefined {
  let best: { field: SettingField; name: string } | undefined;
  for (const field of fields) {
    const [before, after] = field.key.split('*');
    if (before === undefined || after === undefined || key.length <= before.length + after.length) {
      continue;
    }
    if (key.startsWith(before) && key.endsWith(after) && after.length > (best?.field.key.split('*')[1]?.length ?? -1)) {
      best = { field, name: key.substring(before.length, key.length - after.length) };
    }
  }
  return best;
}

export function keyOf(field: SettingField, name: string): string {
  return field.key.replace('*', name);
}

/**
 * All settings in groups, in the order in which one reads them.
 *
 * @param names names of things that have no value yet, by the collection's prefix
 */
export function grouped(
  fields: readonly SettingField[],
  values: readonly SettingValue[],
  names: ReadonlyMap<string, readonly string[]> = new Map(),
): readonly Group[] {
  const byKey = new Map(values.map((each) => [each.key, each]));
  const named = fields.filter((each) => each.named);
  const things = thingNames(named, values, names);
  return GROUPS.map(([id, title]) => ({
    id,
    title,
    entries: fields
      .filter((each) => !each.named && groupOf(each.key) === id)
      .map((field) => ({ key: field.key, field, value: byKey.get(field.key) })),
    collections: collections(
      named.filter((each) => groupOf(each.key) === id),
      byKey,
      things,
    ),
  })).filter((each) => each.entries.length > 0 || each.collections.length > 0);
}

function thingNames(
  named: readonly SettingField[],
  values: readonly SettingValue[],
  more: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  const add = (prefix: string, name: string): void => {
    names.set(prefix, (names.get(prefix) ?? new Set()).add(name));
  };
  for (const each of values) {
    const found = parseNamed(named, each.key);
    if (found !== undefined) {
      add(prefixOf(found.field), found.name);
    }
  }
  more.forEach((all, prefix) => all.forEach((name) => add(prefix, name)));
  return names;
}

function prefixOf(field: SettingField): string {
  return field.key.substring(0, field.key.indexOf('*'));
}

function collections(
  fields: readonly SettingField[],
  byKey: ReadonlyMap<string, SettingValue>,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): readonly Collection[] {
  return [...new Set(fields.map(prefixOf))].map((prefix) => {
    const own = fields.filter((each) => prefixOf(each) === prefix);
    return {
      prefix,
      id: shortKey(prefix).replace(/\.$/, ''),
      fields: own,
      things: [...(names.get(prefix) ?? [])].sort().map((name) => ({
        name,
        entries: own.map((field) => ({ key: keyOf(field, name), field, value: byKey.get(keyOf(field, name)) })),
      })),
    };
  });
}

/** Only what fits the words, in key, description or value; groups without any are left out. */
export function searched(groups: readonly Group[], text: string, isWanted: (entry: Entry) => boolean = () => true): readonly Group[] {
  const words = text.toLowerCase().split(/\s+/).filter((each) => each !== '');
  const fits = (entry: Entry): boolean => {
    const all = `${entry.key} ${entry.field.description} ${entry.value?.value ?? ''}`.toLowerCase();
    return isWanted(entry) && words.every((each) => all.includes(each));
  };
  const isAll = words.length === 0 && groups.every((group) => group.entries.every(isWanted));
  return isAll
    ? groups
    : groups
        .map((group) => ({
          ...group,
          entries: group.entries.filter(fits),
          collections: group.collections
            .map((each) => ({
              ...each,
              things: each.things
                .map((thing) => ({ ...thing, entries: thing.entries.filter(fits) }))
                .filter((thing) => thing.entries.length > 0),
            }))
            .filter((each) => each.things.length > 0),
        }))
        .filter((group) => group.entries.length > 0 || group.collections.length > 0);
}

/** What is left of a thing when its changes at run time are taken back; in words, for a thing that stays. */
export function staysBecause(thing: Thing): string {
  const elsewhere = thing.entries.find(
    (each) => each.value !== undefined && each.value.layer !== 'run-time' && each.value.layer !== 'default',
  );
  return elsewhere?.value === undefined ? '' : `${shortKey(elsewhere.key)} comes from ${elsewhere.value.source}`;
}
